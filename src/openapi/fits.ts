import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { Json } from '../json/json.ts';
import { compilePattern } from './pattern.ts';
import type { Schema } from './schema.ts';

/**
 * Whether a scalar keeps the rules that stand in the schema itself. Quicker than a compiled validator where many small values are
 * tried once each; what `not` or `if` say is left to that.
 */
export function fitsScalar(schema: Schema, value: Json): boolean {
  if (schema.values !== undefined && !schema.values.includes(value)) return false;
  if (value === null) return schema.nullable;
  if (typeof value === 'string') return hasType(schema, 'string') && fitsText(schema, value);
  if (typeof value === 'number') return hasType(schema, Number.isInteger(value) ? 'integer' : 'number') && fitsNumber(schema, value) && fitsFormat(schema.format, value);
  return typeof value === 'boolean' && hasType(schema, 'boolean');
}

function hasType({ types }: Schema, type: 'string' | 'integer' | 'number' | 'boolean'): boolean {
  return types === undefined || types.has(type) || (type === 'integer' && types.has('number'));
}

export function fitsText({ bounds: { minLength = 0, maxLength = Infinity }, pattern, format }: Schema, text: string): boolean {
  // JSON Schema counts characters, not the halves of surrogate pairs.
  const length = [...text].length;
  return length >= minLength && length <= maxLength && fitsPattern(pattern, text) && fitsFormat(format, text);
}

/** A pattern that cannot be read restricts nothing. */
export const fitsPattern = (pattern: string | undefined, text: string): boolean => pattern === undefined || compilePattern(pattern)?.test(text) !== false;

const formats = new Map(Object.entries(fullFormats));

/** Whether a text or number has a format; an unknown one restricts nothing. */
export function fitsFormat(name: string | undefined, value: string | number): boolean {
  const format = name === undefined ? undefined : formats.get(name);
  const kind = typeof format === 'object' && 'type' in format && format.type === 'number' ? 'number' : 'string';
  if (typeof value !== kind) return true;
  const validate: unknown = typeof format === 'object' && 'validate' in format ? format.validate : format;
  if (validate instanceof RegExp) return validate.test(String(value));
  return typeof validate !== 'function' || validate(value) === true;
}

/** Sums of decimal fractions are never exact; this close is a multiple. */
const tolerance = 1e-8;

export function fitsNumber({ bounds }: Pick<Schema, 'bounds'>, value: number): boolean {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity, multipleOf } = bounds;
  const isMultiple = multipleOf === undefined || Math.abs(value / multipleOf - Math.round(value / multipleOf)) < tolerance;
  return value >= minimum && value <= maximum && value > exclusiveMinimum && value < exclusiveMaximum && isMultiple;
}
