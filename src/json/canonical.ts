import type { Json } from './json.ts';
import { isArray, isObject } from './json.ts';

/** The same value with the keys of every object sorted; arrays keep their order. */
export function sortKeys(value: Json): Json {
  if (isArray(value)) return value.map(sortKeys);
  if (!isObject(value)) return value;
  // A null prototype keeps a key named __proto__ an ordinary key.
  const sorted: Record<string, Json> = Object.create(null);
  for (const key of Object.keys(value).toSorted()) {
    const child = value[key];
    if (child !== undefined) sorted[key] = sortKeys(child);
  }
  return sorted;
}

/** Compact text in which equal values are equal texts. */
export const canonicalJson = (value: Json): string => JSON.stringify(sortKeys(value));
