import type { Json } from '../../json/json.ts';
import type { Literals } from '../document.ts';

/** Numbers are looked up by the name of their member, too: two limits may round to the same number. */
export const literalKey = (name: string, value: number): string => `${name} ${value}`;

/** Whether a number as written is an integer that rounding changes, or larger than every number. */
export function isBeyondNumbers(text: string): boolean {
  if (text.length < 16 && !/[eE]/.test(text)) return false;
  const value = Number(text);
  return Number.isNaN(value) ? false : !Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value) && text !== String(value));
}

declare global {
  interface JSON {
    /** JSON as it is to be written; the standard library's types do not have it yet. */
    rawJSON(text: string): unknown;
  }
}

/** The value as JSON text with line breaks; what could not be held exactly stands as it was written. */
export function textOf(value: Json, literals: Literals): string {
  const exact = (key: string, item: unknown): unknown => {
    const literal = typeof item === 'number' ? (literals.get(literalKey(key, item)) ?? literals.get(literalKey('', item))) : undefined;
    return literal === undefined ? item : JSON.rawJSON(literal);
  };
  return JSON.stringify(value, literals.size === 0 ? undefined : exact, 2);
}
