import { AdaptiveRetryStrategy, StandardRetryStrategy } from '@smithy/core/retry';
import type { RetryErrorInfo, RetryStrategyV2, RetryToken } from '@smithy/types';
import type { Clock } from '../../shared/clock.ts';
import { property, textProperty } from '../../shared/lenient.ts';

/** How often and how the SDK tries again. */
export interface AwsRetry {
  /** Attempts in all. Default 3. */
  readonly attempts?: number;
  /** `adaptive` also slows down first attempts while a service throttles. Default `standard`. */
  readonly mode?: 'standard' | 'adaptive';
  /** Spreads the pauses of clients that failed together. */
  readonly random?: () => number;
}

/** Milliseconds before the first repeat, doubled each time and left to chance in full: as the SDK has them since November 2026. */
const bases = { throttled: 1000, other: 50 } as const;

/** However long a service asks for, no pause is longer. */
const longestMs = 20_000;

/** Called when another attempt follows. */
export type OnRetry = (error: unknown, retry: { readonly attempt: number; readonly delayMs: number; readonly isThrottled: boolean }) => void;

/** The SDK's own strategy (what is repeated, how often, and the quota that stops it all), with pauses on our clock and somebody who looks on. */
export function watchedRetry({ attempts = 3, mode = 'standard', random = Math.random }: AwsRetry, clock: Clock, onRetry: OnRetry): RetryStrategyV2 & { readonly mode: string } {
  const atOnce = { setDelayBase: () => {}, computeNextBackoffDelay: () => 0 };
  const sdk: RetryStrategyV2 =
    mode === 'adaptive' ? new AdaptiveRetryStrategy(attempts, { maxAttempts: attempts, backoff: atOnce }) : new StandardRetryStrategy({ maxAttempts: attempts, backoff: atOnce });
  return {
    mode,
    acquireInitialRetryToken: (scope) => sdk.acquireInitialRetryToken(scope),
    recordSuccess: (token) => sdk.recordSuccess(token),
    async refreshRetryTokenForRetry(token, { retryAfterHint: _, ...info }) {
      const next = await sdk.refreshRetryTokenForRetry(token, info);
      const delayMs = pauseAfter(token, info, random);
      onRetry(info.error, { attempt: next.getRetryCount(), delayMs, isThrottled: info.errorType === 'THROTTLING' });
      await clock.sleep(delayMs);
      return next;
    },
  };
}

function pauseAfter(token: RetryToken, { error, errorType }: RetryErrorInfo, random: () => number): number {
  const base = errorType === 'THROTTLING' ? bases.throttled : bases.other;
  const backoff = random() * base * 2 ** token.getRetryCount();
  return Math.floor(Math.min(Math.max(backoff, askedFor(error)), longestMs));
}

/** `Retry-After` is in seconds, `x-amz-retry-after` in milliseconds. */
function askedFor(error: unknown): number {
  const headers = property(property(error, '$response'), 'headers');
  const milliseconds = Number(textProperty(headers, 'x-amz-retry-after') ?? Number(textProperty(headers, 'retry-after') ?? 0) * 1000);
  return Number.isFinite(milliseconds) ? milliseconds : 0;
}
