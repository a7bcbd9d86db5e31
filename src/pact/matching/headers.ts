import { foundInWords } from './in-words.ts';
import { acceptsText } from './judge.ts';
import type { Compare, Scope } from './list.ts';
import { matchListBy } from './list.ts';
import type { Mismatch } from './mismatch.ts';
import { missing } from './mismatch.ts';
import type { Values } from './query.ts';
import { accepts, bestRules } from './rules.ts';
import { shown } from './value.ts';

/** Headers whose values are lists by their definition. */
const lists = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'access-control-allow-headers',
  'access-control-allow-methods',
  'access-control-expose-headers',
  'access-control-request-headers',
  'allow',
  'cache-control',
  'if-match',
  'if-none-match',
  'vary',
]);

/** Headers by lower-case name, lists taken apart. */
export const headerValues = (headers: Iterable<readonly [string, readonly string[]]>): Values =>
  new Map(Array.from(headers, ([name, values]) => [name.toLowerCase(), values.flatMap((value) => valuesIn(name.toLowerCase(), value))]));

const valuesIn = (name: string, value: string): readonly string[] => (lists.has(name) ? value.split(',') : [value]).map((one) => one.trim());

/** Expected headers must be there; others pass. */
export function matchHeaders(scope: Scope, expected: Values, actual: Values): readonly Mismatch[] {
  return [...expected].flatMap(([name, values]) => {
    const came = actual.get(name);
    if (came === undefined) return [{ part: scope.part, at: name, expected: values.join(', ') || 'any value', actual: missing }];
    return matchHeader(scope, { name, expected: values, actual: values.length > 1 && came.length === 1 ? apart(name, came) : came });
  });
}

/** Several lines of one header arrive as one, joined by commas. */
const apart = (name: string, came: readonly string[]): readonly string[] =>
  (name === 'set-cookie' ? came : came.flatMap((value) => value.split(',').map((one) => one.trim())));

interface HeaderLists {
  readonly name: string;
  readonly expected: readonly string[];
  readonly actual: readonly string[];
}

function matchHeader(scope: Scope, { name, expected, actual }: HeaderLists): readonly Mismatch[] {
  const found = bestRules(scope.rules, [name]);
  const isSingle = expected.length === 1 && actual.length === 1;
  if (found !== undefined && !isSingle) {
    const compare: Compare<string> = (_, compared) => matchHeaderValue(scope, { ...compared, name, index: 0 });
    return matchListBy(found, { scope, path: [name], expected, actual, compare });
  }
  if (expected.length === 0 && actual.length > 0) return [{ part: scope.part, at: name, expected: 'no value', actual: shown(actual.join(', ')) }];
  return Array.from({ length: Math.max(expected.length, actual.length) }).flatMap((_, index) => {
    const came = actual[index];
    if (came === undefined) return [{ part: scope.part, at: name, expected: shown(expected[index] ?? ''), actual: missing }];
    return matchHeaderValue(scope, { name, expected: expected[index] ?? '', actual: came, index });
  });
}

export interface HeaderValue {
  readonly name: string;
  readonly expected: string;
  readonly actual: string;
  /** Of the value among those of the header. */
  readonly index: number;
}

export function matchHeaderValue({ part, rules }: Scope, { name, expected, actual, index }: HeaderValue): readonly Mismatch[] {
  const found = bestRules(rules, [name]) ?? bestRules(rules, [name, String(index)]);
  const mismatch = (words: string): readonly Mismatch[] => [{ part, at: name, expected: words, actual: shown(actual) }];
  if (found !== undefined) {
    const isAccepted = accepts(found, (rule) => acceptsText(rule, { expected, actual, isCascaded: false }));
    return isAccepted ? [] : mismatch(foundInWords(found, expected));
  }
  const isSame = hasParameters(name) ? isSameWithParameters(expected, actual) : unspaced(expected) === unspaced(actual);
  return isSame ? [] : mismatch(shown(expected));
}

const hasParameters = (name: string): boolean => name === 'accept' || name === 'content-type';

const unspaced = (text: string): string => text.split(',').map((part) => part.trim()).join(',');

/** Parameters may come in any order, and there may be more of them than expected. */
function isSameWithParameters(expected: string, actual: string): boolean {
  const [value = '', ...wanted] = partsOf(expected);
  const [came = '', ...given] = partsOf(actual);
  const parameters = new Map(given.map(parameter));
  return value === came && wanted.map(parameter).every(([name, text]) => parameters.get(name) === text);
}

const partsOf = (text: string): readonly string[] => text.split(';').map((part) => part.trim()).filter((part) => part !== '');

function parameter(text: string): readonly [string, string] {
  const equals = text.indexOf('=');
  return [text.slice(0, equals).trim(), text.slice(equals + 1).trim().toLowerCase()];
}
