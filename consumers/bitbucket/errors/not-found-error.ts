import { BitbucketError } from './bitbucket-error.ts';

/** Unknown, or private and not for this token: Bitbucket does not tell which. */
export class NotFoundError extends BitbucketError {
  override readonly name = 'NotFoundError';
}
