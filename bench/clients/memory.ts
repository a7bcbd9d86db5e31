import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What a client holds beyond what it held after it was warm, after each fifth of its calls, in megabytes. */
export interface Memory {
  readonly megabytes: readonly number[];
  readonly residentMegabytes: number;
}

const child = join(import.meta.dirname, '../clients-child.ts');

export async function memoryOf(vendor: string, url: string, calls: number): Promise<Memory> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=source', '--expose-gc', child, vendor, url, String(calls)]);
  return JSON.parse(stdout) as Memory;
}
