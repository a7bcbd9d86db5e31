import { setTimeout as sleep } from 'node:timers/promises';
import type { OptionsInit } from 'got';
import { failedCall, type FailedCall } from './failed-call.ts';

/** How long a pause takes is the caller's to say: tests do not sleep. */
export type Wait = (milliseconds: number) => Promise<unknown>;

export const systemWait: Wait = (milliseconds) => sleep(milliseconds);

export interface FailedAttempt {
  readonly call: FailedCall;
  /** 1 for the first attempt. */
  readonly number: number;
  /** What the vendor's `Retry-After` asks for. */
  readonly retryAfterMs: number | undefined;
}

export interface RetryPolicy {
  /** Attempts in all, the first one included. */
  readonly attempts: number;
  /** Milliseconds until the next attempt; undefined where another one is pointless or unsafe. */
  readonly delay: (failed: FailedAttempt) => number | undefined;
  readonly wait: (milliseconds: number, failed: FailedAttempt) => Promise<unknown>;
}

/** What a client's user may set; each client knows what is right for its vendor. */
export interface RetrySettings {
  readonly attempts?: number;
  readonly wait?: Wait;
  /** Spreads the delays of clients that failed together. */
  readonly random?: () => number;
}

/** A delay that doubles from attempt to attempt up to a longest one; the upper half of it is left to chance. */
export function backoff({ firstMs, longestMs, random }: { firstMs: number; longestMs: number; random: () => number }) {
  return ({ number, retryAfterMs = 0 }: FailedAttempt): number => {
    const full = Math.min(firstMs * 2 ** (number - 1), longestMs);
    return Math.min(Math.max((full * (1 + random())) / 2, retryAfterMs), longestMs);
  };
}

/** A policy in got's terms. */
export const gotRetry = (policy: RetryPolicy): NonNullable<OptionsInit['retry']> => ({
  limit: policy.attempts - 1,
  enforceRetryRules: false,
  calculateDelay: async ({ error, attemptCount, retryAfter }) => {
    if (attemptCount >= policy.attempts) return 0;
    const failed = { call: failedCall(error), number: attemptCount, retryAfterMs: retryAfter };
    const delay = policy.delay(failed);
    if (delay === undefined) return 0;
    await policy.wait(delay, failed);
    return 1; // The waiting is done; this is got's shortest delay, 0 would mean "give up".
  },
});
