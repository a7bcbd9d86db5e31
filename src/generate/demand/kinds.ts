import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import type { Document } from '../../openapi/document.ts';
import { readingsOf } from '../../openapi/readings/readings.ts';
import type { TypeName } from '../../openapi/schema.ts';
import type { Described } from './documented.ts';
import { kindsOf } from './documented.ts';

/** The types that a value may have in any of its alternatives; undefined: any. */
export function typesIn(document: Document, value: Described): ReadonlySet<TypeName> | undefined {
  const all = value.flatMap((places) => readingsOf(document, places)).map(kindsOf);
  const known = all.filter((types) => types !== undefined);
  return known.length < all.length ? undefined : new Set(known.flatMap((types) => [...types]));
}

const words: Readonly<Record<TypeName, string>> = {
  string: 'text',
  integer: 'a number',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  array: 'an array',
  null: 'null',
};

/** `text or a number`. That it may be null as well goes without saying. */
export function inWords(types: ReadonlySet<TypeName>): string {
  const solid = [...types].filter((type) => type !== 'null');
  return [...new Set((solid.length === 0 ? [...types] : solid).map((type) => words[type]))].join(' or ');
}

const containers: readonly TypeName[] = ['object', 'array'];

/** Whether a value of these types can have the shape of another: an object, a list, or neither. */
export function canBeLike(types: ReadonlySet<TypeName>, value: Json): boolean {
  if (isObject(value) || isArray(value)) return types.has(isArray(value) ? 'array' : 'object');
  return [...types].some((type) => !containers.includes(type));
}
