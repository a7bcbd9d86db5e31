import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../json/json.ts';
import { isArray, isObject } from '../json/json.ts';
import { joinPointer, member } from '../json/pointer.ts';
import type { Document } from './document.ts';
import type { Place } from './place.ts';
import { child, follow, referenceTo } from './place.ts';

/**
 * What `if`, `then` and `else` and `dependentSchemas` leave to choose, as choices like those of `anyOf`: a condition that holds with what
 * follows from it, or one that does not hold.
 */
export function conditionsOf(part: Place): readonly (readonly Place[])[] {
  const dependents = child(part, 'dependentSchemas');
  const names = dependents !== undefined && isObject(dependents.value) ? Object.keys(dependents.value) : [];
  return [...branches(part), ...names.flatMap((name) => (dependents === undefined ? [] : [dependence(dependents, name)]))];
}

function branches(part: Place): readonly (readonly Place[])[] {
  const [condition, then, otherwise] = ['if', 'then', 'else'].map((key) => child(part, key));
  if (condition === undefined || (then === undefined && otherwise === undefined)) return [];
  const holds = made(condition, 'then', { allOf: [condition, ...(then === undefined ? [] : [then])].map(reference) });
  const fails = made(condition, 'else', { ...failing(condition), allOf: otherwise === undefined ? [] : [reference(otherwise)] });
  return [[...(then?.value === false ? [] : [holds]), ...(otherwise?.value === false ? [] : [fails])]];
}

/** A schema of values of which a condition does not hold: by its first property, where it speaks of any. */
function failing(condition: Place): Readonly<Record<string, Json>> {
  const properties = child(condition, 'properties');
  const [name] = properties !== undefined && isObject(properties.value) ? Object.keys(properties.value) : [];
  const property = name === undefined ? undefined : properties && child(properties, name);
  if (name !== undefined && property !== undefined) return { required: [name], properties: { [name]: { not: reference(property) } } };
  const required = member(condition.value, 'required');
  const [missing] = isArray(required) ? required : [];
  return typeof missing === 'string' ? { properties: { [missing]: false } } : { not: reference(condition) };
}

function dependence(dependents: Place, name: string): readonly Place[] {
  const dependent = child(dependents, name);
  const absent = made(dependents, `no ${name}`, { properties: { [name]: false } });
  if (dependent === undefined || dependent.value === false) return [absent];
  return [made(dependents, `with ${name}`, { required: [name], allOf: [reference(dependent)] }), absent];
}

/** A schema at a pointer that the document itself has nothing at. */
const made = (owner: Place, key: string, value: Json): Place => ({ pointer: joinPointer(owner.pointer, 'allOf', key), value });

const reference = ({ pointer }: Place): Json => ({ $ref: referenceTo(pointer) });

/** The values of one keyword that a schema excludes by a `not` of that keyword alone; what else `not` can say is left to a validator. */
export function excluded(document: Document, part: Place, keyword: string): readonly Json[] {
  const not = child(part, 'not');
  const schema = not && follow(document, not)?.value;
  const value = member(schema, keyword);
  if (value === undefined || !isObject(schema) || Object.keys(schema).length > 1) return [];
  return isArray(value) && keyword !== 'const' ? value : [value];
}

/** The values that are not among the excluded ones. */
export const without = (values: readonly Json[], others: readonly Json[]): readonly Json[] =>
  others.length === 0 ? values : values.filter((value) => !others.some((other) => isDeepStrictEqual(other, value)));

/** Names of members, and of those that have to be there beside them by `dependentRequired`. */
export function withDependents({ parts }: { readonly parts: readonly Place[] }, names: Iterable<string>): ReadonlySet<string> {
  const all = new Set(names);
  const lists = parts.map((part) => member(part.value, 'dependentRequired')).filter((list) => list !== undefined);
  if (lists.length === 0) return all;
  // A set visits what is added to it on the way.
  for (const name of all) {
    for (const other of lists.flatMap((list) => namesIn(member(list, name)))) all.add(other);
  }
  return all;
}

const namesIn = (list: Json | undefined): readonly string[] => (isArray(list) ? list.filter((name) => typeof name === 'string') : []);
