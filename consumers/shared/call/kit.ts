/* c8 ignore start */
import type { Got } from 'got';
import type { Authorizer } from '../auth/authorizer.ts';
import type { Clock } from '../clock.ts';
import type { FailedCall } from '../failed-call.ts';
import type { CallName, Observer } from '../observer.ts';
import type { BreakerSettings, Endpoints } from './endpoints.ts';
import type { TlsSettings } from './exchange.ts';
import type { LimitSettings, Limits } from './limits.ts';
import type { RetryRules } from './retry-rules.ts';

/** What a client's user may set: where the vendor is, how patient we are, and who looks on. */
export interface Connection {
  /** One address, or several that serve the same: a sandbox, a stub and a mock server differ in nothing else. */
  readonly baseUrl?: string | readonly string[];
  /** For one attempt. */
  readonly timeoutMs?: number;
  /** For a call with all its attempts and pauses. */
  readonly deadlineMs?: number;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly retry?: Pick<RetryRules, 'attempts' | 'random' | 'firstMs' | 'longestMs'>;
  readonly limits?: LimitSettings;
  readonly breaker?: BreakerSettings;
  readonly tls?: TlsSettings;
  readonly observer?: Observer;
  readonly clock?: Clock;
}

/** What a client knows of its vendor. */
export interface VendorRules {
  readonly vendor: string;
  /** Where the vendor tells its own id of the exchange, if it does. */
  readonly requestIdHeader?: string;
  readonly endpoints: string | readonly string[] | (() => readonly string[]);
  readonly authorizer?: Authorizer;
  readonly retry?: RetryRules;
  /** In bytes. Default 32 MiB. */
  readonly largestAnswer?: number;
  /** The error for a call that failed for good. Default: by the status alone. */
  readonly toError?: (call: FailedCall) => Error;
  /** After an answer, how many milliseconds all calls should hold back, as its headers say that the budget is nearly used up. */
  readonly paceMs?: (headers: Readonly<Record<string, string | string[] | undefined>>, now: number) => number | undefined;
}

/** Everything that a call needs, resolved. */
export interface Kit {
  readonly rules: VendorRules;
  readonly http: Got;
  readonly authorizer: Authorizer;
  readonly endpoints: Endpoints;
  readonly limits: Limits;
  readonly retry: RetryRules;
  readonly timeoutMs: number;
  readonly deadlineMs: number;
  readonly largestAnswer: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly toError: (call: FailedCall) => Error;
  readonly observer: Observer;
  readonly clock: Clock;
}

/** One call on its way: what it is called, what ends it, and how many attempts were made. */
export interface Course {
  readonly name: CallName;
  readonly signal: AbortSignal;
  /** Trace context, sent along. */
  readonly headers: Readonly<Record<string, string>>;
  attempts: number;
}
/* c8 ignore stop */
