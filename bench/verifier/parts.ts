import { isDeepStrictEqual } from 'node:util';
import type { Json, JsonObject } from '../../src/json/json.ts';
import { isArray, isObject } from '../../src/json/json.ts';
import { lookUp } from '../../src/json/pointer.ts';
import type { Chance } from './chance.ts';

/** The schema objects that all hold for one value, each choice made. */
export type Parts = readonly JsonObject[];

interface Around {
  readonly root: JsonObject;
  readonly is30: boolean;
  readonly chance: Chance;
}

const mostSteps = 40;

/** What holds of a schema: what it refers to, all of `allOf`, and of each choice one member that is not `null`, by chance. */
export function partsOf(around: Around, schema: Json, steps = 0): Parts {
  if (!isObject(schema) || steps > mostSteps) return [];
  const target = targetOf(around, schema);
  const referred = target === undefined ? [] : partsOf(around, target, steps + 1);
  if (typeof schema['$ref'] === 'string' && around.is30) return referred;
  const all = listIn(schema, 'allOf').flatMap((part) => partsOf(around, part, steps + 1));
  const chosen = ['oneOf', 'anyOf'].flatMap((key) => {
    const member = around.chance.oneOf(listIn(schema, key).filter((one) => !isOnlyNull(one)));
    return member === undefined ? [] : partsOf(around, member, steps + 1);
  });
  return [schema, ...referred, ...all, ...chosen];
}

/** Whether the document says that a value may be null; what stands beside a reference is meant, too. */
export function isNullable(around: Around, schema: Json, steps = 0): boolean {
  if (!isObject(schema) || steps > mostSteps) return false;
  if (around.is30 && schema['nullable'] === true) return true;
  const target = targetOf(around, schema);
  if (target !== undefined && around.is30) return isNullable(around, target, steps + 1);
  const choices = [...listIn(schema, 'oneOf'), ...listIn(schema, 'anyOf')];
  const isType = isArray(schema['type']) && schema['type'].includes('null');
  return isType || choices.some((one) => isOnlyNull(one) || isNullable(around, one, steps + 1)) || (target !== undefined && isNullable(around, target, steps + 1));
}

const isOnlyNull = (schema: Json): boolean => isObject(schema) && (schema['type'] === 'null' || (isArray(schema['enum']) && schema['enum'].every((value) => value === null)));

function targetOf({ root }: Around, { $ref }: JsonObject): Json | undefined {
  if (typeof $ref !== 'string' || !$ref.startsWith('#')) return undefined;
  return lookUp(root, decoded($ref.slice(1)));
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

const listIn = (schema: JsonObject, key: string): readonly Json[] => {
  const list = schema[key];
  return isArray(list) ? list : [];
};

/** The listed values that all parts allow; undefined where none lists any. */
export function listed(parts: Parts): readonly Json[] | undefined {
  const lists = parts.flatMap((part) => (part['const'] === undefined ? [] : [[part['const']]])).concat(parts.flatMap(({ enum: values }) => (isArray(values) ? [[...values]] : [])));
  const [first, ...rest] = lists;
  return first?.filter((value) => rest.every((list) => list.some((other) => isDeepStrictEqual(other, value))));
}

/** The types that all parts allow; undefined where none names any. */
export function typesOf(parts: Parts): readonly string[] | undefined {
  const lists = parts.flatMap(({ type }) => (typeof type === 'string' ? [[type]] : isArray(type) ? [type.filter((name) => typeof name === 'string')] : []));
  const [first, ...rest] = lists;
  const isIn = (list: readonly string[], type: string): boolean => list.includes(type) || (type === 'integer' && list.includes('number'));
  return first?.flatMap((type) => (type === 'number' && rest.some((list) => !list.includes('number')) ? ['integer'] : [type])).filter((type) => rest.every((list) => isIn(list, type)));
}

/** The schema of a member: all that declare it, else that of undeclared ones. */
export function schemaOfMember(parts: Parts, name: string): Json {
  const declared = parts.flatMap(({ properties }) => (isObject(properties) && Object.hasOwn(properties, name) ? [properties[name] ?? true] : []));
  const others = parts.flatMap(({ additionalProperties }) => (isObject(additionalProperties) ? [additionalProperties] : []));
  const all = declared.length > 0 ? declared : others;
  return all.length === 1 ? all[0] ?? true : { allOf: all };
}

/** The narrowest bound of that name among the parts. */
export function within(parts: Parts, key: string, otherwise: number): number {
  const bounds = parts.map((part) => part[key]).filter((value) => typeof value === 'number');
  if (bounds.length === 0) return otherwise;
  return key.startsWith('min') || key === 'exclusiveMinimum' ? Math.max(...bounds) : Math.min(...bounds);
}
