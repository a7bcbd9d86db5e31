import type { Judged } from './judge.ts';
import { inWords } from './in-words.ts';
import type { Mismatch, Part } from './mismatch.ts';
import { pathText } from './json-path.ts';
import type { Found, Rule, Rules } from './rules.ts';
import { bestRules, equalityRules, isWithinBounds } from './rules.ts';
import type { Value } from './value.ts';
import { isEqual, shown } from './value.ts';

/** What holds for a whole comparison. */
export interface Scope {
  readonly part: Part;
  readonly rules: Rules;
  /** Of a request: what the pact does not name must not be there. */
  readonly isClosed: boolean;
}

/** An example and what came in its place, somewhere in a message. */
export interface Compared<Of extends Value = Value> {
  readonly path: readonly string[];
  readonly expected: Of;
  readonly actual: Of;
}

export type Compare<Of extends Value> = (scope: Scope, compared: Compared<Of>) => readonly Mismatch[];

export const mismatchAt = ({ part }: Scope, { path, actual }: Compared, expected: string): Mismatch =>
  ({ part, at: pathText(path), expected, actual: shown(actual) });

/** Results of several rules for one place: all of them, or none where one accepts and one is enough. */
export const together = ({ isAny }: Found, results: readonly (readonly Mismatch[])[]): readonly Mismatch[] =>
  isAny && results.some((mismatches) => mismatches.length === 0) ? [] : results.flat();

interface Lists<Of extends Value> {
  readonly path: readonly string[];
  readonly expected: readonly Of[];
  readonly actual: readonly Of[];
}

interface Comparison<Of extends Value> extends Lists<Of> {
  readonly scope: Scope;
  readonly compare: Compare<Of>;
}

/** Compares lists by the rules found for them; `compare` does it for their elements. */
export function matchListBy<Of extends Value>(found: Found, { scope, compare, ...lists }: Comparison<Of>): readonly Mismatch[] {
  if (found.rules.length === 0) return [mismatchAt(scope, lists, 'a rule that accepts something')];
  // A list without an example says nothing about what may be in it.
  if (lists.expected.length === 0) return [];
  return together(found, found.rules.map((rule) => matchByRule(rule, { ...lists, scope, compare, isCascaded: found.isCascaded })));
}

interface Asked<Of extends Value> extends Comparison<Of> {
  readonly isCascaded: boolean;
}

function matchByRule<Of extends Value>(rule: Rule, asked: Asked<Of>): readonly Mismatch[] {
  const { scope, isCascaded } = asked;
  if (rule.name === 'arrayContains') return matchVariants(rule, asked);
  if (rule.name === 'eachValue') return isCascaded ? [] : matchElements({ ...asked, scope: { ...scope, rules: eachValueRules(rule, asked.path) } });
  const own = acceptsList(rule, asked) ? [] : [mismatchAt(scope, asked, inWords(rule, asked.expected))];
  return [...own, ...matchElements(asked)];
}

/** Inside `eachValue` its own rules hold and no others. */
export const eachValueRules = ({ nested }: Rule, path: readonly string[]): Rules => ({
  placed: [{ steps: [...path.map((name) => ({ name })), 'any'], set: { isAny: false, rules: nested } }],
});

/** Each variant's example is somewhere in the list, by the variant's rules alone; without variants each example, as it is. */
function matchVariants<Of extends Value>({ variants }: Rule, { scope, compare, ...lists }: Asked<Of>): readonly Mismatch[] {
  const wanted = variants.length > 0 ? variants : lists.expected.map((_, index) => ({ index, rules: equalityRules() }));
  return wanted.flatMap(({ index, rules }) => {
    const expected = lists.expected[index];
    const isFound = expected !== undefined && lists.actual.some((actual) => compare({ ...scope, rules }, { path: [], expected, actual }).length === 0);
    return isFound ? [] : [mismatchAt(scope, lists, `a list with an element like ${expected === undefined ? `example ${index}` : shown(expected)}`)];
  });
}

/** What comes beyond the examples is compared with the first of them; what is missing is no matter where a rule holds for it. */
function matchElements<Of extends Value>({ scope, compare, path, expected, actual }: Asked<Of>): readonly Mismatch[] {
  const examples = Array.from({ length: Math.max(expected.length, actual.length) }, (_, index) => expected[index] ?? expected[0]);
  return examples.flatMap((example, index) => {
    const at = [...path, String(index)];
    const came = actual[index];
    if (example === undefined) return [];
    if (came !== undefined) return compare(scope, { path: at, expected: example, actual: came });
    return bestRules(scope.rules, at) === undefined ? [mismatchAt(scope, { path, expected, actual }, `${shown(example)} at ${index}`)] : [];
  });
}

/** Whether a rule accepts a list as such. Most rules are about what is in it. */
function acceptsList(rule: Rule, { expected, actual, isCascaded }: Judged<readonly Value[]>): boolean {
  if (rule.name === 'type') return isCascaded || isWithinBounds(rule, actual.length);
  if (rule.name === 'equality') return isEqual(expected, actual);
  if (rule.name === 'notEmpty') return actual.length > 0;
  return rule.name !== 'null' && rule.name !== 'statusCode';
}
