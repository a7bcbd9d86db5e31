import { foundInWords, inWords } from './in-words.ts';
import { acceptsScalar, acceptsText } from './judge.ts';
import { pathText } from './json-path.ts';
import type { Compared, Scope } from './list.ts';
import { eachValueRules, matchListBy, mismatchAt, together } from './list.ts';
import type { Mismatch } from './mismatch.ts';
import type { Rule } from './rules.ts';
import { accepts, bestRules, isWithinBounds } from './rules.ts';
import type { Value, ValueMap } from './value.ts';
import { isEqual, isList, isMap, shown } from './value.ts';

/** Compares JSON values: maps and lists always with their like, scalars by the nearest rule, else for equality. */
export function matchJson(scope: Scope, { path, expected, actual }: Compared): readonly Mismatch[] {
  const isNot = (words: string): readonly Mismatch[] => [mismatchAt(scope, { path, expected, actual }, words)];
  if (isMap(expected)) return isMap(actual) ? matchMaps(scope, { path, expected, actual }) : isNot('an object');
  if (isList(expected)) return isList(actual) ? matchLists(scope, { path, expected, actual }) : isNot('a list');
  return matchScalars(scope, { path, expected, actual });
}

function matchScalars(scope: Scope, compared: Compared): readonly Mismatch[] {
  const { path, expected, actual } = compared;
  const found = bestRules(scope.rules, path);
  if (found === undefined) return isEqual(expected, actual) ? [] : [mismatchAt(scope, compared, shown(expected))];
  const isAccepted = accepts(found, (rule) => acceptsScalar(rule, { expected, actual, isCascaded: found.isCascaded }));
  return isAccepted ? [] : [mismatchAt(scope, compared, foundInWords(found, expected))];
}

function matchLists(scope: Scope, compared: Compared<readonly Value[]>): readonly Mismatch[] {
  const { path, expected, actual } = compared;
  const found = bestRules(scope.rules, path);
  if (found !== undefined) return matchListBy(found, { ...compared, scope, compare: matchJson });
  if (expected.length !== actual.length) return [mismatchAt(scope, compared, `a list of ${expected.length}`)];
  return expected.flatMap((example, index) => matchJson(scope, { path: [...path, String(index)], expected: example, actual: actual[index] ?? null }));
}

type Maps = Compared<ValueMap>;

function matchMaps(scope: Scope, maps: Maps): readonly Mismatch[] {
  const { path, expected, actual } = maps;
  if (scope.isClosed && Object.keys(expected).length === 0 && Object.keys(actual).length > 0) return [mismatchAt(scope, maps, 'an empty object')];
  const found = bestRules(scope.rules, path);
  if (found === undefined) return [...matchKeys(scope, maps), ...matchMembers(scope, maps)];
  return together(found, found.rules.map((rule) => matchMapsBy(rule, { scope, maps, isCascaded: found.isCascaded })));
}

interface MapsAsked {
  readonly scope: Scope;
  readonly maps: Maps;
  readonly isCascaded: boolean;
}

function matchMapsBy(rule: Rule, asked: MapsAsked): readonly Mismatch[] {
  const { scope, maps, isCascaded } = asked;
  if (!isCascaded && aboutValues.has(rule.name)) return matchEachValue(rule, asked);
  const own = acceptsMap(rule, asked) ? [] : [mismatchAt(scope, maps, inWords(rule, maps.expected))];
  return [...own, ...matchKeys(scope, maps), ...matchMembers(scope, maps)];
}

const aboutValues = new Set(['values', 'eachValue', 'arrayContains']);

/** Every value that came is like the example of its key, or like the first one by name. */
function matchEachValue(rule: Rule, { scope, maps: { path, expected, actual } }: MapsAsked): readonly Mismatch[] {
  const inner = rule.name === 'eachValue' ? { ...scope, rules: eachValueRules(rule, path) } : scope;
  // Pact's libraries sort keys when they write.
  const [first = ''] = Object.keys(expected).toSorted();
  return Object.entries(actual).flatMap(([key, value]) => {
    const example = expected[Object.hasOwn(expected, key) ? key : first];
    return example === undefined || value === undefined ? [] : matchJson(inner, { path: [...path, key], expected: example, actual: value });
  });
}

/** Whether a rule accepts a map as such. */
function acceptsMap(rule: Rule, { maps: { expected, actual }, isCascaded }: MapsAsked): boolean {
  if (rule.name === 'type') return isCascaded || isWithinBounds(rule, Object.keys(actual).length);
  if (rule.name === 'equality') return isEqual(expected, actual);
  if (rule.name === 'notEmpty') return Object.keys(actual).length > 0;
  return aboutValues.has(rule.name) || rule.name === 'eachKey' || rule.name === 'regex';
}

/** Rules about keys and values free the keys; `eachKey` has something to say of each. */
function matchKeys(scope: Scope, maps: Maps): readonly Mismatch[] {
  const { path, actual } = maps;
  const found = bestRules(scope.rules, path);
  const eachKey = found === undefined || found.isCascaded ? [] : found.rules.filter(({ name }) => name === 'eachKey').flatMap(({ nested }) => nested);
  const wrong = Object.keys(actual).flatMap((key) =>
    eachKey.filter((rule) => !acceptsText(rule, { expected: '', actual: key, isCascaded: false })).map((rule) => ({
      part: scope.part,
      at: pathText(path),
      expected: `every key to be ${inWords(rule, '')}`,
      actual: `the key ${shown(key)}`,
    })),
  );
  if (found?.isCascaded === false && found.rules.some(({ name }) => freeingKeys.has(name))) return wrong;
  return [...missingKeys(scope, maps), ...(scope.isClosed ? unexpectedKeys(scope, maps) : []), ...wrong];
}

const freeingKeys = new Set(['values', 'eachValue', 'eachKey']);

const missingKeys = ({ part }: Scope, { path, expected, actual }: Maps): readonly Mismatch[] =>
  Object.keys(expected)
    .filter((key) => !Object.hasOwn(actual, key))
    .map((key) => ({ part, at: pathText([...path, key]), expected: shown(expected[key] ?? null), actual: 'nothing' }));

const unexpectedKeys = ({ part }: Scope, { path, expected, actual }: Maps): readonly Mismatch[] =>
  Object.keys(actual)
    .filter((key) => !Object.hasOwn(expected, key))
    .map((key) => ({ part, at: pathText([...path, key]), expected: 'nothing', actual: shown(actual[key] ?? null) }));

const matchMembers = (scope: Scope, { path, expected, actual }: Maps): readonly Mismatch[] =>
  Object.keys(expected).flatMap((key) =>
    Object.hasOwn(actual, key) ? matchJson(scope, { path: [...path, key], expected: expected[key] ?? null, actual: actual[key] ?? null }) : [],
  );
