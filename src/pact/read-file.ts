import { readFile } from 'node:fs/promises';
import { badInput } from '../failure/failure.ts';

const reasons: Readonly<Record<string, string>> = { ENOENT: 'there is no such pact', EISDIR: 'is a folder, not a pact' };

/** The text of a pact's file; `shown` is what people call it. */
export async function readPactText(file: string, shown: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw badInput('pact.missing', reasons[code] ?? `cannot be read (${code})`, { place: shown, cause: error });
  }
}
