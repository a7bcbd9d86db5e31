import { kindOfStatus } from '../../shared/errors/kind-of-status.ts';
import { NoAnswerError } from '../../shared/errors/no-answer-error.ts';
import { exchangeOf, type ErrorWords } from '../../shared/errors/to-vendor-error.ts';
import type { Exchange } from '../../shared/errors/vendor-error.ts';
import { header, type FailedCall } from '../../shared/failed-call.ts';
import { CardDeclinedError } from './card-declined-error.ts';
import { IdempotencyError } from './idempotency-error.ts';
import { readProblem } from './problem.ts';
import { RateLimitedError } from './rate-limited-error.ts';
import { StripeError, type StripeProblem } from './stripe-error.ts';

/** What errors call the vendor, and where its own id of an exchange stands. */
export const stripeWords: ErrorWords = { vendor: 'stripe', requestIdHeader: 'request-id' };

/** The error for a call that failed for good. The status decides, as types and codes are less steady. */
export function toStripeError(call: FailedCall): Error {
  const exchange = exchangeOf(stripeWords, call);
  const { answer } = call;
  if (answer === undefined) return new NoAnswerError(call.code, exchange);
  const problem = readProblem(answer.body);
  if (answer.status === 429 || problem.code === 'rate_limit') {
    return new RateLimitedError(problem, exchange, header(answer.headers, 'stripe-rate-limited-reason'));
  }
  return refusal(problem, exchange, answer.status);
}

function refusal(problem: StripeProblem, exchange: Exchange, status: number): Error {
  if (problem.type === 'idempotency_error' || problem.code === 'idempotency_key_in_use') return new IdempotencyError(problem, exchange);
  if (status === 402) return new CardDeclinedError(problem, exchange);
  // What failed with 424 is a service behind Stripe: it may work later.
  return new StripeError(problem, exchange, status === 424 ? 'unavailable' : kindOfStatus(status));
}
