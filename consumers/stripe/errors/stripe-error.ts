import type { ErrorKind } from '../../shared/errors/kinds.ts';
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

/** Everything that Stripe refuses; the kind says what to do, the code why it was. */
export class StripeError extends VendorError {
  override readonly name: string = 'StripeError';
  readonly code: string | undefined;
  readonly param: string | undefined;

  constructor(problem: StripeProblem, exchange: Exchange, kind: ErrorKind) {
    super(words(problem), exchange, kind);
    this.code = problem.code;
    this.param = problem.param;
  }
}

const words = ({ code, type, message }: StripeProblem): string => [code ?? type, message].filter((part) => part !== undefined).join(': ') || 'no reason given';
