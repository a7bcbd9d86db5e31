import type { Json } from '../json/json.ts';
import { joinPointer, lookUp, member } from '../json/pointer.ts';
import type { Document } from './document.ts';

/**
 * A value in a document and where it stands: an RFC 6901 pointer into the document as read.
 * In another file of the document its name comes first: `shared/pets.yaml#/Pet`.
 */
export interface Place {
  readonly pointer: string;
  readonly value: Json;
}

export const rootPlace = (document: Document): Place => ({ pointer: '', value: document.root });

/** The place that a pointer names, references followed; undefined where there is nothing. */
export function placeAt(document: Document, pointer: string): Place | undefined {
  const value = valueAt(document, pointer);
  return value === undefined ? undefined : follow(document, { pointer, value });
}

/** The value that a pointer names, in whichever file; undefined where there is nothing. */
export function valueAt({ root, files }: Pick<Document, 'root' | 'files'>, pointer: string): Json | undefined {
  const { file, inside } = splitFile(pointer);
  const within = file === undefined ? root : files.get(file);
  return within === undefined || (inside !== '' && !inside.startsWith('/')) ? undefined : lookUp(within, inside);
}

/** A pointer's file, undefined for the document itself, and the pointer within it. */
export function splitFile(pointer: string): { readonly file: string | undefined; readonly inside: string } {
  const mark = pointer.startsWith('/') ? -1 : pointer.indexOf('#');
  return mark === -1 ? { file: undefined, inside: pointer } : { file: pointer.slice(0, mark), inside: pointer.slice(mark + 1) };
}

/** Where values stand that were put together when the document was read, such as a body from Swagger 2.0's parameters. */
const origins = new WeakMap<object, string>();

/** Lets a value made while reading be known by the place that it was made from. */
export function setOrigin<Value extends object>(value: Value, pointer: string): Value {
  origins.set(value, pointer);
  return value;
}

/** Steps down by keys, following the reference at each step; undefined where there is nothing. */
export function step(document: Document, place: Place, ...keys: readonly (string | number)[]): Place | undefined {
  let here: Place | undefined = place;
  for (const key of keys) {
    const inner: Place | undefined = child(here, key);
    here = inner && follow(document, inner);
    if (here === undefined) return undefined;
  }
  return here;
}

/** One step down without following a reference there. */
export function child(place: Place, key: string | number): Place | undefined {
  const value = member(place.value, key);
  if (value === undefined) return undefined;
  return originAt(joinPointer(place.pointer, key), value);
}

/** The place of a value found at a pointer: where it was made from, if that is elsewhere. */
export function originAt(pointer: string, value: Json): Place {
  const origin = typeof value === 'object' && value !== null ? origins.get(value) : undefined;
  return { pointer: origin ?? pointer, value };
}

/** Where the reference at a place leads in the end; undefined when it dangles or runs in a circle. */
export function follow(document: Document, place: Place): Place | undefined {
  let here = place;
  let seen: Set<string> | undefined;
  for (let target = referenceAt(here); target !== undefined; target = referenceAt(here)) {
    const value = valueAt(document, target);
    seen ??= new Set();
    if (value === undefined || seen.has(target)) return undefined;
    seen.add(target);
    here = { pointer: target, value };
  }
  return here;
}

/** The pointer that a `$ref` names; it may lead nowhere. */
export function referenceAt(place: Place): string | undefined {
  const reference = member(place.value, '$ref');
  if (typeof reference !== 'string') return undefined;
  const mark = reference.indexOf('#');
  if (mark === 0) return decode(reference.slice(1));
  // A file's name that began with a slash would be taken for a pointer.
  const file = `${reference.startsWith('/') ? 'file:' : ''}${mark === -1 ? reference : reference.slice(0, mark)}`;
  return `${file}#${mark === -1 ? '' : decode(reference.slice(mark + 1))}`;
}

/** The `$ref` that leads to a pointer of the document. */
export function referenceTo(pointer: string): string {
  const { file, inside } = splitFile(pointer);
  return `${file ?? ''}#${encodeURI(inside)}`;
}

function decode(fragment: string): string {
  if (!fragment.includes('%')) return fragment;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
