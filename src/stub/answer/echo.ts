import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import type { Understood } from '../request/understand.ts';
import { overlay } from './merge.ts';

/** What was asked for comes back in the fields of the same name: a body's fields, and a query's page and filters. */
export function echoOf({ body, query }: Understood, answer: Json): JsonObject {
  if (!isObject(answer)) return {};
  const echoed: [string, Json][] = [];
  const echo = (name: string, value: Json | undefined): void => {
    if (value !== undefined && Object.hasOwn(answer, name) && isLike(answer[name], value)) echoed.push([name, echoedIn(answer[name], value)]);
  };
  for (const [name, value] of query) if (typeof value !== 'object') echo(name, value);
  for (const [name, value] of Object.entries(isObject(body) ? body : {})) echo(name, value);
  return Object.fromEntries(echoed);
}

/** Each item of a list over the one that the answer has: what is sent of it is often less than what is answered. */
function echoedIn(answered: Json | undefined, asked: Json): Json {
  if (!isArray(answered) || !isArray(asked)) return asked;
  return asked.map((item, index) => {
    const below = answered[index] ?? answered[0];
    return isObject(item) && isObject(below) ? overlay(below, item) : item;
  });
}

/** A list's filters hold for its items: `?state=open` lists things that are open; of several values an item has one. */
export function filtersOf({ query }: Understood, item: Json | undefined): JsonObject {
  if (!isObject(item)) return {};
  const filters = [...query].flatMap(([name, value]): [string, Json][] => {
    if (!Object.hasOwn(item, name)) return [];
    const one = isArray(value) && !isArray(item[name]) ? (value.find((wanted) => wanted === item[name]) ?? value[0]) : value;
    return one === undefined || typeof one === 'object' ? [] : [[name, one]];
  });
  return Object.fromEntries(filters);
}

/** A field that holds an object is not replaced by a text: `customer` may be written as an id and answered in full. */
const isLike = (answered: Json | undefined, asked: Json | undefined): boolean => isObject(answered) === isObject(asked) || answered === null;
