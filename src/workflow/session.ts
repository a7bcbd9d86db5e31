/* c8 ignore start */
import type { Workspace } from '../config/workspace.ts';
import type { Clock } from '../system/clock.ts';
import type { Environment } from '../system/environment.ts';

/** What every job is handed: where it works, and its only ways to the outside. */
export interface Session {
  readonly workspace: Workspace;
  readonly environment: Environment;
  readonly clock: Clock;
  readonly concurrency?: number | undefined;
  /** A line for people about work that is going on. */
  readonly say: (line: string) => void;
  /** A line about something wrong, which is said even to those who asked for quiet. */
  readonly warn: (line: string) => void;
  /** Takes what a program that we run prints, and is told if it failed. */
  readonly passage: () => { readonly pass: (text: string) => void; readonly failed: () => void };
}
