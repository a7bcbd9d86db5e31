import type { Matcher, MatchingRules, RuleSet } from '../../pact/types.ts';

/** Steps from a body's root: names and indices. */
export type Path = readonly (string | number)[];

/** The rules that hold at a path; undefined where the example holds exactly. */
export type Rules = (path: Path) => RuleSet | undefined;

/** Rules by path, one level for each step: large bodies have hundreds of rules and thousands of values. */
interface Level {
  set: RuleSet | undefined;
  readonly below: Map<string, Level>;
}

/** These say something about what is below them in their own way, not by being applied again. */
const notHandedDown = new Set<Matcher['match']>(['values', 'eachKey', 'eachValue', 'arrayContains']);

/** Reads the rules of a body. As in Pact, the longest path that leads here wins, and a rule holds for all that is below it. */
export function readRules(rules: MatchingRules['body'] = {}): Rules {
  const root: Level = { set: undefined, below: new Map() };
  for (const [path, set] of Object.entries(rules)) stepsOf(path).reduce(descend, root).set = set;
  return (path) => {
    const { set, depth } = longest(root, path);
    if (set === undefined || set.matchers.every(({ match }) => match === 'equality')) return undefined;
    const holdsHere = depth === path.length || !set.matchers.some(({ match }) => notHandedDown.has(match));
    return holdsHere ? set : { combine: 'AND', matchers: [{ match: 'type' }] };
  };
}

function descend(level: Level, step: string): Level {
  const known = level.below.get(step) ?? { set: undefined, below: new Map<string, Level>() };
  level.below.set(step, known);
  return known;
}

/** The rules with the longest path; of several of one length, those with a name before those with a wildcard. */
function longest(root: Level, path: Path): { readonly set: RuleSet | undefined; readonly depth: number } {
  let best = { set: root.set, depth: 0 };
  let levels: readonly Level[] = [root];
  for (const [index, step] of path.entries()) {
    levels = levels.flatMap(({ below }) => [below.get(String(step)), below.get('*')].filter((level) => level !== undefined));
    const set = levels.find((level) => level.set !== undefined)?.set;
    if (set !== undefined) best = { set, depth: index + 1 };
  }
  return best;
}

/** `$.data[*]['a.b']` → data, *, a.b. */
const stepsOf = (path: string): readonly string[] =>
  [...path.matchAll(/\.([^.[\]]+)|\[(?:'([^']*)'|"([^"]*)"|(\d+|\*))\]/g)].map(
    (step) => step.slice(1).find((name) => name !== undefined) ?? '',
  );
