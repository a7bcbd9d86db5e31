import type { Json, JsonObject } from '../../src/json/json.ts';
import { isArray, isObject } from '../../src/json/json.ts';
import type { Chance } from './chance.ts';

/** An answer with one thing wrong, in words: `without /data/0/id`, `/data/0/id is a number`. */
export interface Broken {
  readonly body: Json;
  readonly how: string;
}

/** A place in an answer of which the interaction's example holds one as well: it is relied on. */
interface Relied {
  readonly keys: readonly (string | number)[];
  readonly value: Json;
}

interface Whole {
  readonly body: Json;
  readonly example: Json;
  readonly isValid: (body: Json) => boolean;
}

/** The answer without something that is relied on; undefined where nothing can be taken away. */
export function without(chance: Chance, { body, example, isValid }: Whole): Broken | undefined {
  const isSpare = ({ keys }: Relied): boolean => /^key_\d+$/.test(String(keys.at(-1))) && isValid(changed(body, keys, undefined));
  const fields = reliedIn(body, example).filter(({ keys }) => typeof keys.at(-1) === 'string');
  // A key that only shows what the values of a map are like is relied on by nobody.
  const place = chance.oneOf(fields.filter((field) => !isSpare(field)));
  return place && { body: changed(body, place.keys, undefined), how: `without ${inWords(place)}` };
}

const others: readonly Json[] = ['text', 17, 2.5, true, null, {}, ['text'], []];

/** The answer with a value of another type where one is relied on; undefined where that breaks no rule of the document. */
export function ofAnotherType(chance: Chance, { body, example, isValid }: Whole): Broken | undefined {
  for (let attempt = 0; attempt < 6; attempt += 1) {
    const place = chance.oneOf([...reliedIn(body, example), { keys: [], value: body }]);
    const value = chance.oneOf(others.filter((other) => place === undefined || kindOf(other) !== kindOf(place.value)));
    if (place === undefined || value === undefined) return undefined;
    const next = changed(body, place.keys, value);
    if (!isValid(next)) return { body: next, how: `${inWords(place)} is ${JSON.stringify(value)}` };
  }
  return undefined;
}

const inWords = ({ keys }: Relied): string => `/${keys.join('/')}`;

const kindOf = (value: Json): string => (isArray(value) ? 'list' : value === null ? 'null' : typeof value);

function reliedIn(body: Json, example: Json, keys: Relied['keys'] = []): readonly Relied[] {
  if (isArray(body) && isArray(example)) return body.flatMap((item, index) => within(item, example[0], [...keys, index]));
  if (!isObject(body) || !isObject(example)) return [];
  return Object.keys(example).flatMap((name) => (Object.hasOwn(body, name) ? within(body[name], example[name], [...keys, name]) : []));
}

const within = (value: Json | undefined, example: Json | undefined, keys: Relied['keys']): readonly Relied[] =>
  value === undefined || example === undefined ? [] : [{ keys, value }, ...reliedIn(value, example, keys)];

function changed(value: Json, [key, ...rest]: Relied['keys'], next: Json | undefined): Json {
  if (key === undefined) return next ?? null;
  if (isArray(value)) return value.map((item, index) => (index === key ? changed(item, rest, next) : item));
  return isObject(value) ? changedMember(value, String(key), rest.length === 0 ? next : changed(value[key] ?? null, rest, next)) : value;
}

const changedMember = (owner: JsonObject, name: string, next: Json | undefined): JsonObject =>
  Object.fromEntries(Object.entries(owner).flatMap(([key, value]) => (key !== name ? [[key, value]] : next === undefined ? [] : [[key, next]])));
