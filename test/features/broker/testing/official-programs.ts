import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { systemEnvironment } from '../../../../src/system/environment.ts';

export interface Ran {
  readonly code: number;
  readonly output: string;
}

/** Pact's own command line as it is released for this platform. */
const binary = join(
  dirname(
    createRequire(import.meta.url).resolve(
      `@pact-foundation/pact-cli-${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}/package.json`,
    ),
  ),
  'standalone',
  process.platform === 'win32' ? 'pact.exe' : 'pact',
);

/** Runs it and waits: what it printed, and the exit code. */
export function pact(...args: readonly string[]): Promise<Ran> {
  const env = { ...systemEnvironment(), PACT_DO_NOT_TRACK: 'true', NO_COLOR: '1' };
  return new Promise((resolve) => {
    execFile(binary, args, { env, timeout: 60_000 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 255, output: `${stdout}${stderr}` });
    });
  });
}
