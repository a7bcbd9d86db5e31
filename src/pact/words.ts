import type { Json, JsonObject } from '../json/json.ts';
import { isArray, isObject } from '../json/json.ts';
import { member } from '../json/pointer.ts';
import type { Matcher, MatchingRules, MessageInteraction, PactBody, ProviderState, RuleSet } from './types.ts';

/** One matching rule for a reader: which part of the message, where in it, and what may stand there. */
export interface RuleInWords {
  readonly part: 'status' | 'path' | 'query' | 'header' | 'body' | 'metadata';
  /** A JSON path or a name; the part itself where there is only one. */
  readonly at: string;
  /** `backticks` mark code. */
  readonly words: string;
}

interface RuledMessage {
  readonly body?: PactBody;
  readonly matchingRules?: MatchingRules;
}

/** All rules of a request or response in plain words, in the order of the message's parts. */
export function rulesInWords({ body, matchingRules: rules = {} }: RuledMessage): readonly RuleInWords[] {
  const named = (part: 'status' | 'query' | 'header', sets: { readonly [name: string]: RuleSet } = {}): RuleInWords[] =>
    Object.entries(sets).map(([name, set]) => ({ part, at: part === 'status' ? 'status' : name, words: ruleSetInWords(set) }));
  return [
    ...named('status', rules.status),
    ...(rules.path === undefined ? [] : [{ part: 'path' as const, at: 'path', words: ruleSetInWords(rules.path) }]),
    ...named('query', rules.query),
    ...named('header', rules.header),
    ...bodyRulesInWords(body, rules.body),
  ];
}

/** The same of a message: of what comes with it, then of its contents. */
export function messageRulesInWords({ contents, matchingRules: rules = {} }: MessageInteraction): readonly RuleInWords[] {
  const metadata = Object.entries(rules.metadata ?? {}).map(([at, set]) => ({ part: 'metadata' as const, at, words: ruleSetInWords(set) }));
  return [...metadata, ...bodyRulesInWords(contents, rules.body)];
}

const bodyRulesInWords = (body: PactBody | undefined, rules: MatchingRules['body'] = {}): readonly RuleInWords[] =>
  Object.entries(rules).map(([at, set]) => ({ part: 'body', at, words: ruleSetInWords(set, exampleAt(body, at)) }));

/** `any string and matching …`: rules joined as the set combines them. */
export function ruleSetInWords(set: RuleSet, example?: Json): string {
  const all = set.matchers.map((matcher) => matcherInWords(matcher, example));
  return all.length === 0 ? 'exactly the example' : all.join(set.combine === 'OR' ? ', or ' : ', and ');
}

/** What one matcher lets through. The example says which type a `type` matcher means. */
export function matcherInWords(matcher: Matcher | JsonObject, example?: Json): string {
  const rule: JsonObject = matcher;
  const name = typeof rule['match'] === 'string' ? rule['match'] : 'type';
  return Object.hasOwn(phrases, name) ? phrases[name as Matcher['match']](rule, example) : unknownRule(name, rule);
}

/** `the account accepts new customers (currency: "eur")`. */
export function stateInWords(state: ProviderState): string {
  const params = Object.entries(state.params ?? {}).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return params.length === 0 ? state.name : `${state.name} (${params.join(', ')})`;
}

type Phrase = (rule: JsonObject, example?: Json) => string;

const formatted = (noun: string): Phrase => ({ format = '' }) => (format === '' ? `a ${noun} in ISO 8601` : `a ${noun} written as ${code(format)}`);

/** A matcher of the pact specification without words here does not compile. */
const phrases: Readonly<Record<Matcher['match'], Phrase>> = {
  type: (rule, example) => sized(sameType(example), rule),
  regex: (rule) => `any text matching ${code(rule['regex'] ?? '')}`,
  equality: (_, example) => (example === undefined ? 'exactly the example' : `exactly ${short(example)}`),
  integer: () => 'any whole number',
  decimal: () => 'any number with decimal places',
  number: () => 'any number',
  boolean: () => 'true or false',
  null: () => 'null',
  notEmpty: () => 'anything that is not empty',
  semver: () => 'a semantic version',
  values: () => 'any keys, each value like the example',
  include: (rule) => `any text containing ${code(rule['value'] ?? '')}`,
  date: formatted('date'),
  time: formatted('time'),
  datetime: formatted('date and time'),
  timestamp: formatted('date and time'),
  statusCode: (rule) => statuses(rule['status']),
  contentType: (rule) => `content recognised as ${code(rule['value'] ?? '')}`,
  eachKey: (rule) => sized(`every key is ${nested(rule['rules'])}`, rule),
  eachValue: (rule) => sized(`every value is ${nested(rule['rules'])}`, rule),
  arrayContains: (rule) => contains(isArray(rule['variants']) ? rule['variants'].length : 0),
};

const unknownRule = (name: string, { match: _, ...settings }: JsonObject): string =>
  Object.keys(settings).length === 0 ? `the rule ${code(name)}` : `the rule ${code(name)} with ${code(JSON.stringify(settings))}`;

function sameType(example: Json | undefined): string {
  if (example === undefined) return 'anything of the same type as the example';
  if (example === null) return 'null';
  if (isArray(example)) return 'a list, every element like the example';
  if (isObject(example)) return 'an object with at least these fields';
  return `any ${typeof example}`;
}

function sized(words: string, { min, max }: JsonObject): string {
  if (min !== undefined && max !== undefined) return `${words} (${plain(min)} to ${plain(max)} of them)`;
  if (min !== undefined) return `${words} (at least ${plain(min)})`;
  return max === undefined ? words : `${words} (at most ${plain(max)})`;
}

const classes: Readonly<Record<string, string>> = {
  info: 'any informational status (1xx)',
  success: 'any success status (2xx)',
  redirect: 'any redirect status (3xx)',
  clientError: 'any client error status (4xx)',
  serverError: 'any server error status (5xx)',
  nonError: 'any status below 400',
  error: 'any status of 400 and above',
};

function statuses(status: Json | undefined): string {
  if (isArray(status)) return `one of the statuses ${status.map(plain).join(', ')}`;
  const known = typeof status === 'string' && Object.hasOwn(classes, status) ? classes[status] : undefined;
  return known ?? `the status ${plain(status ?? null)}`;
}

const nested = (rules: Json | undefined): string =>
  isArray(rules) && rules.length > 0 ? rules.filter(isObject).map((rule) => matcherInWords(rule)).join(', and ') : 'like the example';

const contains = (count: number): string =>
  count === 1 ? 'a list with an element like the example somewhere in it' : `a list with an element like each of ${count} examples, in any order`;

const plain = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

const code = (value: Json): string => `\`${plain(value)}\``;

function short(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? 'the example' : code(text);
}

/** The example that a JSON path of a rule points at: a wildcard takes the first member. Undefined where it points nowhere. */
function exampleAt(body: PactBody | undefined, path: string): Json | undefined {
  const found = path.matchAll(/\.([^.[\]]+)|\[(?:'([^']*)'|"([^"]*)"|(\d+|\*))\]/g);
  const steps = [...found].map((step) => step.slice(1).find((name) => name !== undefined) ?? '');
  return steps.reduce<Json | undefined>((value, step) => (step === '*' ? firstMember(value) : member(value, step)), body?.content);
}

const firstMember = (value: Json | undefined): Json | undefined => {
  if (isArray(value)) return value[0];
  return isObject(value) ? Object.values(value)[0] : undefined;
};
