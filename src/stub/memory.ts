import type { Fault } from './faults/fault.ts';
import type { Faults } from './faults/in-force.ts';
import { besides, createFaults } from './faults/in-force.ts';
import type { Journal } from './journal.ts';
import { createBook, createJournal } from './journal.ts';
import type { Situation } from './states/in-force.ts';
import { noSituation } from './states/in-force.ts';

/** What the stub remembers for one namespace, so that parallel tests do not meet. */
export interface Memory {
  situation: Situation;
  readonly faults: Faults;
  readonly journal: Journal;
  /** Another number each time, the same ones after every reset: for samples that differ. */
  nextSeed(): number;
}

export interface Memories {
  of(namespace: string): Memory;
  /** The journals of all namespaces as one, the oldest request first. */
  readonly journal: Omit<Journal, 'add'>;
  /** Forgets one namespace, or all of them. */
  reset(namespace: string | undefined): void;
}

/** More namespaces than parallel tests; the one that was made first goes first. */
const mostNamespaces = 1000;

/** Who names no namespace shares the nameless one, whose faults strike in every other as well. */
const nameless = '';

export function createMemories({ faults, seed }: { readonly faults: readonly Fault[]; readonly seed: number }): Memories {
  const book = createBook();
  const newMemory = (own: Faults): Memory => {
    let drawn = seed;
    return { situation: noSituation, faults: own, journal: createJournal(book), nextSeed: () => (drawn += 1) };
  };
  let shared = newMemory(createFaults(faults, seed));
  const named = new Map<string, Memory>();
  const all = (): readonly Memory[] => [shared, ...named.values()];
  return {
    of(namespace) {
      if (namespace === nameless) return shared;
      const known = named.get(namespace);
      if (known !== undefined) return known;
      const [oldest] = named.keys();
      if (oldest !== undefined && named.size >= mostNamespaces) named.delete(oldest);
      const memory = newMemory(besides(createFaults([], seed), () => shared.faults));
      named.set(namespace, memory);
      return memory;
    },
    journal: {
      entries: () => all().flatMap(({ journal }) => journal.entries()).toSorted((a, b) => a.at.getTime() - b.at.getTime()),
      clear: () => all().forEach(({ journal }) => journal.clear()),
    },
    reset(namespace) {
      if (namespace === undefined || namespace === nameless) shared = newMemory(createFaults(faults, seed));
      if (namespace === undefined) named.clear();
      else named.delete(namespace);
    },
  };
}

/** The request header that names a namespace. */
export const namespaceHeader = 'vendorproof-namespace';
