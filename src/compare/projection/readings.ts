import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import type { Schema } from '../../openapi/schema.ts';
import { schemaAt } from '../../openapi/schema.ts';

/** Schemas that all hold at once: one way to read a schema that has choices. */
export type Reading = readonly Schema[];

/** Choices within choices: deeper, or more ways in all, than any vendor's answer needs. */
const deepest = 8;
const most = 512;

/** The ways to read the schema at a place: itself with one member of each of its `oneOf` and `anyOf`. */
export function readingsOf(document: Document, place: Place, depth = 0): readonly Reading[] {
  const schema = schemaAt(document, place);
  if (depth >= deepest) return [[schema]];
  return schema.choices.reduce<readonly Reading[]>((readings, choice) => {
    const members = choice.flatMap((member) => readingsOf(document, member, depth + 1));
    return readings.flatMap((reading) => members.map((member): Reading => [...reading, ...member])).slice(0, most);
  }, [[schema]]);
}
