import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { familyOf } from './documents.ts';
import type { Outcome, Task } from './outcome.ts';
import { failed } from './outcome.ts';

const program = join(import.meta.dirname, '../corpus-child.ts');

/** Time and memory that one document may take in all, the judge’s share included, on a machine that is busy with other things. */
const secondsAtLeast = 120;
const secondsPerMegabyte = 100;
const mostMegabytes = 6000;

/** Larger documents have a process of their own, so that its memory is theirs; starting one takes longer than most small ones. */
const largest = 300_000;

export interface Examiner {
  readonly examine: (task: Task) => Promise<Outcome>;
  readonly close: () => void;
}

/** Examines documents in a process apart, which ends when one takes too much; the next document then gets a new one. */
export function createExaminer(): Examiner {
  let child: ChildProcess | undefined;
  const close = (): void => {
    child?.kill('SIGKILL');
    child = undefined;
  };
  const examine = async (task: Task): Promise<Outcome> => {
    const { size } = statSync(task.file);
    if (size > largest) close();
    child ??= fork(program, [], { execArgv: ['--conditions=source', '--disable-warning=ExperimentalWarning', `--max-old-space-size=${mostMegabytes}`], stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
    const outcome = await answerOf(child, task, Math.ceil(secondsAtLeast + (secondsPerMegabyte * size) / 1e6));
    if (size > largest || !outcome.loaded) close();
    return outcome;
  };
  return { examine, close };
}

function answerOf(child: ChildProcess, task: Task, seconds: number): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const broken = (code: string, example: string): void => resolve(failed(task, familyOf(task.name), { code, example }));
  let errors = '';
  const listen = (text: string): void => void (errors += text);
  const ended = (): void => (/heap out of memory/i.test(errors) ? broken('memory', `more than ${mostMegabytes} MB`) : broken('crash', errors.slice(0, 300)));
  child.stderr?.setEncoding('utf8').on('data', listen);
  child.once('exit', ended).once('message', (outcome: Outcome) => resolve(outcome));
  const timer = setTimeout(() => broken('time', `more than ${seconds} s`), seconds * 1000);
  child.send(task);
  return promise.finally(() => {
    clearTimeout(timer);
    child.removeAllListeners('exit').removeAllListeners('message').stderr?.removeListener('data', listen);
  });
}
