import type { Exchange } from '../../shared/errors/vendor-error.ts';
import { BitbucketError, type BitbucketProblem } from './bitbucket-error.ts';

/** The endpoint was removed (then the announcement says since when), or the workspace was closed as spam. */
export class GoneError extends BitbucketError {
  override readonly name = 'GoneError';
  readonly announcement: string | undefined;

  constructor(problem: BitbucketProblem, exchange: Exchange) {
    super(problem, exchange);
    this.announcement = problem.announcement;
  }
}
