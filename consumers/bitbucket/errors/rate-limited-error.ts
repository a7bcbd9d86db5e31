import { BitbucketError } from './bitbucket-error.ts';

/** The hourly budget of the token's owner is used up, after all attempts. */
export class RateLimitedError extends BitbucketError {
  override readonly name = 'RateLimitedError';
}
