import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { familyOf } from './documents.ts';
import type { Outcome, Task } from './outcome.ts';
import { failed } from './outcome.ts';

const child = join(import.meta.dirname, '../corpus-child.ts');

/** Time and memory that one document may take in all, the judge's share included. */
const secondsAtLeast = 60;
const secondsPerMegabyte = 30;
const mostMegabytes = 6000;

/** Examines a document in a process of its own, which ends when it takes too much. */
export function examineApart(task: Task): Promise<Outcome> {
  const seconds = Math.ceil(secondsAtLeast + (secondsPerMegabyte * statSync(task.file).size) / 1e6);
  const args = ['--conditions=source', '--disable-warning=ExperimentalWarning', `--max-old-space-size=${mostMegabytes}`, child, JSON.stringify(task)];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { timeout: seconds * 1000, killSignal: 'SIGKILL', maxBuffer: 1e9, encoding: 'utf8' }, (error, stdout, stderr) => {
      if (error === null) return resolve(JSON.parse(stdout));
      const code = error.killed === true ? 'time' : /heap out of memory/i.test(stderr) ? 'memory' : 'crash';
      resolve(failed(task, familyOf(task.name), { code, example: code === 'crash' ? stderr.slice(0, 300) : `more than ${code === 'time' ? `${seconds} s` : `${mostMegabytes} MB`}` }));
    });
  });
}
