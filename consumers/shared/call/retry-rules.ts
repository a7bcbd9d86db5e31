import { header, type FailedCall } from '../failed-call.ts';
import { AttemptFailed } from './attempt-failed.ts';

/** What a client's user may set; each client knows what is right for its vendor. */
export interface RetrySettings {
  /** Attempts in all, the first one included. */
  readonly attempts?: number;
  /** Spreads the delays of clients that failed together. */
  readonly random?: () => number;
}

/** When to try again; every member has a default. */
export interface RetryRules extends RetrySettings {
  /** The longest delay after the first attempt; it doubles from attempt to attempt. Default 500. */
  readonly firstMs?: number;
  /** Default 20,000. A vendor that asks for a longer pause than this is not asked again: the error says when it may be. */
  readonly longestMs?: number;
  /** Where the vendor says how long to wait, besides `Retry-After`. */
  readonly retryAfterMs?: (answer: NonNullable<FailedCall['answer']>, now: number) => number | undefined;
  /** Whether to try again; undefined leaves it to the default: see `isWorthRepeating`. */
  readonly worth?: (call: FailedCall) => boolean | undefined;
  /** Whether all calls of this client wait, not only this one. Default: at 429, since the vendor would refuse the others too. */
  readonly holdsAll?: (call: FailedCall) => boolean;
}

export interface FailedAttempt {
  readonly call: FailedCall;
  /** 1 for the first attempt. */
  readonly number: number;
  readonly now: number;
}

export interface Pause {
  readonly milliseconds: number;
  readonly holdsAll: boolean;
}

/** The pause until the next attempt; undefined where another one is pointless or unsafe. */
export function pauseAfter(rules: RetryRules, { call, number, now }: FailedAttempt): Pause | undefined {
  const { attempts = 3, longestMs = 20_000, holdsAll = isRateLimit } = rules;
  if (number >= attempts || !(rules.worth?.(call) ?? isWorthRepeating(call))) return undefined;
  const asked = askedPause(rules, call, now);
  if (asked > longestMs) return undefined;
  return { milliseconds: Math.max(asked, fullJitter(rules, number)), holdsAll: holdsAll(call) };
}

/** How long the vendor asks to wait, in milliseconds; 0 where it does not. */
export function askedPause({ retryAfterMs }: RetryRules, { answer }: FailedCall, now: number): number {
  if (answer === undefined) return 0;
  return Math.max(0, retryAfterMs?.(answer, now) ?? retryAfter(header(answer.headers, 'retry-after'), now) ?? 0);
}

/** `Retry-After` is seconds or a date (RFC 9110, section 10.2.3). */
function retryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined || value.trim() === '') return undefined;
  const seconds = Number(value);
  const milliseconds = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - now;
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/** Anything between nothing and the full delay, so that clients that failed together do not come back together. */
const fullJitter = ({ firstMs = 500, longestMs = 20_000, random = Math.random }: RetryRules, number: number): number =>
  random() * Math.min(firstMs * 2 ** (number - 1), longestMs);

/** Statuses that pass by themselves (RFC 9110, section 15; RFC 8470, section 5.2). */
const passing: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

const isRateLimit = ({ answer }: FailedCall): boolean => answer?.status === 429;

/** A rate limit and a connection that was never made change nothing at the vendor; anything else may be repeated only where that does no harm. */
export function isWorthRepeating(call: FailedCall): boolean {
  if (isRateLimit(call) || new AttemptFailed(call).wasNotSent) return true;
  return call.safe && (call.answer === undefined || passing.has(call.answer.status));
}
