import { kindOfStatus } from '../../shared/errors/kind-of-status.ts';
import { VendorError, type Exchange } from '../../shared/errors/vendor-error.ts';

/** What Bitbucket's error object tells us, as far as we use it. Its texts may be translated: nothing may depend on them. */
export interface BitbucketProblem {
  readonly message: string | undefined;
  readonly detail: string | undefined;
  /** By field of the request. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** Scopes that the call needs, and those that the token has. */
  readonly required: readonly string[];
  readonly granted: readonly string[];
  /** Where a removal was announced. */
  readonly announcement: string | undefined;
}

/** The base of everything that Bitbucket refuses. */
export class BitbucketError extends VendorError {
  override readonly name: string = 'BitbucketError';
  readonly detail: string | undefined;

  constructor(problem: BitbucketProblem, exchange: Exchange) {
    super(problem.message ?? 'no reason given', exchange, kindOfStatus(exchange.status ?? 500));
    this.detail = problem.detail;
  }
}
