/** A whole number that was written with a fraction or an exponent, `1.0`: JSON has one kind of number, Pact's rules have two. */
export class Decimal {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

/** A JSON value that knows which of its numbers are decimals. */
export type Value = null | boolean | number | string | Decimal | readonly Value[] | ValueMap;
export interface ValueMap {
  readonly [key: string]: Value | undefined;
}

export type Kind = 'null' | 'boolean' | 'integer' | 'decimal' | 'string' | 'list' | 'map';

/** Parses JSON; throws a `SyntaxError`. */
export const parseValue = (text: string): Value => (mayHoldDecimals.test(text) ? JSON.parse(text, keepDecimal) : JSON.parse(text));

/** Whole numbers written so are rare; most texts are parsed without looking at each number's source. */
const mayHoldDecimals = /\d(?:\.0|[eE]|\.\d+[eE])/;

const keepDecimal = (_: string, value: unknown, context?: { readonly source?: string }): unknown =>
  Number.isInteger(value) && /[.eE]/.test(context?.source ?? '') ? new Decimal(Number(value)) : value;

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
export const isMap = (value: Value): value is ValueMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Decimal);

export function kindOf(value: Value): Kind {
  if (value === null) return 'null';
  if (isList(value)) return 'list';
  if (value instanceof Decimal) return 'decimal';
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < largestInteger ? 'integer' : 'decimal';
  if (typeof value === 'string') return 'string';
  return typeof value === 'boolean' ? 'boolean' : 'map';
}

/** What 64 bits hold; beyond it a number counts as a decimal. */
const largestInteger = 2 ** 64;

export const isNumber = (value: Value): boolean => typeof value === 'number' || value instanceof Decimal;

/** Of one type in JSON's eyes, to which all numbers are alike. */
export const isSameType = (a: Value, b: Value): boolean => (isNumber(a) ? isNumber(b) : kindOf(a) === kindOf(b));

/** Same value; the order of keys is without meaning, `1.0` is `1`. */
export function isEqual(a: Value, b: Value): boolean {
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, index) => isEqual(item, b[index] ?? null));
  if (isMap(a)) return isMap(b) && Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((key) => hasEqual(a, b, key));
  return plain(a) === plain(b);
}

const hasEqual = (a: ValueMap, b: ValueMap, key: string): boolean => Object.hasOwn(b, key) && isEqual(a[key] ?? null, b[key] ?? null);

const plain = (value: Value): unknown => (value instanceof Decimal ? value.value : value);

/** What rules about text see: a text as it is, anything else as JSON. */
export function textOf(value: Value): string {
  if (typeof value === 'string') return value;
  if (value instanceof Decimal) return `${value.value}.0`;
  return JSON.stringify(value, (_, child: unknown) => (child instanceof Decimal ? child.value : child));
}

/** A value as messages show it. */
export function shown(value: Value): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : textOf(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
