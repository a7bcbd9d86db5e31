import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import type { Schema, TypeName } from '../schema.ts';
import type { Reading } from './readings.ts';

/** The types that a reading allows; undefined: any. Properties or items make an object or a list, even where no type is named. */
export function typesOf(reading: Reading): ReadonlySet<TypeName> | undefined {
  const known = reading.map(typesOfSchema).filter((types) => types !== undefined);
  const [head, ...rest] = known;
  return head && rest.reduce<ReadonlySet<TypeName>>((types, others) => new Set([...types].filter((type) => allows(others, type))), head);
}

function typesOfSchema(schema: Schema): ReadonlySet<TypeName> | undefined {
  if (schema.types !== undefined) return schema.types;
  if (schema.values !== undefined) return new Set(schema.values.map(typeOf));
  if (schema.properties.size > 0) return new Set<TypeName>(['object']);
  return schema.items === undefined ? undefined : new Set<TypeName>(['array']);
}

/** Every integer is a number. */
export const allows = (types: ReadonlySet<TypeName>, type: TypeName): boolean =>
  types.has(type) || (type === 'integer' && types.has('number'));

export function typeOf(value: Json): TypeName {
  if (value === null) return 'null';
  if (isArray(value)) return 'array';
  if (isObject(value)) return 'object';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value === 'boolean' ? 'boolean' : 'string';
}
