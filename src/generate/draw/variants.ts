import type { Json } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import type { Schema } from '../../openapi/schema.ts';

/** Values like one, no two of them the same, as far as that can be told without trying. */
export function variantsOf({ values, bounds }: Schema, example: Json, count: number): readonly Json[] {
  if (values !== undefined) return values.filter((value) => value !== null).slice(0, count);
  return Array.from({ length: count }, (_, index) => (index === 0 ? example : variant(example, index, bounds.maxLength ?? Infinity)));
}

function variant(example: Json, index: number, longest: number): Json {
  if (typeof example === 'number') return example + index;
  if (typeof example === 'boolean') return index % 2 === 0 ? example : !example;
  if (typeof example === 'string') return `${example.slice(0, longest - String(index).length)}${index}`;
  if (isArray(example)) return example.map((item) => variant(item, index, longest));
  if (!isObject(example)) return example;
  const [first] = Object.entries(example).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return first === undefined ? example : { ...example, [first[0]]: variant(first[1] ?? null, index, longest) };
}
