import type { JsonObject } from '../../json/json.ts';

/** What is remembered of one thing. */
export interface Thing {
  readonly id: string;
  readonly fields: JsonObject;
  /** Fields that it does not have: whoever replaced it left them out. */
  readonly absent: readonly string[];
  /** Whether a client made it; what was only changed was there before. */
  readonly isMade: boolean;
}

/** A thing among the others: the later it was made, the higher its number. */
export interface Kept {
  readonly number: number;
  /** Undefined: it was deleted. */
  readonly thing: Thing | undefined;
  /** Whether a client made it, also when it was deleted since. */
  readonly isMade: boolean;
}

export interface Limits {
  readonly things: number;
  /** Of what was sent to make them. */
  readonly bytes: number;
}

/** More than a test makes; a client that never ends fills no machine with it. */
export const usualLimits: Limits = { things: 10_000, bytes: 50_000_000 };

/** What is to be kept, and how much of the memory it takes. */
export interface Entry {
  /** Which things it is among. */
  readonly among: string;
  readonly id: string;
  /** What things of other groups may be, too; '' for what no other is. */
  readonly kind: string;
  readonly bytes: number;
}

/** Keeps things by group and id, the oldest of which goes where there is no more room. */
export interface Shelf {
  isEmpty(): boolean;
  find(among: string, id: string): Kept | undefined;
  groupOf(kind: string, id: string): string | undefined;
  /** What is in one group, the deleted included. */
  group(among: string): readonly Kept[];
  /** The things of a kind, in whatever group. */
  ofKind(kind: string): readonly Entry[];
  named(id: string): Thing | undefined;
  /** Puts a thing, or that it was deleted, where it was before, else behind all others. */
  put(entry: Entry, thing: Thing | undefined): void;
  /** Takes one thing away as if it had never been. */
  forget(among: string, id: string): void;
  /** Takes away everything of which this holds. */
  drop(isUnwanted: (kept: Kept) => boolean): void;
}

/** An empty shelf. `lost` is told of the first thing that had to go for lack of room; `emptied` of each group of which nothing is left. */
export function createShelf({ things: most, bytes: mostBytes }: Limits, { lost, emptied }: { readonly lost: (id: string) => void; readonly emptied: (among: string) => void }): Shelf {
  const groups = new Map<string, Map<string, Kept>>();
  const byKind = new Map<string, string>();
  /** In the order in which they were made. */
  const entries = new Map<number, Entry>();
  let number = 0;
  let bytes = 0;
  let hasForgotten = false;
  const find = (among: string, id: string): Kept | undefined => groups.get(among)?.get(id);
  const drop = (at: number, { among, id, kind, bytes: own }: Entry): void => {
    bytes -= own;
    entries.delete(at);
    byKind.delete(`${kind} ${id}`);
    groups.get(among)?.delete(id);
    if (groups.get(among)?.size !== 0) return;
    groups.delete(among);
    emptied(among);
  };
  const makeRoom = (): void => {
    for (const [oldest, entry] of entries) {
      if (entries.size <= most && (bytes <= mostBytes || entries.size === 1)) return;
      drop(oldest, entry);
      if (!hasForgotten) lost(entry.id);
      hasForgotten = true;
    }
  };
  return {
    isEmpty: () => entries.size === 0,
    find,
    groupOf: (kind, id) => byKind.get(`${kind} ${id}`),
    group: (among) => [...(groups.get(among)?.values() ?? [])],
    ofKind: (kind) => [...entries.values()].filter((entry) => entry.kind === kind),
    named: (id) => [...groups.values()].map((group) => group.get(id)?.thing).find((thing) => thing !== undefined),
    put(entry, thing) {
      const before = find(entry.among, entry.id);
      const at = before?.number ?? (number += 1);
      bytes += entry.bytes - (entries.get(at)?.bytes ?? 0);
      entries.set(at, entry);
      const group = groups.get(entry.among) ?? new Map<string, Kept>();
      groups.set(entry.among, group.set(entry.id, { number: at, thing, isMade: thing?.isMade ?? before?.isMade ?? false }));
      if (entry.kind !== '') byKind.set(`${entry.kind} ${entry.id}`, entry.among);
      makeRoom();
    },
    forget(among, id) {
      const at = find(among, id)?.number ?? 0;
      const entry = entries.get(at);
      if (entry !== undefined) drop(at, entry);
    },
    drop(isUnwanted) {
      for (const [at, entry] of entries) {
        const kept = find(entry.among, entry.id);
        if (kept === undefined || isUnwanted(kept)) drop(at, entry);
      }
    },
  };
}
