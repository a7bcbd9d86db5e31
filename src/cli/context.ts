/* c8 ignore start */
import type { Console } from '../report/console.ts';
import type { Clock } from '../system/clock.ts';
import type { Environment } from '../system/environment.ts';
import type { Outcome } from '../workflow/outcome.ts';

/** What every command is handed; it reaches the outside through nothing else. */
export interface Context {
  readonly folder: string;
  readonly environment: Environment;
  readonly clock: Clock;
  readonly console: Console;
  /** How many replays run at once; each target has a default of its own. */
  readonly concurrency: number | undefined;
  /** Resolves when the user asks a serving command to end. */
  readonly untilStopped: () => Promise<void>;
}

/** What a command answers: how it ended, and the same value for people and for programs. */
export interface Answer {
  readonly outcome: Outcome;
  readonly json: unknown;
  readonly text: string;
  /** What a serving command goes on with once it has answered: it serves until it is stopped, then closes. It may end otherwise than it answered. */
  readonly afterwards?: (() => Promise<Outcome>) | (() => Promise<void>);
}

/** Options that every command has. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly concurrency?: number;
}

/** Loads a command's file and runs it; called by commander with the parsed arguments. */
export type Run = (options: CommonOptions, command: (context: Context) => Promise<Answer>) => Promise<void>;
