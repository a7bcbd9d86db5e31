import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Environment } from '../system/environment.ts';
import type { VerifierCall, VerifierReply } from './verifier-call.ts';

export interface VerifierProcess {
  /** Runs one call and returns the report's text; rejects when the process ends before it has answered. */
  verify(call: Omit<VerifierCall, 'id'>): Promise<string>;
  /** Something happened: the verifier is not stuck. */
  touch(): void;
  stop(): void;
}

interface Waiting {
  resolve(report: string): void;
  reject(error: Error): void;
}

/** The file beside this one, with the same extension: `.ts` from source, `.js` when built. */
const childFile = fileURLToPath(new URL(`./verifier-child${extname(import.meta.url)}`, import.meta.url));

/** Pact's native verifier in a process of its own. After a crash the next call starts a new one. */
export function verifierProcess(options: { readonly environment: Environment; readonly quietMs: number }): VerifierProcess {
  const waiting = new Map<number, Waiting>();
  let child: ChildProcess | undefined;
  let nextId = 0;
  const watchdog = setTimeout(() => child?.kill('SIGKILL'), options.quietMs).unref();
  const started = (): ChildProcess => {
    if (child?.connected === true) return child;
    child = startChild(options.environment, waiting);
    return child;
  };
  return {
    verify(call) {
      const id = nextId++;
      watchdog.refresh();
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        started().send({ ...call, id } satisfies VerifierCall);
      });
    },
    touch: () => void watchdog.refresh(),
    stop() {
      clearTimeout(watchdog);
      if (child?.connected === true) child.disconnect();
    },
  };
}

function startChild(environment: Environment, waiting: Map<number, Waiting>): ChildProcess {
  const child = fork(childFile, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [], env: childEnvironment(environment) });
  let words = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-2000);
  });
  // Only the verifier's own process writes to this channel.
  child.on('message', (reply: VerifierReply) => {
    const call = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('report' in reply) call?.resolve(reply.report);
    else call?.reject(new Error(reply.error));
  });
  const ended = (how: string): void => {
    for (const { reject } of waiting.values()) reject(new Error(`${how}${words === '' ? '' : `: ${words.trim()}`}`));
    waiting.clear();
  };
  // A call that cannot be handed over is an error too: then the process has ended, and says why when its streams are read.
  child.on('error', (error) => (child.pid === undefined ? ended(`the verifier could not be started: ${error.message}`) : undefined));
  child.once('close', (code, signal) => ended(`the verifier ended early (${signal ?? `exit code ${code}`})`));
  return child;
}

/** Without proxies, which the verifier would use for loopback too, and without its reports to its makers. */
function childEnvironment(environment: Environment): Record<string, string | undefined> {
  const kept = Object.entries(environment).filter(([name]) => !/_proxy$/i.test(name));
  return { ...Object.fromEntries(kept), PACT_DO_NOT_TRACK: 'true' };
}
