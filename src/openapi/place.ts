import type { Json } from '../json/json.ts';
import { joinPointer, lookUp, member } from '../json/pointer.ts';
import type { Document } from './document.ts';

/** A value in a document and where it stands: an RFC 6901 pointer into the document as read. */
export interface Place {
  readonly pointer: string;
  readonly value: Json;
}

export const rootPlace = (document: Document): Place => ({ pointer: '', value: document.root });

/** The place that a pointer names, references followed; undefined where there is nothing. */
export function placeAt(document: Document, pointer: string): Place | undefined {
  const value = lookUp(document.root, pointer);
  return value === undefined ? undefined : follow(document, { pointer, value });
}

/** Steps down by keys, following the reference at each step; undefined where there is nothing. */
export function step(document: Document, place: Place, ...keys: readonly (string | number)[]): Place | undefined {
  let here: Place | undefined = place;
  for (const key of keys) {
    const value: Json | undefined = member(here.value, key);
    here = value === undefined ? undefined : follow(document, { pointer: joinPointer(here.pointer, key), value });
    if (here === undefined) return undefined;
  }
  return here;
}

/** One step down without following a reference there. */
export function child(place: Place, key: string | number): Place | undefined {
  const value = member(place.value, key);
  return value === undefined ? undefined : { pointer: joinPointer(place.pointer, key), value };
}

/** Where the reference at a place leads in the end; undefined when it dangles or runs in a circle. */
export function follow(document: Document, place: Place): Place | undefined {
  const seen = new Set<string>();
  let here = place;
  for (let target = referenceAt(here); target !== undefined; target = referenceAt(here)) {
    const value = lookUp(document.root, target);
    if (value === undefined || seen.has(target)) return undefined;
    seen.add(target);
    here = { pointer: target, value };
  }
  return here;
}

/** The pointer that a `$ref` within the document names. */
export function referenceAt(place: Place): string | undefined {
  const reference = member(place.value, '$ref');
  if (typeof reference !== 'string' || !reference.startsWith('#')) return undefined;
  return decode(reference.slice(1));
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
