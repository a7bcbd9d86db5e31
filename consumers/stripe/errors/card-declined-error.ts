import type { Exchange } from '../../shared/errors/vendor-error.ts';
import { StripeError, type StripeProblem } from './stripe-error.ts';

/** The payment failed. Another attempt is a new request with a new idempotency key. */
export class CardDeclinedError extends StripeError {
  override readonly name = 'CardDeclinedError';
  /** The issuer's reason: `insufficient_funds`. */
  readonly declineCode: string | undefined;
  readonly paymentIntent: StripeProblem['paymentIntent'];

  constructor(problem: StripeProblem, exchange: Exchange) {
    super(problem, exchange, 'declined');
    this.declineCode = problem.declineCode;
    this.paymentIntent = problem.paymentIntent;
  }
}
