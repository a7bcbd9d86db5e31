import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import type { Matcher, RuleSet } from '../types.ts';
import type { Step } from './json-path.ts';
import { readPath, weigh } from './json-path.ts';

/** A matcher under its one name, with what it nests taken apart. */
export interface Rule {
  readonly name: string;
  readonly settings: JsonObject;
  /** Of `eachKey` and `eachValue`. */
  readonly nested: readonly Rule[];
  /** Of `arrayContains`. */
  readonly variants: readonly Variant[];
}

/** One element that a list must hold somewhere, with the rules for it. */
export interface Variant {
  readonly index: number;
  readonly rules: Rules;
}

export interface Rules {
  readonly placed: readonly { readonly steps: readonly Step[]; readonly set: Set }[];
}

/** Rules that apply together. */
export interface Set {
  readonly isAny: boolean;
  readonly rules: readonly Rule[];
}

/** The rules for one place, which may stand for a place above it. */
export interface Found extends Set {
  readonly isCascaded: boolean;
}

export const noRules: Rules = { placed: [] };

/** Rules by name or JSON path, made ready to be looked up. Names of headers are `fold`ed. */
export const compileRules = (sets: Readonly<Record<string, RuleSet>> | undefined, fold: (name: string) => string = (name) => name): Rules => ({
  placed: Object.entries(sets ?? {}).map(([at, set]) => ({ steps: stepsOf(fold(at)), set: compileSet(set) })),
});

/** A path begins with `$`; anything else is a name, whatever is in it. */
const stepsOf = (at: string): readonly Step[] => (at.startsWith('$') ? readPath(at) : [{ name: at }]);

export const compileSet = ({ combine, matchers }: RuleSet): Set => ({ isAny: combine === 'OR', rules: matchers.map(compileRule) });

export function compileRule(matcher: Matcher | JsonObject): Rule {
  const settings: JsonObject = matcher;
  const match = typeof settings['match'] === 'string' ? settings['match'] : 'type';
  return {
    name: Object.hasOwn(otherNames, match) ? (otherNames[match] ?? match) : match,
    settings,
    nested: objectsIn(settings['rules']).map(compileRule),
    variants: objectsIn(settings['variants']).map(compileVariant),
  };
}

/** What older files and other libraries call a rule. */
const otherNames: Readonly<Record<string, string>> = {
  min: 'type',
  max: 'type',
  'min-type': 'type',
  'max-type': 'type',
  'min-max-type': 'type',
  real: 'decimal',
  timestamp: 'datetime',
  'content-type': 'contentType',
  'array-contains': 'arrayContains',
  'status-code': 'statusCode',
  'not-empty': 'notEmpty',
  'each-key': 'eachKey',
  'each-value': 'eachValue',
};

function compileVariant({ index, rules }: JsonObject): Variant {
  const placed = isObject(rules) ? Object.entries(rules).map(([at, set]) => ({ steps: readPath(at), set: variantSet(set) })) : undefined;
  return { index: typeof index === 'number' ? index : 0, rules: placed === undefined ? equalityRules() : { placed } };
}

const variantSet = (set: Json | undefined): Set => ({
  isAny: isObject(set) && set['combine'] === 'OR',
  rules: isObject(set) ? objectsIn(set['matchers']).map(compileRule) : [],
});

const objectsIn = (value: Json | undefined): readonly JsonObject[] => (isArray(value) ? value.filter(isObject) : []);

/** The rules whose path describes the place best; the first of those that do it equally well. */
export function bestRules({ placed }: Rules, path: readonly string[]): Found | undefined {
  let heaviest = 0;
  let best: (typeof placed)[number] | undefined;
  for (const candidate of placed) {
    const weight = weigh(candidate.steps, path);
    if (weight > heaviest) [heaviest, best] = [weight, candidate];
  }
  return best && { ...best.set, isCascaded: best.steps.length !== path.length };
}

/** Whether any rule for this place, however far above, is about types. */
export const isTyped = ({ placed }: Rules, path: readonly string[]): boolean =>
  placed.some(({ steps, set }) => weigh(steps, path) > 0 && set.rules.some(({ name }) => name === 'type'));

/** Whether a set accepts what its rules are asked about. A set without a rule accepts nothing. */
export const accepts = ({ isAny, rules }: Set, check: (rule: Rule) => boolean): boolean =>
  rules.length > 0 && (isAny ? rules.some(check) : rules.every(check));

/** The bounds of a `type` rule. */
export function isWithinBounds({ settings: { min, max } }: Rule, size: number): boolean {
  return (min === undefined || size >= Number(min)) && (max === undefined || size <= Number(max));
}

/** Everything just as the example has it. */
export const equalityRules = (): Rules => ({ placed: [{ steps: [], set: { isAny: false, rules: [compileRule({ match: 'equality' })] } }] });
