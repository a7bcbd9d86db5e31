import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandRun, TestWorkspace } from './workspace.ts';

export interface ServingCommand {
  /** What it has printed so far. */
  readonly printed: () => string;
  /** Asks it to end, as Ctrl-C does. */
  stop(): Promise<CommandRun>;
}

/** Starts a command that serves until it is stopped. */
export function startCommand(workspace: TestWorkspace, ...args: readonly string[]): ServingCommand {
  const printed: string[] = [];
  const stopping = Promise.withResolvers<void>();
  const run = workspace.runWith({ untilStopped: () => stopping.promise, onPrint: (text) => printed.push(text) }, ...args);
  return {
    printed: () => printed.join(''),
    stop: () => {
      stopping.resolve();
      return run;
    },
  };
}

/** The address that a serving command says it listens on; bounded, since it may never say one. */
export async function listeningUrl(command: ServingCommand): Promise<string> {
  for (let tries = 0; tries < 600; tries += 1) {
    const url = /https?:\/\/127\.0\.0\.1:\d+/.exec(command.printed())?.[0];
    if (url !== undefined) return url;
    await sleep(50);
  }
  throw new Error(`it never said where it listens: ${command.printed()}`);
}
