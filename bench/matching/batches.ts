import type { Pair } from './pair.ts';
import { drawPair } from './pairs.ts';

/** More interactions in one mock server take longer than more mock servers. */
const size = 4;

/** Pairs for one mock server each. A pair whose path has a rule is alone: its rule might let the others' paths through. */
export function batchesOf(count: number, seed: number): readonly (readonly Pair[])[] {
  const pairs = Array.from({ length: count }, (_, number) => drawPair(seed, number));
  const alone = pairs.filter(hasPathRule).map((pair) => [pair]);
  const others = pairs.filter((pair) => !hasPathRule(pair));
  return [...alone, ...Array.from({ length: Math.ceil(others.length / size) }, (_, index) => others.slice(index * size, (index + 1) * size))];
}

const hasPathRule = ({ expected }: Pair): boolean => 'path' in expected.matchingRules;
