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
  places.map((place) => waysToRead(document, place, [])).reduce(combine, [[]]);

function waysToRead(document: Document, place: Place, open: readonly string[]): readonly Reading[] {
  const schema = schemaAt(document, place);
  if (open.length >= deepest) return [[schema]];
  const inside = [...open, schema.place.pointer];
  return [...schema.choices, ...schema.conditions].map((choice) => waysToChoose(document, choice, inside)).reduce(combine, [[schema]]);
}

/** A member that is one of the schemas around it adds no way to read them. */
function waysToChoose(document: Document, choice: readonly Place[], open: readonly string[]): readonly Reading[] {
  const members = choice.filter((member) => !open.includes(schemaAt(document, member).place.pointer));
  return members.length === 0 ? [[]] : members.flatMap((member) => waysToRead(document, member, open));
}

const combine = (readings: readonly Reading[], others: readonly Reading[]): readonly Reading[] =>
  readings.flatMap((reading) => others.map((other): Reading => [...reading, ...other])).slice(0, most);
