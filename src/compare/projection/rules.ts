import type { Matcher, MatchingRules, RuleSet } from '../../pact/types.ts';

/** Steps from a body's root: names and indices. */
export type Path = readonly (string | number)[];

/** The rules that hold at a path; undefined where the example holds exactly. */
export type Rules = (path: Path) => RuleSet | undefined;

interface Rule {
  readonly steps: readonly string[];
  readonly set: RuleSet;
}

/** These say something about what is below them in their own way, not by being applied again. */
const notHandedDown = new Set<Matcher['match']>(['values', 'eachKey', 'eachValue', 'arrayContains']);

/** Reads the rules of a body. As in Pact, the longest path that leads here wins, and a rule holds for all that is below it. */
export function readRules(rules: MatchingRules['body'] = {}): Rules {
  const all = Object.entries(rules).map(([path, set]): Rule => ({ steps: stepsOf(path), set }));
  return (path) => {
    const best = all.filter(({ steps }) => leadsTo(steps, path)).toSorted((a, b) => b.steps.length - a.steps.length || wildcards(a) - wildcards(b))[0];
    if (best === undefined || best.set.matchers.every(({ match }) => match === 'equality')) return undefined;
    const isOwn = best.steps.length === path.length;
    return isOwn || !best.set.matchers.some(({ match }) => notHandedDown.has(match)) ? best.set : { combine: 'AND', matchers: [{ match: 'type' }] };
  };
}

const leadsTo = (steps: readonly string[], path: Path): boolean => steps.length <= path.length && steps.every((step, index) => step === '*' || step === String(path[index]));

const wildcards = ({ steps }: Rule): number => steps.filter((step) => step === '*').length;

/** `$.data[*]['a.b']` → data, *, a.b. */
const stepsOf = (path: string): readonly string[] =>
  [...path.matchAll(/\.([^.[\]]+)|\[(?:'([^']*)'|"([^"]*)"|(\d+|\*))\]/g)].map((step) => step.slice(1).find((name) => name !== undefined) ?? '');
