import type { Exchange } from '../../shared/errors/vendor-error.ts';
import { StripeError, type StripeProblem } from './stripe-error.ts';

/** Bad input, an object that is unknown (code `resource_missing`), or one whose state forbids the call. */
export class InvalidRequestError extends StripeError {
  override readonly name = 'InvalidRequestError';
  readonly param: string | undefined;

  constructor(problem: StripeProblem, exchange: Exchange) {
    super(problem, exchange);
    this.param = problem.param;
  }
}
