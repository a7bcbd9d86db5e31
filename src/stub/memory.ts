import type { Fault } from './faults/fault.ts';
import type { Faults } from './faults/in-force.ts';
import { besides, createFaults } from './faults/in-force.ts';
import type { Journal } from './journal.ts';
import { createBook, createJournal } from './journal.ts';
import type { Remembered } from './resources/case.ts';
import type { Limits } from './resources/shelf.ts';
import { usualLimits } from './resources/shelf.ts';
import { createThings } from './resources/store.ts';
import type { Situation } from './states/in-force.ts';
import { noSituation } from './states/in-force.ts';

/** What the stub remembers for one namespace, so that parallel tests do not meet. */
export interface Memory {
  situation: Situation;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly remembered: Remembered;
  /** Another number each time, the same ones after every reset: for samples that differ. */
  nextSeed(): number;
}

export interface Memories {
  of(namespace: string): Memory;
  /** The namespaces that there are, the first one first. */
  names(): readonly string[];
  /** The journals of all namespaces as one, the oldest request first. */
  readonly journal: Omit<Journal, 'add'>;
  /** Forgets one namespace, or all of them. */
  reset(namespace: string | undefined): void;
}

/** More namespaces than parallel tests; the one that was made first goes first. */
const mostNamespaces = 1000;

/** Who names no namespace shares the nameless one, whose faults strike in every other as well. */
const nameless = '';

export interface MemoryOptions {
  readonly faults: readonly Fault[];
  readonly seed: number;
  readonly strictIds?: boolean;
  /** Of what each namespace remembers. */
  readonly limits?: Limits;
  readonly log?: (line: string) => void;
}

export function createMemories({ faults, seed, strictIds = false, limits = usualLimits, log }: MemoryOptions): Memories {
  const book = createBook();
  const newMemory = (own: Faults, name: string): Memory => {
    let drawn = seed;
    const whose = name === nameless ? 'the stub' : `the namespace ${name}`;
    const forget = (id: string): void => log?.(`the memory of ${whose} is full: the oldest things are forgotten, ${id} first`);
    const remembered = { things: createThings(limits, forget), strictIds, seed };
    return { situation: noSituation, faults: own, journal: createJournal(book), remembered, nextSeed: () => (drawn += 1) };
  };
  const forgetNamespace = (name: string): void => {
    log?.(`there are more than ${mostNamespaces} namespaces: ${name} is forgotten`);
    named.delete(name);
  };
  let shared = newMemory(createFaults(faults, seed), nameless);
  const named = new Map<string, Memory>();
  const all = (): readonly Memory[] => [shared, ...named.values()];
  return {
    of(namespace) {
      if (namespace === nameless) return shared;
      const known = named.get(namespace);
      if (known !== undefined) return known;
      const [oldest] = named.keys();
      if (oldest !== undefined && named.size >= mostNamespaces) forgetNamespace(oldest);
      const memory = newMemory(besides(createFaults([], seed), () => shared.faults), namespace);
      named.set(namespace, memory);
      return memory;
    },
    names: () => [...named.keys()],
    journal: {
      entries: () => all().flatMap(({ journal }) => journal.entries()).toSorted((a, b) => a.at.getTime() - b.at.getTime()),
      clear: () => all().forEach(({ journal }) => journal.clear()),
    },
    reset(namespace) {
      if (namespace === undefined || namespace === nameless) shared = newMemory(createFaults(faults, seed), nameless);
      if (namespace === undefined) named.clear();
      else named.delete(namespace);
    },
  };
}

/** The request header that names a namespace. */
export const namespaceHeader = 'vendorproof-namespace';
