/** Expressions of the vendor's query language (AQL), for `query` of a selection. Values are quoted here, never by the caller. */

export type AqlValue = string | number | boolean;

/** The field has exactly this value: `("labels" == "pci")`. */
export const is = (field: string, value: AqlValue): string => `(${named(field)} == ${literal(value)})`;

/** The field has one of the values. */
export function isOneOf(field: string, values: readonly AqlValue[]): string {
  if (values.length === 0) throw new TypeError(`${field} cannot be one of no values`);
  return `(${named(field)} in [${values.map(literal).join(', ')}])`;
}

/** The text is somewhere in the field, whatever its case. It is taken as it is, not as a pattern. */
export const contains = (field: string, text: string): string => `(${named(field)} == regex(${literal(escapedForPattern(text))}, "i"))`;

/** The field is there and not empty. */
export const exists = (field: string): string => `(${named(field)} == ({"$exists":true,"$ne":""}))`;

/** Seen by any adapter within the last days. */
export function seenWithin(days: number): string {
  if (!Number.isInteger(days) || days < 1) throw new TypeError('days are counted from 1 on');
  return `("specific_data.data.last_seen" >= date("NOW - ${days}d"))`;
}

/** All of them hold. No expression stands for every asset. */
export const allOf = (...expressions: readonly string[]): string => joined(expressions, 'and');

/** At least one of them holds. */
export function anyOf(...expressions: readonly string[]): string {
  if (expressions.length === 0) throw new TypeError('one of no expressions never holds');
  return joined(expressions, 'or');
}

/** It does not hold. */
export const not = (expression: string): string => `not ${expression}`;

const joined = (expressions: readonly string[], word: 'and' | 'or'): string =>
  expressions.length > 1 ? `(${expressions.join(` ${word} `)})` : (expressions[0] ?? '');

/** A name with a quote in it would end the field and begin something else. */
function named(field: string): string {
  if (!/^[A-Za-z_][\w.:-]*$/.test(field)) throw new TypeError(`${JSON.stringify(field)} is not the name of a field`);
  return `"${field}"`;
}

/** Quotes and backslashes are escaped as in JSON, and so are control characters. */
function literal(value: AqlValue): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} cannot be searched for`);
  return JSON.stringify(value);
}

const escapedForPattern = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
