import { isArray, isObject } from '../../json/json.ts';
import { joinPointer, member } from '../../json/pointer.ts';
import type { Document } from '../document.ts';
import type { Place } from '../place.ts';
import { child, follow, step } from '../place.ts';
import { compilePattern } from '../pattern.ts';
import type { Schema } from '../schema.ts';
import type { Reading } from './readings.ts';

/** Every schema that a reading gives a property: where several members of `allOf` describe it, all of them hold. */
export function propertyPlaces(document: Document, reading: Reading, name: string): readonly Place[] {
  const declared = reading.flatMap((schema) => declaredIn(document, schema, name));
  return declared.length > 0 ? declared : reading.flatMap((schema) => undeclaredPlace(document, schema, name) ?? []);
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

/** The schema of a property that is not named: by pattern, or that of all additional ones. */
export function undeclaredPlace(document: Document, { place, additional }: Schema, name: string): Place | undefined {
  const patterns = step(document, place, 'patternProperties');
  const pattern = Object.keys(patterns !== undefined && isObject(patterns.value) ? patterns.value : {}).find((key) => compilePattern(key)?.test(name) === true);
  if (patterns !== undefined && pattern !== undefined) return child(patterns, pattern);
  return typeof additional === 'object' ? additional : undefined;
}
