import type { Exchange } from '../../shared/errors/vendor-error.ts';
import { StripeError, type StripeProblem } from './stripe-error.ts';

/** The idempotency key was used for another request, or the request that uses it is still running (code `idempotency_key_in_use`). */
export class IdempotencyError extends StripeError {
  override readonly name = 'IdempotencyError';

  constructor(problem: StripeProblem, exchange: Exchange) {
    super(problem, exchange, 'conflict');
  }
}
