import type { RetryRules } from '../shared/call/retry-rules.ts';
import { header, type FailedCall } from '../shared/failed-call.ts';
import { readProblem } from './errors/problem.ts';

/**
 * Every POST carries an idempotency key and every attempt the same one, so a repeat can do no harm.
 * Stripe's own libraries give up on a plain 429; we have nobody above us who would try again.
 */
export const stripeRetry: RetryRules = { attempts: 3, firstMs: 500, longestMs: 10_000, worth, holdsAll: isLimit };

/** Stripe's own word, where it gives one, goes before the status. A key that is in use, and a dependency that failed, may be free again soon. */
function worth({ answer }: FailedCall): boolean | undefined {
  const verdict = answer && header(answer.headers, 'stripe-should-retry');
  if (verdict === 'true' || verdict === 'false') return verdict === 'true';
  return answer?.status === 409 || answer?.status === 424 ? true : undefined;
}

/** A limit is everybody's; an object that another request holds is not. */
function isLimit({ answer }: FailedCall): boolean {
  return answer?.status === 429 && readProblem(answer.body).code !== 'lock_timeout';
}
