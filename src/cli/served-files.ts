import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ServedPact } from '../stub/pacts/served-pact.ts';

/** What `stub` is asked to serve, told apart by what is in the files. */
export interface ServedFiles {
  readonly pacts: readonly ServedPact[];
  /** Everything else: files that are no pacts, addresses, what is not there. */
  readonly documents: readonly string[];
}

export async function sortFiles(folder: string, files: readonly string[]): Promise<ServedFiles> {
  const sorted = await Promise.all(files.map(async (file) => ({ file, pact: await pactIn(resolve(folder, file), file) })));
  return {
    pacts: sorted.flatMap(({ pact }) => pact ?? []),
    documents: sorted.flatMap(({ file, pact }) => (pact === undefined ? [file] : [])),
  };
}

/** What cannot be read is for the reader of documents to complain about. */
async function pactIn(path: string, shown: string): Promise<ServedPact | undefined> {
  const text = /\.json$/i.test(path) ? await readFile(path, 'utf8').catch(() => '') : '';
  // Most documents are none: what reads pacts is loaded, and a large text read twice, only for what may be one.
  return text.includes('"interactions"') ? (await import('../stub/pacts/served-pact.ts')).servedPact(text, shown) : undefined;
}
