import { resolve } from 'node:path';
import { badInput } from '../failure/failure.ts';
import { writeIfChanged } from '../system/write-if-changed.ts';

/** Writes a file that a person named; `folder` is what its path is relative to. */
export async function writeOut(folder: string, path: string, text: string): Promise<void> {
  try {
    await writeIfChanged(resolve(folder, path), text);
  } catch (error) {
    // Node's words name the draft after the first comma, which is none of the reader's business.
    const [reason = ''] = String(error instanceof Error ? error.message : error).split(',');
    throw badInput('out.unwritable', `cannot be written: ${reason}`, { place: path, cause: error });
  }
}
