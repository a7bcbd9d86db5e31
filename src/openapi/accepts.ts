import type { Json, JsonObject } from '../json/json.ts';
import { isArray, isObject } from '../json/json.ts';
import { joinPointer } from '../json/pointer.ts';
import { checkFor } from './check.ts';
import type { Document } from './document.ts';
import type { Scope, Test } from './own-rules.ts';
import { ownRules } from './own-rules.ts';
import type { Place } from './place.ts';
import { referenceAt, valueAt } from './place.ts';
import type { Direction } from './standalone.ts';

/** A schema and the direction that the values travel in. */
export interface Rule {
  readonly document: Document;
  readonly place: Place;
  readonly direction: Direction;
}

/**
 * Whether a value keeps the schema at a place. It says the same as `checkFor`, but not why not, and generates no code: of a schema no more
 * is read than the values lead to, once. Only patterns between slashes are taken by the letter here.
 */
export const accepts = (rule: Rule, value: Json): boolean => testFor(rule)(value);

/** The test for a schema, for those who ask often. */
export function testFor({ document, place, direction }: Rule): (value: Json) => boolean {
  const test = scopeOf(document, direction).testOf(place);
  return (value) => test(value, 0);
}

const scopes = new WeakMap<Document, Partial<Record<Direction, Scope>>>();

function scopeOf(document: Document, direction: Direction): Scope {
  const known = scopes.get(document) ?? {};
  const scope = known[direction] ?? newScope(document, direction);
  scopes.set(document, { ...known, [direction]: scope });
  return scope;
}

const always: Test = () => true;
const never: Test = () => false;

/** Tests are kept by the schema's own object: what stands at a pointer may have been put together. */
function newScope(document: Document, direction: Direction): Scope {
  const known = new WeakMap<JsonObject, Test>();
  const scope: Scope = {
    document,
    direction,
    testOf(place) {
      const { value: schema } = place;
      if (!isObject(schema)) return schema === false ? never : always;
      const found = known.get(schema);
      if (found !== undefined) return found;
      let made: Test | undefined;
      const test: Test = (value, steps) => (made ??= testIn(scope, place, schema))(value, steps);
      known.set(schema, test);
      return test;
    },
  };
  return scope;
}

/** Steps taken without going down in the value: a schema that holds if it holds ends here. */
const mostSteps = 64;

function testIn(scope: Scope, place: Place, schema: JsonObject): Test {
  const is30 = scope.document.openapi === '3.0';
  const reference = referenceAt(place);
  const referred = reference === undefined ? [] : testAt(scope, reference);
  // OpenAPI 3.0 ignores what stands beside a reference, but for `nullable`.
  const rules = reference !== undefined && is30 ? referred : [...referred, ...rulesIn(scope, place, schema)];
  const takesNull = is30 && schema['nullable'] === true;
  return (value, steps) => (takesNull && value === null) || steps > mostSteps || rules.every((rule) => rule(value, steps + 1));
}

function testAt(scope: Scope, pointer: string): readonly Test[] {
  const value = valueAt(scope.document, pointer);
  return value === undefined ? [] : [scope.testOf({ pointer, value })];
}

/** What a validator has to keep account of through several schemas, and what is rare. */
const beyondUs = ['unevaluatedProperties', 'unevaluatedItems', 'dependentSchemas', 'dependentRequired', 'dependencies', 'contains', 'propertyNames',
  '$dynamicRef', 'if'];

function rulesIn(scope: Scope, place: Place, schema: JsonObject): readonly Test[] {
  if (!beyondUs.some((keyword) => schema[keyword] !== undefined)) return [...ownRules(scope, place, schema), ...combinations(scope, place, schema)];
  const check = checkFor(scope.document, place, scope.direction);
  return [(value) => check(value).length === 0];
}

function combinations(scope: Scope, { pointer }: Place, schema: JsonObject): readonly Test[] {
  const members = (keyword: string): readonly Test[] => {
    const list = schema[keyword];
    return isArray(list) ? list.map((value, index) => scope.testOf({ pointer: joinPointer(pointer, keyword, index), value })) : [];
  };
  const [all, any, one] = [members('allOf'), members('anyOf'), members('oneOf')];
  const anyHolds: Test = (value, steps) => any.some((test) => test(value, steps));
  const oneHolds: Test = (value, steps) => one.filter((test) => test(value, steps)).length === 1;
  const not = schema['not'] === undefined ? undefined : scope.testOf({ pointer: joinPointer(pointer, 'not'), value: schema['not'] });
  const noneHolds: readonly Test[] = not === undefined ? [] : [(value, steps) => !not(value, steps)];
  return [...all, ...(any.length === 0 ? [] : [anyHolds]), ...(one.length === 0 ? [] : [oneHolds]), ...noneHolds];
}
