import { isDeepStrictEqual } from 'node:util';
import type { Json, JsonObject } from '../json/json.ts';
import { isArray, isObject } from '../json/json.ts';
import { joinPointer } from '../json/pointer.ts';
import { checkFor } from './check.ts';
import type { Document } from './document.ts';
import { fitsFormat, fitsNumber, fitsPattern } from './fits.ts';
import { compilePattern, isDelimited } from './pattern.ts';
import type { Place } from './place.ts';
import { referenceAt, valueAt } from './place.ts';
import { boundsAt } from './schema.ts';
import type { Direction } from './standalone.ts';
import { requiredIn } from './standalone.ts';

interface Question {
  readonly document: Document;
  readonly direction: Direction;
  /** Steps taken without going down in the value: a schema that holds if it holds ends here. */
  readonly steps: number;
}

const mostSteps = 64;

/**
 * Whether a value keeps the schema at a place. It says the same as `checkFor`, but not why not, and compiles nothing: where thousands of
 * schemas are asked once each, compiling them is what takes the time. Only patterns between slashes are taken by the letter here.
 */
export const accepts = ({ document, place, direction }: Rule, value: Json): boolean => holds({ document, direction, steps: 0 }, place, value);

/** A schema and the direction that the values travel in. */
export interface Rule {
  readonly document: Document;
  readonly place: Place;
  readonly direction: Direction;
}

/** What a validator has to keep account of through several schemas. */
const beyondUs = ['unevaluatedProperties', 'unevaluatedItems', 'dependentSchemas', 'dependentRequired', 'contains', '$dynamicRef', 'if'];

function holds(question: Question, place: Place, value: Json): boolean {
  const { value: schema } = place;
  const { document, direction, steps } = question;
  if (!isObject(schema)) return schema !== false;
  const is30 = document.openapi === '3.0';
  if ((is30 && value === null && schema['nullable'] === true) || steps > mostSteps) return true;
  const next = { ...question, steps: steps + 1 };
  const reference = referenceAt(place);
  if (reference !== undefined && !holdsAt(next, reference, value)) return false;
  if (reference !== undefined && is30) return true;
  if (beyondUs.some((keyword) => schema[keyword] !== undefined)) return checkFor(document, place, direction)(value).length === 0;
  return hasType(schema['type'], value) && isListed(schema, value) && ownRules(question, place, value) && combined(next, place, value);
}

function holdsAt(question: Question, pointer: string, value: Json): boolean {
  const target = valueAt(question.document, pointer);
  return target === undefined || holds(question, { pointer, value: target }, value);
}

function hasType(type: Json | undefined, value: Json): boolean {
  const names = (isArray(type) ? type : [type]).filter((name) => typeof name === 'string' && Object.hasOwn(tests, name));
  return names.length === 0 || names.some((name) => typeof name === 'string' && tests[name]?.(value) === true);
}

const tests: Readonly<Record<string, (value: Json) => boolean>> = {
  null: (value) => value === null,
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isInteger(value),
  number: (value) => typeof value === 'number',
  string: (value) => typeof value === 'string',
  array: isArray,
  object: isObject,
};

function isListed({ enum: values, const: only }: JsonObject, value: Json): boolean {
  if (only !== undefined && !isDeepStrictEqual(only, value)) return false;
  return !isArray(values) || values.some((one) => one === value || (typeof one === 'object' && isDeepStrictEqual(one, value)));
}

function ownRules(question: Question, place: Place, value: Json): boolean {
  if (isArray(value)) return itemsHold(question, place, value);
  if (isObject(value)) return membersHold(question, place, value);
  const { format, pattern } = isObject(place.value) ? place.value : {};
  const bounds = boundsAt(place);
  if (typeof value === 'number') return fitsNumber({ bounds }, value) && (typeof format !== 'string' || fitsFormat(format, value));
  if (typeof value !== 'string') return true;
  const length = [...value].length;
  const isLongEnough = length >= (bounds.minLength ?? 0) && length <= (bounds.maxLength ?? Infinity);
  return isLongEnough && (typeof pattern !== 'string' || (!isDelimited(pattern) && fitsPattern(pattern, value))) && (typeof format !== 'string' || fitsFormat(format, value));
}

function itemsHold({ document, direction }: Question, place: Place, list: readonly Json[]): boolean {
  const schema = isObject(place.value) ? place.value : {};
  const { minItems = 0, maxItems = Infinity } = boundsAt(place);
  if (list.length < minItems || list.length > maxItems) return false;
  if (schema['uniqueItems'] === true && new Set(list.map((item) => JSON.stringify(item))).size < list.length) return false;
  const { items, prefixItems } = schema;
  const first = isArray(prefixItems) ? prefixItems : [];
  const below = (item: Json, index: number): boolean => {
    const [key, rule] = index < first.length ? [['prefixItems', index], first[index]] : [['items'], items];
    return rule === undefined || isArray(rule) || holds({ document, direction, steps: 0 }, { pointer: joinPointer(place.pointer, ...key), value: rule }, item);
  };
  return list.every(below);
}

function membersHold({ document, direction }: Question, place: Place, value: JsonObject): boolean {
  const schema = isObject(place.value) ? place.value : {};
  const names = Object.keys(value).filter((name) => value[name] !== undefined);
  const { minProperties = 0, maxProperties = Infinity } = boundsAt(place);
  if (names.length < minProperties || names.length > maxProperties) return false;
  const required = requiredIn({ document, direction }, schema) ?? [];
  if (!required.every((name) => typeof name !== 'string' || Object.hasOwn(value, name))) return false;
  const below = (rule: Place, name: string): boolean => holds({ document, direction, steps: 0 }, rule, value[name] ?? null);
  return names.every((name) => rulesFor(place, schema, name).every((rule) => below(rule, name)));
}

/** The schemas of a member: declared, by pattern, else that of undeclared ones. */
function rulesFor({ pointer }: Place, { properties, patternProperties, additionalProperties }: JsonObject, name: string): readonly Place[] {
  const declared = isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
  const patterns = Object.entries(isObject(patternProperties) ? patternProperties : {}).filter(([pattern]) => compilePattern(pattern)?.test(name) === true);
  const rules: Place[] = [
    ...(declared === undefined ? [] : [{ pointer: joinPointer(pointer, 'properties', name), value: declared }]),
    ...patterns.map(([pattern, value]) => ({ pointer: joinPointer(pointer, 'patternProperties', pattern), value: value ?? true })),
  ];
  if (rules.length > 0 || additionalProperties === undefined) return rules;
  return [{ pointer: joinPointer(pointer, 'additionalProperties'), value: additionalProperties }];
}

function combined(question: Question, place: Place, value: Json): boolean {
  const members = (keyword: string): readonly Place[] => {
    const list = isObject(place.value) ? place.value[keyword] : undefined;
    return isArray(list) ? list.map((member, index) => ({ pointer: joinPointer(place.pointer, keyword, index), value: member })) : [];
  };
  const fits = (member: Place): boolean => holds(question, member, value);
  const [any, one] = [members('anyOf'), members('oneOf')];
  const not = isObject(place.value) ? place.value['not'] : undefined;
  if (!members('allOf').every(fits) || (any.length > 0 && !any.some(fits))) return false;
  if (one.length > 0 && one.filter(fits).length !== 1) return false;
  return not === undefined || !fits({ pointer: joinPointer(place.pointer, 'not'), value: not });
}
