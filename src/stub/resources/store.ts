import type { Answer } from '../answer/answer.ts';
import type { Entry, Kept, Limits, Thing } from './shelf.ts';
import { createShelf } from './shelf.ts';

/** An answer that a client may ask for again by its key, and what it had asked. */
export interface Repeatable {
  readonly asked: string;
  readonly answer: Answer;
}

/** The things of one namespace: those made and changed, and the names of those deleted. */
export interface Things {
  /** Whether nothing was ever made, changed or deleted. */
  isEmpty(): boolean;
  find(among: string, id: string): Kept | undefined;
  /** Which things one of this kind and id is among. */
  groupOf(kind: string, id: string): string | undefined;
  /** Keeps a thing that was made or replaced; from now on the memory knows what there is. */
  keep(entry: Entry, thing: Omit<Thing, 'id'>): void;
  /** Keeps what became of a thing that may not be the stub's own. */
  adopt(entry: Entry, thing: Omit<Thing, 'id'>): void;
  /** Remembers that a thing was deleted. */
  remove(entry: Entry): void;
  /** Forgets a thing as if it had never been. */
  forget(among: string, id: string): void;
  /** The things there are, the oldest first. */
  all(among: string): readonly (Kept & { readonly thing: Thing })[];
  /** The things of a kind that are not among these. */
  elsewhere(kind: string, among: string): readonly (Kept & { readonly thing: Thing })[];
  /** Whether the memory knows what there is: something was made or deleted here. */
  isKnown(among: string): boolean;
  /** A thing of this id, whatever it is. */
  named(id: string): Thing | undefined;
  /** The next number for an id of this kind of thing. */
  count(key: string): number;
  repeatable(key: string): Repeatable | undefined;
  repeat(key: string, repeatable: Repeatable): void;
  /** Forgets which things were deleted. */
  forgetDeleted(): void;
  clear(): void;
}

const mostRepeatable = 1000;

/** A memory without anything in it. `lost` is told of the first thing that had to go for lack of room. */
export function createThings(limits: Limits, lost: (id: string) => void): Things {
  const known = new Set<string>();
  const counts = new Map<string, number>();
  const repeatables = new Map<string, Repeatable>();
  const shelf = createShelf(limits, { lost, emptied: (among) => known.delete(among) });
  return {
    ...shelf,
    keep(entry, kept) {
      // What comes again after it was deleted is new.
      if (shelf.find(entry.among, entry.id)?.thing === undefined) shelf.forget(entry.among, entry.id);
      shelf.put(entry, { ...kept, id: entry.id });
      known.add(entry.among);
    },
    adopt: (entry, kept) => shelf.put(entry, { ...kept, id: entry.id }),
    remove(entry) {
      shelf.put(entry, undefined);
      known.add(entry.among);
    },
    all: (among) => shelf.group(among).flatMap(there),
    elsewhere: (kind, among) => (kind === '' ? [] : shelf.ofKind(kind)).filter((entry) => entry.among !== among).flatMap((entry) => there(shelf.find(entry.among, entry.id))),
    isKnown: (among) => known.has(among),
    count(key) {
      const next = (counts.get(key) ?? 0) + 1;
      counts.set(key, next);
      return next;
    },
    repeatable: (key) => repeatables.get(key),
    repeat(key, repeatable) {
      const [oldest] = repeatables.keys();
      if (oldest !== undefined && repeatables.size >= mostRepeatable) repeatables.delete(oldest);
      repeatables.set(key, repeatable);
    },
    forgetDeleted: () => shelf.drop(({ thing }) => thing === undefined),
    clear() {
      shelf.drop(() => true);
      counts.clear();
      repeatables.clear();
    },
  };
}

/** What was not deleted. */
const there = (kept: Kept | undefined): readonly (Kept & { readonly thing: Thing })[] => (kept?.thing === undefined ? [] : [{ ...kept, thing: kept.thing }]);
