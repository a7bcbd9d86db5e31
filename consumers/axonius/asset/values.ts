import { property } from '../../shared/lenient.ts';

/** One or several: which it is differs from asset to asset, since several adapters feed a field. */
export const several = (value: unknown): readonly unknown[] =>
  (Array.isArray(value) ? value.flat(deepest) : [value]).filter((one) => !nothing.has(one));

/** Lists within lists come from merging; what is nested deeper is nobody's. */
const deepest = 3;
const nothing: ReadonlySet<unknown> = new Set([undefined, null, '']);

/** The texts of the fields, in the order of the names. Numbers become texts. */
export const textsOf = (data: unknown, ...names: readonly string[]): readonly string[] =>
  names.flatMap((name) => several(property(data, name))).flatMap(asText);

/** The first of them. */
export const textOf = (data: unknown, ...names: readonly string[]): string | undefined => textsOf(data, ...names)[0];

export const flagsOf = (data: unknown, name: string): readonly boolean[] =>
  several(property(data, name)).filter((value) => typeof value === 'boolean');

/** A number, or a text that is one. */
export function numberOf(data: unknown, name: string): number | undefined {
  const text = textOf(data, name)?.trim();
  const number = Number(text);
  return text === undefined || text === '' || !Number.isFinite(number) ? undefined : number;
}

/** The objects of a field that is a list, or one object. */
export const objectsOf = (data: unknown, name: string): readonly object[] =>
  several(property(data, name)).filter((value) => typeof value === 'object' && value !== null).filter((value) => !Array.isArray(value));

/** Each once, the first stays. */
export function distinct<Item>(items: readonly Item[], keyOf: (item: Item) => unknown = (item) => item): readonly Item[] {
  const firsts = new Map<unknown, Item>();
  for (const item of items) if (!firsts.has(keyOf(item))) firsts.set(keyOf(item), item);
  return [...firsts.values()];
}

function asText(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'number' ? [String(value)] : [];
}
