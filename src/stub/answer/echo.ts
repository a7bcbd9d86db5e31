import type { Json, JsonObject } from '../../json/json.ts';
import { isObject } from '../../json/json.ts';
import type { Understood } from '../request/understand.ts';

/** What was asked for comes back in the fields of the same name: a body's fields, and a query's page and filters. */
export function echoOf({ body, query }: Understood, answer: Json): JsonObject {
  if (!isObject(answer)) return {};
  const asked = [...scalars(query), ...(isObject(body) ? Object.entries(body) : [])];
  const isEchoed = (name: string, value: Json | undefined): boolean => Object.hasOwn(answer, name) && isLike(answer[name], value);
  return Object.fromEntries(asked.filter(([name, value]) => value !== undefined && isEchoed(name, value)));
}

/** A list's filters hold for its items: `?state=open` lists things that are open. */
export function filtersOf({ query }: Understood, item: Json | undefined): JsonObject {
  if (!isObject(item)) return {};
  return Object.fromEntries(scalars(query).filter(([name]) => Object.hasOwn(item, name)));
}

const scalars = (query: Understood['query']): readonly (readonly [string, Json | undefined])[] =>
  [...query].filter(([, value]) => typeof value !== 'object');

/** A field that holds an object is not replaced by a text: `customer` may be written as an id and answered in full. */
const isLike = (answered: Json | undefined, asked: Json | undefined): boolean => isObject(answered) === isObject(asked) || answered === null;
