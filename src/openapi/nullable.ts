import { isArray } from '../json/json.ts';
import { joinPointer, member } from '../json/pointer.ts';
import type { Document } from './document.ts';
import type { Place } from './place.ts';
import { follow } from './place.ts';

/** Whether the schema at a place says that `null` is valid, in any of the ways that OpenAPI has for it. */
export function allowsNull(document: Document, place: Place, seen: ReadonlySet<string> = new Set()): boolean {
  // Beside a `$ref`, `nullable` is to be ignored by the letter of 3.0, yet vendors write it there and mean it.
  if (document.openapi === '3.0' && member(place.value, 'nullable') === true) return true;
  const here = follow(document, place);
  if (here === undefined || seen.has(here.pointer)) return false;
  const inside = new Set([...seen, here.pointer]);
  const isNullIn = (part: Place): boolean => allowsNull(document, part, inside);
  const choices = [...listIn(here, 'anyOf'), ...listIn(here, 'oneOf')];
  return saysNull(document, here) || choices.some(isNullIn) || holdsForAll(listIn(here, 'allOf'), isNullIn);
}

function saysNull(document: Document, { value }: Place): boolean {
  if (document.openapi === '3.0' && member(value, 'nullable') === true) return true;
  const [type, values] = [member(value, 'type'), member(value, 'enum')];
  if (type !== undefined) return type === 'null' || (isArray(type) && type.includes('null'));
  return member(value, 'const') === null || (isArray(values) && values.includes(null));
}

const holdsForAll = (places: readonly Place[], test: (place: Place) => boolean): boolean => places.length > 0 && places.every(test);

function listIn(owner: Place, key: string): readonly Place[] {
  const list = member(owner.value, key);
  return isArray(list) ? list.map((value, index) => ({ pointer: joinPointer(owner.pointer, key, index), value })) : [];
}
