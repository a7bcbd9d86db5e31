import { isArray } from '../json/json.ts';
import { joinPointer, member } from '../json/pointer.ts';
import type { Place } from './place.ts';
import { child } from './place.ts';
import type { Schema } from './schema.ts';

/** The schemas of a list's first elements, each by its position. */
export const prefixOf = ({ parts }: Schema): readonly Place[] =>
  parts.map((part) => elementPlaces(child(part, 'prefixItems'))).reduce((longest, places) => (places.length > longest.length ? places : longest), []);

const elementPlaces = (owner: Place | undefined): readonly Place[] =>
  (owner !== undefined && isArray(owner.value) ? owner.value.flatMap((_, index) => child(owner, index) ?? []) : []);

/** What some elements of a list have to be, and how many of them. */
export function containedIn({ parts }: Schema): { readonly place: Place; readonly least: number } | undefined {
  const part = parts.find((each) => child(each, 'contains') !== undefined);
  const [place, least] = [part && child(part, 'contains'), member(part?.value, 'minContains')];
  return place === undefined || least === 0 ? undefined : { place, least: typeof least === 'number' ? least : 1 };
}

/** A schema for what has to keep two of them, at a pointer that the document itself has nothing at; nor may it have at theirs. */
export const bothAt = (owner: Place, one: Place, other: Place): Place =>
  ({ pointer: joinPointer(owner.pointer, 'allOf', one.pointer, other.pointer), value: { allOf: [one.value, other.value] } });
