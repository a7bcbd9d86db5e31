import { isArray } from '../../json/json.ts';
import { joinPointer, member } from '../../json/pointer.ts';
import type { Document } from '../document.ts';
import { undeclaredPlace } from '../key-names.ts';
import type { Place } from '../place.ts';
import { child, follow } from '../place.ts';
import type { Schema } from '../schema.ts';
import type { Reading } from './readings.ts';

/** Every schema that a reading gives a property: where several members of `allOf` describe it, all of them hold. */
export function propertyPlaces(document: Document, reading: Reading, name: string): readonly Place[] {
  const declared = reading.flatMap((schema) => declaredIn(document, schema, name));
  return declared.length > 0 ? declared : reading.flatMap((schema) => undeclaredPlace(schema, name) ?? []);
}

function declaredIn(document: Document, { place, properties }: Schema, name: string): readonly Place[] {
  const merged = properties.get(name);
  if (merged === undefined) return [];
  const all = member(place.value, 'allOf') === undefined ? [] : partsWith(document, { place, name, seen: new Set() });
  return all.length > 1 ? all : [merged];
}

interface Search {
  readonly place: Place;
  readonly name: string;
  readonly seen: Set<string>;
}

function partsWith(document: Document, { place, name, seen }: Search): readonly Place[] {
  const here = follow(document, place);
  if (here === undefined || seen.has(here.pointer)) return [];
  seen.add(here.pointer);
  const properties = child(here, 'properties');
  const own = properties && child(properties, name);
  const members = member(here.value, 'allOf');
  const parts = isArray(members) ? members.map((value, index) => ({ pointer: joinPointer(here.pointer, 'allOf', index), value })) : [];
  return [...parts.flatMap((part) => partsWith(document, { place: part, name, seen })), ...(own === undefined ? [] : [own])];
}
