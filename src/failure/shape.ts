import { suggest } from './nearest.ts';

/** What is wrong with a value that a person wrote, in words; undefined where nothing is. */
export type Shape = (value: unknown, where: Where) => string | undefined;

/** Where in a whole a value stands, and what its parts are called. */
export interface Where {
  /** `vendors.petshop`; empty for the whole. */
  readonly path: string;
  /** `the config` */
  readonly whole: string;
  /** What the keys of objects are: `a setting`. */
  readonly part: string;
}

/** A value for which a test holds. */
export const valueThat =
  (test: (value: unknown) => boolean, must: string): Shape =>
  (value, where) =>
    test(value) ? undefined : `${nameOf(where)} must be ${must}`;

/** Text with something in it. */
export const text = valueThat((value) => typeof value === 'string' && value.trim() !== '', 'a text');

/** One of some words. */
export const oneOf = (...words: readonly string[]): Shape =>
  valueThat((value) => words.some((word) => word === value), `one of ${words.join(', ')}`);

/** A list, every element of one shape. */
export const listOf = (element: Shape, must = 'a list'): Shape => (value, where) => {
  if (!Array.isArray(value)) return `${nameOf(where)} must be ${must}`;
  return firstOf(value.map((item: unknown, index) => () => element(item, { ...where, path: `${where.path}[${index}]` })));
};

/** An object with keys of the person's own, every value of one shape. */
export const mapOf = (each: Shape): Shape => (value, where) => {
  if (!isRecord(value)) return `${nameOf(where)} must be an object`;
  return firstOf(Object.entries(value).map(([key, item]) => () => each(item, below(where, key))));
};

/** What is undefined is not there. */
export const optional = (shape: Shape): Shape => (value, where) => (value === undefined ? undefined : shape(value, where));

/** One field of an object: the shape that it has where it is there, or one that has to be there. */
export type Field = Shape | { readonly required: Shape };

/** A field that has to be there. */
export const required = (shape: Shape): Field => ({ required: shape });

/** An object with these keys and no others. */
export const fields = (known: Readonly<Record<string, Field>>): Shape => (value, where) => {
  if (!isRecord(value)) return `${nameOf(where)} must be an object`;
  const unknown = Object.keys(value).find((key) => !Object.hasOwn(known, key));
  if (unknown !== undefined) return `${below(where, unknown).path} is not ${where.part}: ${suggest(unknown, Object.keys(known))}`;
  return firstOf(
    Object.entries(known).map(([key, field]) => () => {
      const shape = typeof field === 'function' ? field : field.required;
      if (value[key] !== undefined) return shape(value[key], below(where, key));
      return shape === field ? undefined : `${below(where, key).path} is missing`;
    }),
  );
};

/** What can be written as JSON and read back the same. */
export const json: Shape = (value, where) => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return undefined;
  if (Array.isArray(value)) return listOf(json)(value, where);
  if (isRecord(value) && !(value instanceof Date)) return mapOf(optional(json))(value, where);
  return `${nameOf(where)} must be JSON: text, a number, true, false, null, a list or an object`;
};

/** An object, not a list. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const below = (where: Where, key: string): Where => ({ ...where, path: where.path === '' ? key : `${where.path}.${key}` });

const nameOf = ({ path, whole }: Where): string => (path === '' ? whole : path);

/** The first problem; what stands behind it is not looked at. */
function firstOf(checks: readonly (() => string | undefined)[]): string | undefined {
  for (const check of checks) {
    const problem = check();
    if (problem !== undefined) return problem;
  }
  return undefined;
}
