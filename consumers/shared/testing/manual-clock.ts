import type { Clock } from '../clock.ts';

/** A clock that stands still until someone sleeps: then that time has passed at once, and is written down. */
export interface ManualClock extends Clock {
  /** The pauses that were asked for, in milliseconds. */
  readonly pauses: readonly number[];
  advance(milliseconds: number): void;
}

export function manualClock(start = Date.UTC(2026, 10, 24, 12)): ManualClock {
  let time = start;
  const pauses: number[] = [];
  return {
    pauses,
    now: () => time,
    sleep: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      pauses.push(milliseconds);
      time += milliseconds;
    },
    advance: (milliseconds) => {
      time += milliseconds;
    },
  };
}
