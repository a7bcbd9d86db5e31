import { kindOfStatus } from '../../shared/errors/kind-of-status.ts';
import { VendorError, type Exchange } from '../../shared/errors/vendor-error.ts';

/** What Stripe's error object tells us, as far as we use it. Every value is open: new codes appear at any time. */
export interface StripeProblem {
  readonly type: string | undefined;
  readonly code: string | undefined;
  readonly message: string | undefined;
  /** The request's field at fault. */
  readonly param: string | undefined;
  readonly declineCode: string | undefined;
  /** The payment that the failed attempt belongs to. */
  readonly paymentIntent: { readonly id: string; readonly status: string | undefined } | undefined;
}

/** The base of everything that Stripe refuses. */
export class StripeError extends VendorError {
  override readonly name: string = 'StripeError';
  readonly code: string | undefined;

  constructor(problem: StripeProblem, exchange: Exchange) {
    super([problem.code ?? problem.type, problem.message].filter((part) => part !== undefined).join(': ') || 'no reason given', exchange, kindOfStatus(exchange.status ?? 500));
    this.code = problem.code;
  }
}
