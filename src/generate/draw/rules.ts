import type { Json, JsonObject } from '../../json/json.ts';
import type { Schema } from '../../openapi/schema.ts';
import { isNullable, solidTypes } from '../../openapi/schema.ts';
import type { Matcher, RuleSet } from '../../pact/types.ts';
import { formatRegex } from './formats.ts';
import { pactRegex } from './regex.ts';

/** One rule of a body, the JSON path that it stands at, and what makes the value anew in each use, if anything does. */
export type BodyRule = readonly [path: string, set: RuleSet, generator?: JsonObject];

export const typeRule: RuleSet = { combine: 'AND', matchers: [{ match: 'type' }] };
export const equalityRule: RuleSet = { combine: 'AND', matchers: [{ match: 'equality' }] };
export const valuesRule: RuleSet = { combine: 'AND', matchers: [{ match: 'values' }] };

export const regexRule = (regex: string): RuleSet => ({ combine: 'AND', matchers: [{ match: 'regex', regex }] });
export const listRule = (min: number): RuleSet => ({ combine: 'AND', matchers: [min > 0 ? { match: 'type', min } : { match: 'type' }] });

/** Where the document says nothing about a value, it may be anything, as long as it is there: the text of any JSON value matches. */
export const anythingRule: RuleSet = regexRule('^[\\s\\S]*$');

/**
 * `type` compares with the example and an object never lets `null` pass, so a nullable object or list has `null` as its example and a
 * regular expression over the JSON text: the one rule in Pact's core that takes both.
 */
export const nullableContainerRule = (opening: '{' | '['): RuleSet => ({ combine: 'OR', matchers: [{ match: 'null' }, { match: 'regex', regex: `^\\${opening}[\\s\\S]*$` }] });

/**
 * What a consumer may rely on in a scalar that it does not name the value of: its type, its format and its documented pattern.
 * Not the members of an enum: vendors add to them without a new version, and a client that breaks then has named the value.
 */
export function scalarRule(schema: Schema, example: Json): RuleSet {
  const solid = example === null ? [] : matchersOf(schema, example);
  if (!isNullable(schema)) return solid.length > 1 && isUnion(schema) ? { combine: 'OR', matchers: solid } : { combine: 'AND', matchers: solid };
  // Sets do not nest: beside `null`, the narrower of two rules has to stand alone.
  return { combine: 'OR', matchers: [{ match: 'null' }, ...(isUnion(schema) ? solid : solid.slice(-1))] };
}

const isUnion = (schema: Schema): boolean => solidTypes(schema).length > 1 && !(schema.types?.has('number') && schema.types.has('integer') && solidTypes(schema).length === 2);

function matchersOf(schema: Schema, example: Json): readonly Matcher[] {
  if (isUnion(schema)) return unionMatchers(schema, example);
  if (typeof example === 'number') return [{ match: schema.types?.has('number') ? 'number' : 'integer' }];
  // Pact's `boolean` lets the words "true" and "false" pass as well; `type` does not.
  if (typeof example !== 'string') return [{ match: 'type' }];
  const regex = textRegex(schema, example);
  // A regular expression alone would also let numbers pass.
  return regex === undefined ? [{ match: 'type' }] : [{ match: 'type' }, { match: 'regex', regex }];
}

function textRegex(schema: Schema, example: string): string | undefined {
  const candidates = [formatRegex(schema.format), schema.pattern === undefined ? undefined : pactRegex(schema.pattern)];
  return candidates.find((regex) => regex !== undefined && new RegExp(regex).test(example));
}

/** A string beside other types cannot be told from them by any rule but its own example's. */
function unionMatchers(schema: Schema, example: Json): readonly Matcher[] {
  const others = solidTypes(schema).flatMap((type): Matcher[] => {
    if (type === 'integer' || type === 'number' || type === 'boolean') return [{ match: type }];
    return type === 'string' && typeof example !== 'string' ? anythingRule.matchers.slice() : [];
  });
  return typeof example === 'string' ? [{ match: 'type' }, ...others] : others;
}
