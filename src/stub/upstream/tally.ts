import type { Deviation } from './deviation.ts';

/** What came of all requests so far. */
export interface Totals {
  readonly requests: number;
  readonly answered: number;
  /** How often each thing went wrong, the most frequent first. */
  readonly deviations: readonly Counted[];
  /** How many there were in all. */
  readonly found: number;
}

/** A deviation that was met so often. */
export interface Counted extends Pick<Deviation, 'operation' | 'method' | 'path' | 'problem'> {
  readonly count: number;
}

export interface Tally {
  add(deviations: readonly Deviation[], isAnswered: boolean): void;
  totals(): Totals;
}

/** So many kinds of deviation are told apart; those that come later only count. */
const mostKinds = 1000;

export function createTally(): Tally {
  const kinds = new Map<string, Counted>();
  let [requests, answered, found] = [0, 0, 0];
  return {
    add(deviations, isAnswered) {
      requests += 1;
      answered += isAnswered ? 1 : 0;
      found += deviations.length;
      for (const { operation, method, path, problem } of deviations) {
        const key = [operation ?? `${method} ${path}`, problem.code, problem.pointer, problem.rule].join('\n');
        const known = kinds.get(key);
        if (known !== undefined || kinds.size < mostKinds) kinds.set(key, { operation, method, path, problem, count: (known?.count ?? 0) + 1 });
      }
    },
    totals: () => ({ requests, answered, found, deviations: [...kinds.values()].toSorted((a, b) => b.count - a.count) }),
  };
}
