import type { Outcome } from './outcome.ts';

/** What a group of documents adds up to. */
export interface Summary {
  readonly family: string;
  readonly documents: number;
  readonly loaded: number;
  readonly operations: number;
  readonly covered: number;
  readonly refused: number | undefined;
  readonly brokenOnce: number | undefined;
  readonly bodies: number;
  readonly validBodies: number;
  readonly compatible: number;
  readonly stable: number;
  readonly seconds: number;
  readonly peakMegabytes: number;
}

export function summarise(family: string, outcomes: readonly Outcome[]): Summary {
  const sum = (of: (outcome: Outcome) => number): number => outcomes.reduce((total, outcome) => total + of(outcome), 0);
  return {
    family,
    documents: outcomes.length,
    loaded: sum(({ loaded }) => Number(loaded)),
    operations: sum(({ operations }) => operations),
    covered: sum(({ covered }) => covered),
    refused: sumOf(outcomes.map(({ refused }) => refused)),
    brokenOnce: sumOf(outcomes.map(({ brokenOnce }) => brokenOnce)),
    bodies: sum(({ bodies }) => bodies),
    validBodies: sum(({ validBodies }) => validBodies),
    compatible: sum(({ compatible }) => Number(compatible)),
    stable: sum(({ stable }) => Number(stable)),
    seconds: sum(({ loadSeconds, drawSeconds, compareSeconds }) => loadSeconds + drawSeconds + compareSeconds),
    peakMegabytes: Math.max(0, ...outcomes.map(({ peakMegabytes }) => peakMegabytes)),
  };
}

/** The sum of what was counted; undefined where nothing was. */
function sumOf(counts: readonly (number | undefined)[]): number | undefined {
  const known = counts.filter((count) => count !== undefined);
  return known.length === 0 ? undefined : known.reduce((total, count) => total + count, 0);
}

/** A share of nothing is whole. */
export const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
