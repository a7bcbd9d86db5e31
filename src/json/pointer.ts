import type { Json } from './json.ts';
import { isArray, isObject } from './json.ts';

/** Adds segments to an RFC 6901 JSON pointer: `('/paths', '/a')` → `/paths/~1a`. */
export const joinPointer = (pointer: string, ...segments: readonly (string | number)[]): string =>
  pointer + segments.map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

export const splitPointer = (pointer: string): readonly string[] =>
  pointer.split('/').slice(1).map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The own member of an object or array; never something inherited. */
export function member(value: Json | undefined, key: string | number): Json | undefined {
  if (isArray(value)) return value[Number(key)];
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

export const lookUp = (root: Json, pointer: string): Json | undefined =>
  splitPointer(pointer).reduce<Json | undefined>((value, key) => member(value, key), root);
