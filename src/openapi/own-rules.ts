import { isDeepStrictEqual } from 'node:util';
import type { Json, JsonObject } from '../json/json.ts';
import { isArray, isObject } from '../json/json.ts';
import { joinPointer } from '../json/pointer.ts';
import type { Document } from './document.ts';
import { fitsFormat, fitsNumber, fitsPattern } from './fits.ts';
import { compilePattern, isDelimited } from './pattern.ts';
import type { Place } from './place.ts';
import type { Bound } from './schema.ts';
import { boundsAt } from './schema.ts';
import type { Direction } from './standalone.ts';
import { requiredIn } from './standalone.ts';

/** Whether a value keeps one rule, so many steps after the last step down in the value. */
export type Test = (value: Json, steps: number) => boolean;

/** Where schemas are read, and how those below are tested. */
export interface Scope {
  readonly document: Document;
  readonly direction: Direction;
  testOf(place: Place): Test;
}

/** The tests for what a schema itself says of a value: its type, listed values, text, number, items and members. */
export function ownRules(scope: Scope, place: Place, schema: JsonObject): readonly Test[] {
  const bounds = boundsAt(place);
  const rules = [typeRule(schema), constantRule(schema), listRule(schema), textRule(schema, bounds), numberRule(schema, bounds)];
  return [...rules, itemsRule(scope, { place, schema, bounds }), membersRule(scope, { place, schema, bounds })].filter((rule) => rule !== undefined);
}

type Bounds = Readonly<Partial<Record<Bound, number>>>;

interface Read {
  readonly place: Place;
  readonly schema: JsonObject;
  readonly bounds: Bounds;
}

function typeRule({ type }: JsonObject): Test | undefined {
  const names = (isArray(type) ? type : [type]).filter((name) => typeof name === 'string');
  const known = names.flatMap((name) => types.get(name) ?? []);
  const [only, ...others] = known;
  if (others.length === 0) return only;
  return (value, steps) => known.some((test) => test(value, steps));
}

const types: ReadonlyMap<string, Test> = new Map(Object.entries<Test>({
  null: (value) => value === null,
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isInteger(value),
  number: (value) => typeof value === 'number',
  string: (value) => typeof value === 'string',
  array: (value) => isArray(value),
  object: (value) => isObject(value),
}));

const constantRule = ({ const: only }: JsonObject): Test | undefined => (only === undefined ? undefined : (value) => isDeepStrictEqual(only, value));

function listRule({ enum: values }: JsonObject): Test | undefined {
  if (!isArray(values)) return undefined;
  return (value) => values.some((one) => one === value || (typeof one === 'object' && isDeepStrictEqual(one, value)));
}

function textRule({ pattern, format }: JsonObject, { minLength, maxLength }: Bounds): Test | undefined {
  const tests: readonly ((text: string) => boolean)[] = [
    // JSON Schema counts characters, not the halves of surrogate pairs.
    minLength === undefined ? [] : (text: string) => [...text].length >= minLength,
    maxLength === undefined ? [] : (text: string) => text.length <= maxLength || [...text].length <= maxLength,
    typeof pattern !== 'string' ? [] : (text: string) => !isDelimited(pattern) && fitsPattern(pattern, text),
    typeof format !== 'string' ? [] : (text: string) => fitsFormat(format, text),
  ].flat();
  return tests.length === 0 ? undefined : (value) => typeof value !== 'string' || tests.every((test) => test(value));
}

function numberRule({ format }: JsonObject, bounds: Bounds): Test | undefined {
  if (typeof format !== 'string' && Object.keys(bounds).length === 0) return undefined;
  return (value) => typeof value !== 'number' || (fitsNumber({ bounds }, value) && (typeof format !== 'string' || fitsFormat(format, value)));
}

function itemsRule(scope: Scope, { place, schema, bounds }: Read): Test | undefined {
  const { items, prefixItems, uniqueItems } = schema;
  const { minItems = 0, maxItems = Infinity } = bounds;
  const first = (isArray(prefixItems) ? prefixItems : []).map((value, index) => scope.testOf({ pointer: joinPointer(place.pointer, 'prefixItems', index), value }));
  const others = items === undefined || isArray(items) ? undefined : scope.testOf({ pointer: joinPointer(place.pointer, 'items'), value: items });
  return (list) => {
    if (!isArray(list)) return true;
    if (list.length < minItems || list.length > maxItems) return false;
    if (uniqueItems === true && new Set(list.map((item) => JSON.stringify(item))).size < list.length) return false;
    return list.every((item, index) => (first[index] ?? others)?.(item, 0) !== false);
  };
}

function membersRule(scope: Scope, { place, schema, bounds }: Read): Test | undefined {
  const { minProperties = 0, maxProperties = Infinity } = bounds;
  const required = (requiredIn(scope, schema) ?? []).filter((name) => typeof name === 'string');
  const rulesOf = rulesForNames(scope, place, schema);
  return (value) => {
    if (!isObject(value)) return true;
    if (!required.every((name) => Object.hasOwn(value, name))) return false;
    let count = 0;
    for (const name of Object.keys(value)) {
      const member = value[name];
      if (member === undefined) continue;
      count += 1;
      if (!rulesOf(name).every((rule) => rule(member, 0))) return false;
    }
    return count >= minProperties && count <= maxProperties;
  };
}

/** The tests of a member: those of its declared schema and of the patterns that its name has, else that of undeclared ones. */
function rulesForNames(scope: Scope, { pointer }: Place, { properties, patternProperties, additionalProperties }: JsonObject): (name: string) => readonly Test[] {
  const testsIn = (keyword: string, map: Json | undefined): readonly (readonly [string, Test])[] =>
    Object.entries(isObject(map) ? map : {}).map(([name, value]) => [name, scope.testOf({ pointer: joinPointer(pointer, keyword, name), value: value ?? true })]);
  const declared = new Map(testsIn('properties', properties).map(([name, test]) => [name, [test]]));
  const patterns = testsIn('patternProperties', patternProperties);
  const undeclared = additionalProperties === undefined ? [] : [scope.testOf({ pointer: joinPointer(pointer, 'additionalProperties'), value: additionalProperties })];
  return (name) => {
    const own = declared.get(name) ?? [];
    const rules = patterns.length === 0 ? own : [...own, ...patterns.flatMap(([pattern, test]) => (compilePattern(pattern)?.test(name) === true ? [test] : []))];
    return rules.length > 0 ? rules : undeclared;
  };
}
