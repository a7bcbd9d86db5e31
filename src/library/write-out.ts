import { resolve } from 'node:path';
import { badInput } from '../failure/failure.ts';
import { writeIfChanged } from '../system/write-if-changed.ts';

/** Writes a file that a person named; `folder` is what its path is relative to. */
export async function writeOut(folder: string, path: string, text: string): Promise<void> {
  try {
    await writeIfChanged(resolve(folder, path), text);
  } catch (error) {
    throw badInput('out.unwritable', 'cannot be written', { place: path, cause: error });
  }
}
