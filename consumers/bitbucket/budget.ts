import type { RetryRules } from '../shared/call/retry-rules.ts';
import type { VendorRules } from '../shared/call/kit.ts';

const firstPauseMs = 30_000;
const longestPauseMs = 900_000;

/** 900 calls an hour: what is left of the thousand that a user has is for people and other programs. */
export const hourly = { attempts: 900, milliseconds: 3_600_000 };

/**
 * The hourly budget that all calls of one user share. Bitbucket says when it is used up, and sometimes that it nearly is, but not when it
 * is there again: the hour rolls on, so waiting for seconds would not help.
 */
export class Budget {
  readonly #random: () => number;
  #refusals = 0;
  #pause: { readonly from: number; readonly until: number } | undefined;
  #isNearLimit = false;

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  /** As the last answer that told it says. */
  get isNearLimit(): boolean {
    return this.#isNearLimit;
  }

  /** 555 is Bitbucket's own: the server gave up, the same call may succeed later. */
  readonly retry: RetryRules = {
    attempts: 4,
    longestMs: longestPauseMs,
    retryAfterMs: ({ status }, now) => (status === 429 ? this.#pauseMs(now) : undefined),
    worth: ({ safe, answer }) => (answer?.status === 555 ? safe : undefined),
  };

  /** Spreads what is left when the vendor says that it is not much. */
  readonly paceMs: NonNullable<VendorRules['paceMs']> = (headers) => {
    const near = headers['x-ratelimit-nearlimit'];
    this.#refusals = 0;
    if (near !== undefined) this.#isNearLimit = near === 'true';
    return near === 'true' ? hourly.milliseconds / hourly.attempts : undefined;
  };

  /** Calls that are refused at the same time wait together; each further refusal doubles the pause. */
  #pauseMs(now: number): number {
    if (this.#pause === undefined || now >= this.#pause.until) {
      const milliseconds = Math.min(firstPauseMs * 2 ** this.#refusals * (1 + this.#random() / 4), longestPauseMs);
      this.#refusals += 1;
      this.#pause = { from: now, until: now + milliseconds };
    }
    return this.#pause.until - now;
  }
}
