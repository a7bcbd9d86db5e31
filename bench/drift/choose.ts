import { statSync } from 'node:fs';
import { join } from 'node:path';
import { listOperations } from '../../src/openapi/operations.ts';
import { readDocument } from '../../src/openapi/read.ts';
import { collection, familyOf, randomFrom, selectDocuments } from '../corpus/documents.ts';

/** Documents of a size that a table is made of in minutes, with operations enough that some stay unused. */
const [smallest, largest] = [8_000, 400_000];
const fewestOperations = 4;

/** So many documents by a seed, at most a tenth of them from one family. */
export async function chooseDocuments({ size, seed }: { readonly size: number; readonly seed: number }): Promise<readonly string[]> {
  const random = randomFrom(seed);
  const sample = selectDocuments({ kind: 'sample', size: size * 8, seed });
  const inAnyOrder = sample.map((name) => ({ name, at: random() })).toSorted((a, b) => a.at - b.at).map(({ name }) => name);
  const chosen: string[] = [];
  for (const name of inAnyOrder) {
    if (chosen.length === size) break;
    const family = familyOf(name);
    const isFull = family !== 'others' && chosen.filter((one) => familyOf(one) === family).length >= size / 10;
    if (!isFull && (await isFit(name))) chosen.push(name);
  }
  return chosen;
}

async function isFit(name: string): Promise<boolean> {
  const file = join(collection, name);
  const bytes = statSync(file).size;
  return bytes >= smallest && bytes <= largest && listOperations(await readDocument(file)).length >= fewestOperations;
}
