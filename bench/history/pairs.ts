import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collection, namesIn, shuffled } from '../corpus/documents.ts';

/** A document as it was published in an older version of the collection, and as it is in the newest. */
export interface Pair {
  /** Of the collection that has the older document. */
  readonly version: string;
  readonly name: string;
  readonly old: string;
  readonly now: string;
}

/** Documents of an older version of the collection that the newest one has with other bytes. */
export function changedSince(version: string): readonly Pair[] {
  const older = join(collectionOf(version), 'api');
  const pairs = namesIn(older).map((name): Pair => ({ version, name, old: join(older, name), now: join(collection, name) }));
  return pairs.filter(({ old, now }) => existsSync(now) && !readFileSync(old).equals(readFileSync(now)));
}

/** So many of them by a seed. */
export const sampled = (pairs: readonly Pair[], { size, seed }: { readonly size: number; readonly seed: number }): readonly Pair[] =>
  shuffled(pairs, seed).slice(0, size);

/** Where a version of the collection is; it is fetched when it is not there yet. */
function collectionOf(version: string): string {
  const script = join(import.meta.dirname, '../../scripts/corpus.js');
  return execFileSync(process.execPath, [script, version], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
}
