import type { Json } from '../json/json.ts';
import { isArray, isObject } from '../json/json.ts';

/** What is held against the pact. */
export type Subject = 'answer' | 'message';

export interface Difference {
  readonly subject: Subject;
  readonly expected: Json | undefined;
  readonly actual: Json | undefined;
  /** The verifier's own sentence. */
  readonly native: string;
}

type Phrase = (found: RegExpExecArray, expected: Json | undefined) => string;

/** What each of the verifier's sentences expects, in our words. The first that fits counts. */
const expectations: readonly (readonly [sentence: RegExp, phrase: Phrase])[] = [
  [/to have minimum size of (\d+)$/, ([, size]) => `at least ${size} elements`],
  [/to have maximum size of (\d+)$/, ([, size]) => `at most ${size} elements`],
  [/^Expected a List with (\d+) elements/, ([, size]) => `${size} elements`],
  [/^Expected an empty List/, () => 'an empty list'],
  [/to match a (date|time|datetime|timestamp) pattern of '(.*?)'/, ([, kind, pattern]) => `a ${kind} written as ${pattern}`],
  [/to match a boolean$/, () => 'true or false'],
  [/^Expected .* to match '(.*)'$/s, ([, pattern]) => `text that matches ${pattern}`],
  [/^Expected .* to include '(.*)'$/s, ([, part]) => `text that contains ${JSON.stringify(part)}`],
  [/to not be empty$/, () => 'something that is not empty'],
  [/to be an integer$/, () => 'a whole number'],
  [/to be a decimal number$/, () => 'a number with decimal places'],
  [/to be a number$/, () => 'a number'],
  [/to be a null value$/, () => 'null'],
  [/is not a valid semantic version/, () => 'a semantic version'],
  [/to be the same type as /, (_, expected) => kindInWords(expected)],
  [/to be equal to /, (_, expected) => short(expected)],
  [/content type of '(.*?)'/, ([, type]) => `content of type ${type}`],
];

/** `expected a string, got 12`. A sentence that we have no words for is passed on as it is. */
export function differenceInWords({ subject, expected, actual, native }: Difference): string {
  if (/^Expected body Present.* but was empty$/s.test(native)) return `expected a body, the ${subject} has none`;
  for (const [sentence, phrase] of expectations) {
    const found = sentence.exec(native);
    if (found !== null && actual !== undefined) return `expected ${phrase(found, expected)}, got ${got(actual, native)}`;
  }
  return native;
}

/** `expected a string, the answer has no field `email``. */
export const missingInWords = (field: string, example: Json | undefined, subject: Subject): string =>
  `expected ${example === undefined ? 'a value' : kindInWords(example)}, the ${subject} has no field \`${field}\``;

export function kindInWords(value: Json | undefined): string {
  if (value === undefined) return 'a value';
  if (value === null) return 'null';
  if (isArray(value)) return 'a list';
  if (isObject(value)) return 'an object';
  if (typeof value === 'number') return Number.isInteger(value) ? 'a whole number' : 'a number';
  return typeof value === 'boolean' ? 'true or false' : 'a string';
}

/** The verifier gives a list that is too short or too long as a list of texts; its length is what counts. */
const got = (actual: Json, native: string): string =>
  isArray(actual) && /size|elements/.test(native) ? `a list of ${actual.length}` : short(actual);

function short(value: Json | undefined): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
