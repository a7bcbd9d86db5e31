import { BitbucketError } from './bitbucket-error.ts';

/** The token is missing, wrong, expired or revoked. */
export class AuthenticationError extends BitbucketError {
  override readonly name = 'AuthenticationError';
}
