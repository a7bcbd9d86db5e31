import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

export interface Outcome {
  readonly code: number;
  readonly output: string;
}

/** A project in a temp folder: some of this repository's own files, and the texts that a test plants beside them. */
export interface Planted {
  /** Taken over from the repository as they are. */
  readonly rules: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  /** A script of node_modules and its arguments. */
  readonly command: readonly [script: string, ...args: readonly string[]];
}

/** Lays the project out, runs the command there and takes it away again. */
export async function runPlanted({ rules, files, command: [script, ...args] }: Planted): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'vendorproof-rules-'));
  try {
    for (const rule of rules) await cp(join(root, rule), join(folder, rule), { recursive: true });
    for (const [path, text] of Object.entries(files)) await writeIn(folder, path, text);
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    return await runNode([join(root, 'node_modules', script), ...args], folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeIn(folder: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), `${text}\n`);
}

const runNode = (args: readonly string[], cwd: string): Promise<Outcome> =>
  new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, maxBuffer: 1e8 }, (error, output) => resolve({ code: Number(error?.code ?? 0), output }));
  });
