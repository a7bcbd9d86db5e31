import { header, type FailedCall } from '../shared/failed-call.ts';
import { backoff, systemWait, type RetryPolicy, type RetrySettings } from '../shared/retry.ts';

/**
 * Every POST carries an idempotency key and every attempt the same one, so a repeat can do no harm.
 * Stripe's own libraries give up on a plain 429; we have nobody above us who would try again.
 */
export function stripeRetry({ attempts = 3, wait = systemWait, random = Math.random }: RetrySettings): RetryPolicy {
  const delay = backoff({ firstMs: 500, longestMs: 5000, random });
  return { attempts, wait, delay: (failed) => (worthRetrying(failed.call) ? delay(failed) : undefined) };
}

/** Stripe's own word, where it gives one, goes before the status. */
function worthRetrying({ answer }: FailedCall): boolean {
  if (answer === undefined) return true;
  const verdict = header(answer.headers, 'stripe-should-retry');
  if (verdict === 'true' || verdict === 'false') return verdict === 'true';
  return answer.status === 409 || answer.status === 429 || answer.status >= 500;
}
