import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { badInput } from '../failure/failure.ts';
import { readPact } from '../pact/read.ts';
import type { Pact } from '../pact/types.ts';

/** The pact in a file that a person named. */
export async function readPactFile(folder: string, file: string): Promise<Pact> {
  return readPact(await readText(folder, file), file);
}

async function readText(folder: string, file: string): Promise<string> {
  try {
    return await readFile(resolve(folder, file), 'utf8');
  } catch (error) {
    throw badInput('pact.missing', 'there is no such pact', { place: file, cause: error });
  }
}
