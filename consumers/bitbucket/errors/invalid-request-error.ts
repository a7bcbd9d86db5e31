import type { Exchange } from '../../shared/errors/vendor-error.ts';
import { BitbucketError, type BitbucketProblem } from './bitbucket-error.ts';

/** Bad input, or a state that forbids the call. */
export class InvalidRequestError extends BitbucketError {
  override readonly name = 'InvalidRequestError';
  /** What is wrong, by field; empty when Bitbucket does not say. */
  readonly fields: BitbucketProblem['fields'];

  constructor(problem: BitbucketProblem, exchange: Exchange) {
    super(problem, exchange);
    this.fields = problem.fields;
  }
}
