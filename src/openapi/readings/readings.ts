import type { Document } from '../document.ts';
import type { Place } from '../place.ts';
import type { Schema } from '../schema.ts';
import { schemaAt } from '../schema.ts';

/** Schemas that all hold at once: one way to read a schema that has choices. */
export type Reading = readonly Schema[];

/** Choices within choices: deeper, or more ways in all, than any vendor's answer needs. */
const deepest = 8;
const most = 512;

/** The ways to read the schemas at these places, all of which hold: each with one member of each of its `oneOf` and `anyOf`. */
export const readingsOf = (document: Document, places: readonly Place[]): readonly Reading[] =>
  places.map((place) => waysToRead(document, place, 0)).reduce(combine, [[]]);

function waysToRead(document: Document, place: Place, depth: number): readonly Reading[] {
  const schema = schemaAt(document, place);
  if (depth >= deepest) return [[schema]];
  return schema.choices.map((choice) => choice.flatMap((member) => waysToRead(document, member, depth + 1))).reduce(combine, [[schema]]);
}

const combine = (readings: readonly Reading[], others: readonly Reading[]): readonly Reading[] =>
  readings.flatMap((reading) => others.map((other): Reading => [...reading, ...other])).slice(0, most);
