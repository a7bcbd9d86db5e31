import { BitbucketError } from './bitbucket-error.ts';

/** Bitbucket failed, or (status 555) gave up waiting for itself. After a write the outcome is unknown: it may still happen. */
export class ApiError extends BitbucketError {
  override readonly name = 'ApiError';
}
