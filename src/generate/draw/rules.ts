import type { Json, JsonObject } from '../../json/json.ts';
import type { Schema, TypeName } from '../../openapi/schema.ts';
import type { Matcher, RuleSet } from '../../pact/types.ts';
import { formatRegex } from './formats.ts';
import { literally, pactRegex } from './regex.ts';

/** One rule of a body, the JSON path that it stands at, and what makes the value anew in each use, if anything does. */
export type BodyRule = readonly [path: string, set: RuleSet, generator?: JsonObject];

export const typeRule: RuleSet = { combine: 'AND', matchers: [{ match: 'type' }] };
export const equalityRule: RuleSet = { combine: 'AND', matchers: [{ match: 'equality' }] };
export const valuesRule: RuleSet = { combine: 'AND', matchers: [{ match: 'values' }] };

/**
 * An object of which no certain member has to be there, but so many: each key is any text. What it has of the example's members is held
 * to their rules all the same; with every other rule Pact asks for all of them.
 */
export const anyKeysRule = (least: number): RuleSet => {
  const anyKey: Matcher = { match: 'eachKey', value: 'key', rules: [{ match: 'regex', regex: '[\\s\\S]*' }] };
  return { combine: 'AND', matchers: least > 0 ? [anyKey, { match: 'type', min: least }] : [anyKey] };
};

export const regexRule = (regex: string): RuleSet => ({ combine: 'AND', matchers: [{ match: 'regex', regex }] });
export const listRule = (min: number): RuleSet => ({ combine: 'AND', matchers: [min > 0 ? { match: 'type', min } : { match: 'type' }] });

/** Where the document says nothing about a value, it may be anything, as long as it is there: the text of any JSON value matches. */
export const anythingRule: RuleSet = regexRule('^[\\s\\S]*$');

/**
 * `type` compares with the example and an object never lets `null` pass, so a nullable object or list has `null` as its example and a
 * regular expression over the JSON text: the one rule in Pact's core that takes both.
 */
export const nullableRule = (types: ReadonlySet<TypeName> | undefined, type: 'object' | 'array'): RuleSet => {
  const others = [...(types ?? new Set<TypeName>([type]))].filter((other) => other !== 'null');
  return { combine: 'OR', matchers: [{ match: 'null' }, ...others.flatMap(otherType)] };
};

/**
 * What a consumer may rely on in a scalar that it does not name the value of: its type, its format and its documented pattern, that it is
 * one of the promised texts, or one of the other types that the document lets stand there.
 */
export function scalarRule(schema: Schema, example: Json, types: ReadonlySet<TypeName>): RuleSet {
  const own = example === null ? [] : matchersOf(schema, example, types);
  const others = [...types].filter((type) => !isTypeOf(type, example)).flatMap(otherType);
  if (others.length === 0) return { combine: 'AND', matchers: own };
  // Sets do not nest: beside alternatives, the narrower of two rules has to stand alone.
  return { combine: 'OR', matchers: [...others, ...own.slice(-1)] };
}

function matchersOf(schema: Schema, example: Json, types: ReadonlySet<TypeName>): readonly Matcher[] {
  if (typeof example === 'number') return [{ match: schema.types?.has('integer') && !types.has('number') ? 'integer' : 'number' }];
  // Pact's `boolean` lets the words "true" and "false" pass as well; `type` does not.
  if (typeof example !== 'string') return [{ match: 'type' }];
  const regex = textRegex(schema, example);
  // A regular expression alone would also let numbers pass.
  return regex === undefined ? [{ match: 'type' }] : [{ match: 'type' }, { match: 'regex', regex }];
}

function textRegex(schema: Schema, example: string): string | undefined {
  const candidates = [listedRegex(schema.values), formatRegex(schema.format), schema.pattern === undefined ? undefined : pactRegex(schema.pattern)];
  return candidates.find((regex) => regex !== undefined && new RegExp(regex).test(example));
}

/** Longer lists are left to the comparison: as an expression nobody could read them. */
const mostListed = 50;

function listedRegex(values: Schema['values']): string | undefined {
  const texts = values?.filter((value) => typeof value === 'string');
  return texts === undefined || texts.length === 0 || texts.length > mostListed ? undefined : `^(?:${texts.map(literally).join('|')})$`;
}

function isTypeOf(type: TypeName, example: Json): boolean {
  if (example === null) return type === 'null';
  return typeof example === 'number' ? type === 'number' || type === 'integer' : type === typeof example;
}

/** The rule for a type beside the example's. Containers show in the text of their JSON; a string has no rule but its own example's. */
function otherType(type: TypeName): readonly Matcher[] {
  if (type === 'object') return [{ match: 'regex', regex: '^\\{[\\s\\S]*$' }];
  if (type === 'array') return [{ match: 'regex', regex: '^\\[[\\s\\S]*$' }];
  return type === 'string' ? anythingRule.matchers : [{ match: type }];
}
