import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';

/** Time and memory that the work on one document may take in all, the judge's share included. */
const secondsAtLeast = 60;
const secondsPerMegabyte = 30;
const mostMegabytes = 6000;

export interface Work {
  /** A file of this folder that writes its result to standard output as JSON. */
  readonly script: string;
  readonly task: unknown;
  /** The files that the work is about: the larger they are, the longer it may take. */
  readonly files: readonly string[];
}

/** Why a process ended without a result. */
export interface Ending {
  readonly code: 'time' | 'memory' | 'crash';
  readonly example: string;
}

/** What came of work in a process of its own, which ends when it takes too much. The caller knows what its script writes. */
export function workApart<Result>({ script, task, files }: Work): Promise<{ readonly result: Result } | { readonly ending: Ending }> {
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  const seconds = Math.ceil(secondsAtLeast + (secondsPerMegabyte * bytes) / 1e6);
  const file = join(import.meta.dirname, script);
  const args = ['--conditions=source', '--disable-warning=ExperimentalWarning', `--max-old-space-size=${mostMegabytes}`, file, JSON.stringify(task)];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { timeout: seconds * 1000, killSignal: 'SIGKILL', maxBuffer: 1e9, encoding: 'utf8' }, (error, stdout, stderr) => {
      if (error === null) return resolve({ result: JSON.parse(stdout) });
      const code = error.killed === true ? 'time' : /heap out of memory/i.test(stderr) ? 'memory' : 'crash';
      resolve({ ending: { code, example: code === 'crash' ? stderr.slice(0, 300) : `more than ${code === 'time' ? `${seconds} s` : `${mostMegabytes} MB`}` } });
    });
  });
}
