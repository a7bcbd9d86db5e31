import type { Exchange } from '../../shared/errors/vendor-error.ts';
import { BitbucketError, type BitbucketProblem } from './bitbucket-error.ts';

/** The token lacks a scope, or its owner the right. */
export class PermissionError extends BitbucketError {
  override readonly name = 'PermissionError';
  /** Empty when Bitbucket does not say. */
  readonly required: readonly string[];
  readonly granted: readonly string[];

  constructor(problem: BitbucketProblem, exchange: Exchange) {
    super(problem, exchange);
    this.required = problem.required;
    this.granted = problem.granted;
  }
}
