import { isArray, isObject } from '../../json/json.ts';
import type { Json } from '../../json/json.ts';
import type { Document } from '../document.ts';
import type { Place } from '../place.ts';
import type { Schema, TypeName } from '../schema.ts';
import { schemaAt } from '../schema.ts';

/** A schema whose alternatives nest deeper than this says nothing that helps to read a text. */
const deepest = 6;

/** The types that a schema lets through, its alternatives included; undefined: any. */
export function acceptedTypes(document: Document, place: Place, depth = 0): ReadonlySet<TypeName> | undefined {
  const schema = schemaAt(document, place);
  if (schema.types !== undefined) return schema.types;
  if (schema.values !== undefined) return new Set(schema.values.map(typeOf));
  if (schema.properties.size > 0) return new Set<TypeName>(['object']);
  if (schema.items !== undefined) return new Set<TypeName>(['array']);
  const members = alternatives(schema, depth).map((member) => acceptedTypes(document, member, depth + 1));
  const known = members.filter((types) => types !== undefined);
  return members.length === 0 || known.length < members.length ? undefined : new Set(known.flatMap((types) => [...types]));
}

/** Whether a schema is for values of one of these types. One for objects says nothing of a text: how it stands for them nobody tells. */
export function isFor(document: Document, schema: Place, ...types: readonly TypeName[]): boolean {
  const accepted = acceptedTypes(document, schema);
  return accepted === undefined || types.some((type) => accepted.has(type));
}

/** Where a property's schema is: declared, in an alternative, or that of undeclared properties. */
export function propertyPlace(document: Document, place: Place, name: string): Place | undefined {
  return firstIn(document, place, ({ properties, additional }) => properties.get(name) ?? (typeof additional === 'object' ? additional : undefined));
}

/** The schema of an array's items, also where only an alternative is an array. */
export const itemsPlace = (document: Document, place: Place): Place | undefined => firstIn(document, place, ({ items }) => items);

/** What is found in a schema, else in the first of its alternatives that has it. */
function firstIn(document: Document, place: Place, find: (schema: Schema) => Place | undefined): Place | undefined {
  let level: readonly Place[] = [place];
  for (let depth = 0; depth <= deepest && level.length > 0; depth += 1) {
    const schemas = level.map((each) => schemaAt(document, each));
    const found = schemas.map(find).find((one) => one !== undefined);
    if (found !== undefined) return found;
    level = schemas.flatMap((schema) => alternatives(schema, depth));
  }
  return undefined;
}

const alternatives = (schema: Schema, depth: number): readonly Place[] => (depth < deepest ? schema.choices.flat() : []);

function typeOf(value: Json): TypeName {
  if (value === null) return 'null';
  if (isArray(value)) return 'array';
  if (isObject(value)) return 'object';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value === 'boolean' ? 'boolean' : 'string';
}
