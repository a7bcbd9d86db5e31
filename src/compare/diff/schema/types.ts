import type { Json } from '../../../json/json.ts';
import { isArray, isObject } from '../../../json/json.ts';
import type { Document } from '../../../openapi/document.ts';
import type { Schema, TypeName } from '../../../openapi/schema.ts';
import { schemaAt, solidTypes, typeNames } from '../../../openapi/schema.ts';
import type { Found } from './local.ts';

type Types = ReadonlySet<TypeName>;

const all: Types = new Set(typeNames.filter((name) => name !== 'null'));

/** Unions in unions in unions say nothing about a value's type that would be worth the search. */
const deepest = 4;

/** The types of a value, without `null`; where the document leaves them out, those that its other keywords speak of. */
export function typesOf(document: Document, schema: Schema, depth = 0): Types {
  const { types, values, properties, items, choices } = schema;
  if (types !== undefined) return widened(new Set(solidTypes(schema)));
  if (values !== undefined) return widened(new Set(values.map(typeOf).filter((type) => type !== 'null')));
  if (properties.size > 0) return new Set(['object']);
  if (items !== undefined) return new Set(['array']);
  const [choice] = choices;
  if (choice === undefined || depth >= deepest) return all;
  return new Set(choice.flatMap((place) => [...typesOf(document, schemaAt(document, place), depth + 1)]));
}

/** Every integer is a number. */
const widened = (types: Types): Types => (types.has('number') ? new Set([...types, 'integer']) : types);

function typeOf(value: Json): TypeName {
  if (value === null) return 'null';
  if (isArray(value)) return 'array';
  if (isObject(value)) return 'object';
  return typeof value === 'number' ? (Number.isInteger(value) ? 'integer' : 'number') : typeof value === 'string' ? 'string' : 'boolean';
}

/** How the types differ. */
export function diffTypes(was: Types, is: Types, pointer: string): readonly Found[] {
  const [losesNone, gainsNone] = [[...was].every((type) => is.has(type)), [...is].every((type) => was.has(type))];
  if (losesNone && gainsNone) return [];
  const aspect = losesNone ? 'type-widened' : gainsNone ? 'type-narrowed' : 'type-changed';
  return [{ aspect, pointer, words: `is now ${inWords(is)}; it was ${inWords(was)}` }];
}

/** Whether a value can be of both. */
export const shareType = (one: Types, other: Types): boolean => [...one].some((type) => other.has(type));

export function inWords(types: Types): string {
  if (types.size === all.size) return 'of any type';
  const names = [...types].filter((name) => name !== 'integer' || !types.has('number'));
  return names.length === 0 ? 'null' : names.join(' or ');
}
