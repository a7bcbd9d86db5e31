import { isDeepStrictEqual } from 'node:util';
import type { Preference } from '../../openapi/choose.ts';
import { isRefinement } from '../../openapi/choose.ts';
import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import type { Reading } from '../../openapi/readings/readings.ts';
import { readingsOf } from '../../openapi/readings/readings.ts';
import { typesOf } from '../../openapi/readings/types.ts';
import type { Schema } from '../../openapi/schema.ts';
import { schemaAt } from '../../openapi/schema.ts';
import type { Demand } from '../demand/demand.ts';
import type { Spot, Walk } from './walk.ts';

/** More schemas than this for one member are no vendor's. */
const mostOthers = 16;

/** Whether somebody has chosen among alternatives: the one who sends a request, or a consumer that says what it relies on. */
export const isChosen = ({ way, direction }: Walk): boolean => way === undefined || direction === 'request';

/** What the document may mean at a spot, each choice made in each way. Where nobody has chosen, an answer may follow any of them. */
export function readingsAt(walk: Walk, { place, also }: Spot, chosen: Schema): readonly Reading[] {
  if (isChosen(walk)) return [[chosen]];
  const readings = [place, ...also].flatMap((each) => readingsOf(walk.document, [each]));
  return readings.length === 1 ? [[chosen]] : readings;
}

/**
 * Of members of a choice that fit as well, the one is liked best that asks for least beside what is demanded: that much cannot be relied
 * on. Then the one with most texts: beside an example of another type, no rule tells texts from anything.
 */
export const likingLeast = (document: Document, preference: Preference, demand: Demand | undefined): Preference => (member) => {
  if (demand?.kind !== 'fields') return preference(member);
  const extra = [...member.required].filter((name) => !demand.fields.has(name)).length;
  const texts = [...demand.fields.keys()].flatMap((name) => member.properties.get(name) ?? []).filter((place) => schemaAt(document, place).types?.has('string'));
  return preference(member) - Math.min(extra, 100) / 1000 + Math.min(texts.length, 100) / 1_000_000;
};

/** The readings by which a value is an object; of others a rule for an object has nothing to say. */
export const objectReadings = (readings: readonly Reading[]): readonly Reading[] => readings.filter((reading) => typesOf(reading)?.has('object') !== false);

/** Whether an object has a member whichever way its schema is read. */
export const isCertain = (readings: readonly Reading[], name: string): boolean => readings.every((reading) => reading.some(({ required }) => required.has(name)));

/** However many members a document wants, no rule asks for more. */
const mostAskedFor = 100;

/** How many members an answer has at least, whichever way its schema is read. */
export function fewestMembers({ document }: Walk, readings: readonly Reading[]): number {
  const counts = readings.map((reading) => {
    const required = new Set(reading.flatMap((schema) => [...schema.required]));
    const isSent = (name: string): boolean => !reading.some(({ properties }) => isWriteOnly(document, properties.get(name)));
    return Math.max(...reading.map(({ bounds }) => bounds.minProperties ?? 0), [...required].filter(isSent).length);
  });
  return Math.min(...counts, mostAskedFor);
}

const isWriteOnly = (document: Document, place: Place | undefined): boolean => place !== undefined && schemaAt(document, place).writeOnly;

/** The schemas that a part has in other readings than the one that is drawn. */
export function otherPlaces(readings: readonly Reading[], own: Place, partOf: (schema: Schema) => Place | undefined): readonly Place[] {
  if (readings.length === 1) return [];
  const found = readings.flatMap((reading) => {
    const described = reading.map(partOf).filter((place) => place !== undefined && place.value !== false);
    return described.findLast((place) => place !== undefined && !isRefinement(place)) ?? described.at(-1) ?? [];
  });
  return [...new Map(found.map((place) => [place.pointer, place])).values()].filter(({ pointer }) => pointer !== own.pointer).slice(0, mostOthers);
}

/** A schema without what it says of texts that others, which may hold instead, do not say as well. */
export function agreed(schema: Schema, readings: readonly Reading[]): Schema {
  const textual = readings.filter((reading) => reading.every(({ types }) => types === undefined || types.has('string')));
  const said = (key: 'format' | 'pattern' | 'values'): boolean => textual.every((reading) => isDeepStrictEqual(reading.findLast((one) => one[key] !== undefined)?.[key], schema[key]));
  return {
    ...schema,
    format: said('format') ? schema.format : undefined,
    pattern: said('pattern') ? schema.pattern : undefined,
    values: said('values') ? schema.values : undefined,
  };
}
