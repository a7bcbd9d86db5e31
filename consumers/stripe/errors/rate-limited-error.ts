import type { Exchange } from '../../shared/errors/vendor-error.ts';
import { StripeError, type StripeProblem } from './stripe-error.ts';

/** Too many requests, or an object that another request holds (code `lock_timeout`), after all attempts. */
export class RateLimitedError extends StripeError {
  override readonly name = 'RateLimitedError';
  /** Which limiter refused: `endpoint-rate`, `global-concurrency`. */
  readonly reason: string | undefined;

  constructor(problem: StripeProblem, exchange: Exchange, reason: string | undefined) {
    super(problem, exchange, 'rate-limited');
    this.reason = reason;
  }
}
