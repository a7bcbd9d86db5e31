import type { Document } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { Place } from '../../openapi/place.ts';
import { follow } from '../../openapi/place.ts';
import { schemaAt } from '../../openapi/schema.ts';
import { itemsPlace } from '../../openapi/wire/accepted.ts';
import { firstSuccess } from '../answer/documented.ts';
import type { Resource } from './resource.ts';

/** Whether an operation answers with the thing itself: the schema is the one that reading it has, whole or in the same field. */
export function answersLike({ document, ofOne }: Resource, operation: Operation): boolean {
  const reading = ofOne.find(({ method }) => method === 'GET');
  const read = new Map(Map.groupBy(schemasOf(document, reading && answered(reading)), ([field]) => field));
  return schemasOf(document, answered(operation)).some(([field, schema]) => read.get(field)?.some(([, one]) => one === schema));
}

/** Whether an operation lists such things: its items have the schema that reading one has, or that the collection's own list has. */
export function answersList({ document, ofOne }: Resource, operation: Operation): boolean {
  const items = itemsIn(document, answered(operation));
  const reading = ofOne.find(({ method }) => method === 'GET');
  const read = new Set(schemasOf(document, reading && answered(reading)).map(([, schema]) => schema));
  return items.some((item) => read.has(item));
}

const kinds = new WeakMap<Resource, string>();

/** What two resources have in common whose things have one schema: a thing made below one path is read below another; '' where it has no name. */
export function kindOf(resource: Resource): string {
  const found = kinds.get(resource);
  if (found !== undefined) return found;
  const { document, ofOne } = resource;
  const reading = ofOne.find(({ method }) => method === 'GET');
  const named = schemasOf(document, reading && answered(reading)).map(([, pointer]) => pointer).find((pointer) => /^[^/]*#?\/(components\/schemas|definitions)\/[^/]+$/.test(pointer));
  const kind = named === undefined ? '' : `${document.file}#${named}`;
  kinds.set(resource, kind);
  return kind;
}

const answered = (operation: Operation): Place | undefined => firstSuccess(operation)?.response.content[0]?.schema;

const besides = /^(meta|links|_links|paging|pagination|errors?|warnings?|status|messages?)$/i;

/** The schemas of an answer, and their alternatives: its own under '', and those of the fields that may hold the thing. */
function schemasOf(document: Document, place: Place | undefined): readonly (readonly [string, string])[] {
  if (place === undefined) return [];
  const fields = [...schemaAt(document, place).properties].filter(([name]) => !besides.test(name));
  return [['', place] as const, ...fields].flatMap(([name, at]) => [at, ...schemaAt(document, at).choices.flat()].map((one) => [name, identity(document, one)] as const));
}

const identity = (document: Document, place: Place): string => (follow(document, place) ?? place).pointer;

/** The schemas of the items of an answer's lists. */
function itemsIn(document: Document, place: Place | undefined): readonly string[] {
  if (place === undefined) return [];
  const lists = [place, ...schemaAt(document, place).properties.values()];
  return lists.flatMap((list) => itemsPlace(document, list) ?? []).map((item) => identity(document, item));
}
