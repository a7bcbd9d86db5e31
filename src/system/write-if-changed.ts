import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Writes a file whole or not at all. Returns whether its content changed. */
export async function writeIfChanged(file: string, text: string): Promise<boolean> {
  if (existsSync(file) && (await readFile(file, 'utf8')) === text) return false;
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.draft`;
  try {
    await writeFile(draft, text);
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
  return true;
}
