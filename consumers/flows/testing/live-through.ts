import { Killed, Lifeline } from './lifeline.ts';
import type { Random } from './random.ts';

export interface Lives {
  readonly random: Random;
  /** How many times the process is killed and started again before it is left to finish. */
  readonly deaths: number;
  /** No life that ends is longer than this. */
  readonly longestLife: number;
  /** One life: everything of the flow that is due, with ports that die with the line. */
  readonly live: (line: Lifeline) => Promise<void>;
}

/** Kills a flow again and again, at whatever step chance has it, and starts it anew. */
export async function liveThrough({ random, deaths, longestLife, live }: Lives): Promise<void> {
  for (let death = 0; death < deaths; death += 1) {
    await live(new Lifeline(random.below(longestLife))).catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
    });
  }
}

/** A life that nobody ends. */
export const unending = (): Lifeline => new Lifeline(Number.POSITIVE_INFINITY);
