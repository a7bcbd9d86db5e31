import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface GitRun {
  /** Never holds a secret: everybody on the machine can read it. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly program: string;
  /** Ends Git, and whatever it started. */
  readonly signal: AbortSignal;
  /** In bytes, of what it writes. */
  readonly largestOutput: number;
}

export interface GitResult {
  /** Null where it was ended. */
  readonly code: number | null;
  readonly output: Uint8Array;
  /** The end of what it said. */
  readonly words: string;
}

/** The program wrote more than we are ready to keep. */
export class OutputTooLarge extends Error {}

const mostWords = 8 * 1024;

/** Runs Git, by a list of arguments and without a shell, in a process group of its own. Rejects where it cannot be started. */
export async function runGit({ args, environment, program, signal, largestOutput }: GitRun): Promise<GitResult> {
  signal.throwIfAborted();
  const child = spawn(program, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const parts: Uint8Array[] = [];
  let length = 0;
  let words = '';
  let last: NodeJS.Timeout | undefined;
  const end = (): void => {
    endGroup(child.pid, 'SIGTERM');
    last ??= setTimeout(() => endGroup(child.pid, 'SIGKILL'), patienceMs);
  };
  signal.addEventListener('abort', end, { once: true });
  child.stdout.on('data', (part: Uint8Array) => {
    length += part.byteLength;
    if (length > largestOutput) end();
    else parts.push(part);
  });
  child.stderr.on('data', (part: Uint8Array) => {
    words = `${words}${Buffer.from(part).toString()}`.slice(-mostWords);
  });
  try {
    await once(child, 'close');
  } finally {
    clearTimeout(last);
    signal.removeEventListener('abort', end);
  }
  signal.throwIfAborted();
  if (length > largestOutput) throw new OutputTooLarge();
  return { code: child.exitCode, output: Buffer.concat(parts), words };
}

/** Asked to end, Git takes its locks away; that much time it gets for it. */
const patienceMs = 2000;

function endGroup(pid: number | undefined, by: 'SIGTERM' | 'SIGKILL'): void {
  try {
    if (pid !== undefined) process.kill(-pid, by);
  } catch {
    // It has ended by itself.
  }
}
