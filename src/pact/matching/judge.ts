import { isContentOf } from './content-kind.ts';
import { isWritten } from './date-format.ts';
import { patternOf } from './pattern.ts';
import type { Rule } from './rules.ts';
import { isStatus } from './status.ts';
import type { Value } from './value.ts';
import { isEqual, isList, isMap, isNumber, isSameType, kindOf, textOf } from './value.ts';

/** What a rule judges: the example, and what came in its place. */
export interface Judged<Of> {
  readonly expected: Of;
  readonly actual: Of;
  /** The rule stands at a place above this one. */
  readonly isCascaded: boolean;
}

type Judge<Of> = (rule: Rule, judged: Judged<Of>) => boolean;

/** Whether a rule accepts a text: a header, a path, a value of a query, a form or an XML document, a key. */
export function acceptsText(rule: Rule, judged: Judged<string>): boolean {
  const judge = Object.hasOwn(textJudges, rule.name) ? textJudges[rule.name] : undefined;
  if (judge !== undefined) return judge(rule, judged);
  // Rules about keys and values say nothing of the texts below them.
  return judged.isCascaded && ['eachKey', 'eachValue'].includes(rule.name);
}

/** Whether a rule accepts a JSON value where the example is neither a list nor a map. */
export function acceptsScalar(rule: Rule, judged: Judged<Value>): boolean {
  const judge = Object.hasOwn(scalarJudges, rule.name) ? scalarJudges[rule.name] : undefined;
  // Rules about keys and elements say nothing of a value that has none.
  return judge === undefined || judge(rule, judged);
}

const text = (rule: Rule, setting: string): string => {
  const value = rule.settings[setting];
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
};

const isMatch = (rule: Rule, actual: string): boolean => patternOf(text(rule, 'regex'))?.test(actual) === true;

/** A date or time in the rule's format, or in the usual one. */
const dated = (rule: Rule, actual: string): boolean => isWritten(actual, text(rule, 'format') || (usualFormats[rule.name] ?? ''));

const usualFormats: Readonly<Record<string, string>> = { date: 'yyyy-MM-dd', time: 'HH:mm:ss', datetime: "yyyy-MM-dd'T'HH:mm:ssXXX" };

const semver =
  /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*))*)?(?:\+[\da-zA-Z-]+(?:\.[\da-zA-Z-]+)*)?$/;

const isNumberText: Judge<string> = (_, { actual }) => /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf|infinity|nan)$/i.test(actual);

const textJudges: Readonly<Record<string, Judge<string>>> = {
  regex: (rule, { actual }) => isMatch(rule, actual),
  equality: (_, { expected, actual }) => expected === actual,
  values: (_, { expected, actual }) => expected === actual,
  type: () => true,
  include: (rule, { actual }) => actual.includes(text(rule, 'value')),
  number: isNumberText,
  decimal: isNumberText,
  integer: (_, { actual }) => /^\+?\d+$/.test(actual),
  date: (rule, { actual }) => dated(rule, actual),
  time: (rule, { actual }) => dated(rule, actual),
  datetime: (rule, { actual }) => dated(rule, actual),
  boolean: (_, { actual }) => actual === 'true' || actual === 'false',
  statusCode: (rule, { actual }) => isStatus(rule, Number(actual)),
  notEmpty: (_, { actual }) => actual !== '',
  semver: (_, { actual }) => semver.test(actual),
  contentType: (rule, { actual }) => isContentOf(new TextEncoder().encode(actual), text(rule, 'value')),
};

const isDated: Judge<Value> = (rule, { actual }) => dated(rule, textOf(actual));

const scalarJudges: Readonly<Record<string, Judge<Value>>> = {
  regex: (rule, { actual }) => isMatch(rule, textOf(actual)),
  equality: (_, { expected, actual }) => isEqual(expected, actual),
  values: (_, { expected, actual }) => isEqual(expected, actual),
  type: (_, { expected, actual }) => isSameType(expected, actual),
  include: (rule, { actual }) => textOf(actual).includes(text(rule, 'value')),
  number: (_, { actual }) => isNumber(actual),
  decimal: (_, { actual }) => kindOf(actual) === 'decimal',
  integer: (_, { actual }) => kindOf(actual) === 'integer',
  null: (_, { actual }) => actual === null,
  boolean: (_, { actual }) => typeof actual === 'boolean' || actual === 'true' || actual === 'false',
  date: isDated,
  time: isDated,
  datetime: isDated,
  contentType: (rule, { actual }) => isContentOf(new TextEncoder().encode(textOf(actual)), text(rule, 'value')),
  notEmpty: (_, { actual }) => !isEmpty(actual),
  semver: (_, { actual }) => typeof actual === 'string' && semver.test(actual),
};

function isEmpty(value: Value): boolean {
  if (isList(value)) return value.length === 0;
  return value === null || value === '' || (isMap(value) && Object.keys(value).length === 0);
}
