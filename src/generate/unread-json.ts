import type { Json } from '../json/json.ts';
import { isArray, isObject } from '../json/json.ts';
import { member } from '../json/pointer.ts';
import type { Step } from '../pact/matching/json-path.ts';
import { readPath } from '../pact/matching/json-path.ts';
import type { RuleSet } from '../pact/types.ts';
import type { BodyRule } from './draw/rules.ts';
import { literally } from './draw/regex.ts';
import type { Drawn } from './draw/walk.ts';

/** JSON whose media type Pact does not read as such, `application/x-acme-json-1.1`: text, of which expressions say what has to stand in it. */
export interface UnreadJson {
  readonly example: string;
  readonly rules: readonly BodyRule[];
}

/** An answer: each field that is relied on has to be there, with a value of its type. */
export function unreadAnswer({ example, rules }: Drawn): UnreadJson {
  const expressions = rules.flatMap(([path, set]) => {
    const steps = readPath(path);
    const name = nameIn(steps);
    return name === undefined ? [] : [fieldExpression(name, valueExpression(valueAt(example, steps), isExact(set)))];
  });
  return { example: JSON.stringify(example), rules: [['$', allOf(expressions)]] };
}

/** A request: what was given as it was given, what was drawn by its type, in any order; and nothing else, as Pact has it for requests. */
export function unreadRequest({ example, rules }: Drawn): UnreadJson {
  const drawn = new Set(rules.map(([path]) => nameIn(readPath(path))));
  return { example: JSON.stringify(example), rules: [['$', allOf([wholeExpression(example, drawn)])]] };
}

/** JSON repeats no member, so as many of them as there are is each of them once. */
function wholeExpression(value: Json, drawn: ReadonlySet<string | undefined>): string {
  if (isArray(value)) return `\\[\\s*${value.map((item) => wholeExpression(item, drawn)).join('\\s*,\\s*')}\\s*\\]`;
  if (!isObject(value)) return literally(JSON.stringify(value));
  const members = Object.entries(value).map(([name, inner]) => `${literally(JSON.stringify(name))}\\s*:\\s*${drawn.has(name) ? anyOfType(inner ?? null) : wholeExpression(inner ?? null, drawn)}`);
  return `\\{(?:\\s*(?:${members.join('|')})\\s*,?){${members.length}}\\s*\\}`;
}

function anyOfType(value: Json): string {
  if (isArray(value) || isObject(value)) return isArray(value) ? '\\[[\\s\\S]*\\]' : '\\{[\\s\\S]*\\}';
  return typeof value === 'string' ? '"(?:[^"\\\\]|\\\\.)*"' : '[^\\s",{}\\[\\]]+';
}

/** Pact holds an expression against the whole of a text. */
const allOf = (expressions: readonly string[]): RuleSet =>
  ({ combine: 'AND', matchers: [...new Set(expressions)].map((regex) => ({ match: 'regex', regex: `^\\s*${regex}\\s*$` })) });

const fieldExpression = (name: string, value: string): string => `\\{[\\s\\S]*${literally(JSON.stringify(name))}\\s*:\\s*${value}[\\s\\S]*`;

/** The field that a path ends in, whichever object of a list it is in. */
const nameIn = (steps: readonly Step[]): string | undefined => {
  const names = steps.filter((step) => step !== 'any' && step !== 'any-index').map(({ name }) => name);
  return names.findLast((name) => !/^\d+$/.test(name));
};

const isExact = ({ matchers }: RuleSet): boolean => matchers.some(({ match }) => match === 'equality');

/** Of a list the first element stands for all. */
function valueAt(value: Json, [step, ...rest]: readonly Step[]): Json {
  if (step === undefined) return value;
  const key = step === 'any' || step === 'any-index' ? 0 : step.name;
  return valueAt(member(value, key) ?? null, rest);
}

function valueExpression(value: Json, isExactly: boolean): string {
  if (isArray(value)) return '\\[';
  if (isObject(value)) return '\\{';
  if (isExactly) return `${literally(JSON.stringify(value))}\\s*[,}\\]]`;
  if (typeof value === 'string') return '"';
  return typeof value === 'number' ? '-?\\d' : typeof value === 'boolean' ? '(?:true|false)' : '';
}
