import type { Json } from '../../src/json/json.ts';
import { isArray, isObject } from '../../src/json/json.ts';
import { weigh } from '../../src/pact/matching/json-path.ts';
import type { Rules } from '../../src/pact/matching/rules.ts';
import { bestRules, compileRules } from '../../src/pact/matching/rules.ts';
import { upgradeRules } from '../../src/pact/upgrade-rules.ts';
import type { Pair } from './pair.ts';

/** Why Pact's core may judge a pair otherwise than the specification has it, as bench/README.md explains. */
export function knownDifference({ expected: { body, matchingRules } }: Pair): string | undefined {
  if (body === undefined) return undefined;
  const rules = compileRules(upgradeRules(matchingRules).body);
  const places = placesIn(body.content, []);
  if (places.some(({ at, path }) => isObject(at) && bestRules(rules, path)?.isAny === true)) return 'OR at an object';
  return places.some(({ path }) => isAmbiguous(rules, path)) ? 'two paths for one place' : undefined;
}

/** Several rules stand for just this place, or describe it equally well: the core takes whichever it finds first. */
function isAmbiguous({ placed }: Rules, path: readonly string[]): boolean {
  const fitting = placed.map(({ steps }) => ({ weight: weigh(steps, path), isOwn: steps.length === path.length })).filter(({ weight }) => weight > 0);
  const heaviest = Math.max(...fitting.map(({ weight }) => weight));
  return fitting.filter(({ isOwn }) => isOwn).length > 1 || fitting.filter(({ weight }) => weight === heaviest).length > 1;
}

interface Placed {
  readonly path: readonly string[];
  readonly at: Json;
}

function placesIn(value: Json, path: readonly string[]): readonly Placed[] {
  const children = isArray(value) || isObject(value) ? Object.entries(value) : [];
  return [{ path, at: value }, ...children.flatMap(([key, child]: readonly [string, Json | undefined]) => placesIn(child ?? null, [...path, key]))];
}
