import { existsSync, realpathSync, statSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes a file whole or not at all; a link stays one. Returns whether its content changed. */
export async function writeIfChanged(path: string, text: string): Promise<boolean> {
  const file = existsSync(path) ? realpathSync(path) : path;
  if (existsSync(file) && (await textOf(file)) === text) return false;
  await makeFolder(dirname(file));
  const draft = `${file}.${process.pid}.draft`;
  try {
    await writeFile(draft, text);
    await rename(draft, file);
  } catch (error) {
    // Whoever reads of it knows the file, not its draft.
    throw error instanceof Error && 'path' in error ? Object.assign(error, { path }) : error;
  } finally {
    await rm(draft, { force: true });
  }
  return true;
}

/** A pipe would never end, and a device would be replaced by the file. */
async function textOf(file: string): Promise<string> {
  if (!statSync(file).isFile()) throw new Error('there is something there that is no file');
  return readFile(file, 'utf8');
}

/** Node's own way to make folders within folders never ends where nobody can make any, as in /proc. */
async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  await makeFolder(dirname(folder));
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
