import type { Fault } from './faults/fault.ts';
import type { Faults } from './faults/strike.ts';
import { createFaults } from './faults/strike.ts';
import type { Journal } from './journal.ts';
import { createJournal } from './journal.ts';
import type { Situation } from './states/in-force.ts';
import { noSituation } from './states/in-force.ts';

/** What the stub remembers for one namespace, so that parallel tests do not meet. */
export interface Memory {
  situation: Situation;
  readonly faults: Faults;
  readonly journal: Journal;
}

export interface Memories {
  of(namespace: string): Memory;
  /** Forgets one namespace, or all of them. */
  reset(namespace: string | undefined): void;
}

/** More namespaces than parallel tests; the one that was made first goes first. */
const mostNamespaces = 1000;

export function createMemories({ faults, seed }: { readonly faults: readonly Fault[]; readonly seed: number }): Memories {
  const memories = new Map<string, Memory>();
  return {
    of(namespace) {
      const known = memories.get(namespace);
      if (known !== undefined) return known;
      const [oldest] = memories.keys();
      if (oldest !== undefined && memories.size >= mostNamespaces) memories.delete(oldest);
      const memory = { situation: noSituation, faults: createFaults(faults, seed), journal: createJournal() };
      memories.set(namespace, memory);
      return memory;
    },
    reset(namespace) {
      if (namespace === undefined) memories.clear();
      else memories.delete(namespace);
    },
  };
}

/** The request header that names a namespace. */
export const namespaceHeader = 'vendorproof-namespace';
