import { isObject } from '../json/json.ts';
import { accepts } from './accepts.ts';
import type { Document } from './document.ts';
import { compilePattern, textMatching } from './pattern.ts';
import type { Place } from './place.ts';
import { child } from './place.ts';
import type { Schema } from './schema.ts';
import { schemaAt } from './schema.ts';

/** More members than this no example needs. */
const mostNames = 20;

/** Names for members of a map that nobody has named: valid ones, no two of them the same. */
export function spareNames(document: Document, schema: Schema): readonly string[] {
  const patterns = patternedIn(schema).map(([pattern]) => pattern);
  const rules = schema.parts.flatMap((part) => child(part, 'propertyNames') ?? []);
  if (schema.additional === false && patterns.length === 0) return [];
  const usual = Array.from({ length: mostNames }, (_, index) => `key_${index + 1}`);
  if (rules.length === 0 && schema.additional !== false) return usual;
  const isAllowed = (name: string): boolean => schema.additional !== false || schema.properties.has(name) || patterns.some((pattern) => matches(pattern, name));
  const isValid = (name: string): boolean => isAllowed(name) && rules.every((place) => accepts({ document, place, direction: 'response' }, name));
  return distinctNames([...usual, ...rules.flatMap((rule) => namedBy(document, rule))].filter(isValid), [...rules.flatMap((rule) => schemaAt(document, rule).pattern ?? []), ...patterns], isValid);
}

/** The schemas of members whose names match a pattern. */
export const patternedIn = ({ parts }: Schema): readonly (readonly [string, Place])[] =>
  parts.flatMap((part) => {
    const owner = child(part, 'patternProperties');
    if (owner === undefined || !isObject(owner.value)) return [];
    return Object.keys(owner.value).flatMap((pattern): [string, Place][] => [[pattern, child(owner, pattern) ?? owner]]).filter(([, place]) => place.value !== false);
  });

/** The schema of a member that is not declared: by pattern, or that of all additional ones. */
export function undeclaredPlace(schema: Schema, name: string): Place | undefined {
  const [, patterned] = patternedIn(schema).find(([pattern]) => compilePattern(pattern)?.test(name) === true) ?? [];
  return patterned ?? (typeof schema.additional === 'object' ? schema.additional : undefined);
}

const matches = (pattern: string, name: string): boolean => compilePattern(pattern)?.test(name) !== false;

/** Names that a schema for names lists, or that have the lengths which it asks for. */
function namedBy(document: Document, rule: Place): readonly string[] {
  const { values = [], bounds: { minLength = 0, maxLength = mostNames } } = schemaAt(document, rule);
  const letters = Array.from({ length: mostNames }, (_, index) => String.fromCodePoint(97 + index).padEnd(Math.min(minLength, 1000), 'x'));
  return [...values.filter((value) => typeof value === 'string'), ...letters.map((text) => text.slice(0, maxLength))];
}

/** Those that are found already, then texts by the patterns, of growing length. */
function distinctNames(found: readonly string[], patterns: readonly string[], isValid: (name: string) => boolean): readonly string[] {
  const names = new Set(found);
  for (const pattern of patterns) {
    for (let least = 0; least < mostNames && names.size < mostNames; least += 1) {
      const name = textMatching(pattern, { minLength: least }, (text) => !names.has(text) && isValid(text));
      if (name !== undefined) names.add(name);
    }
  }
  return [...names];
}
