import { StripeError } from './stripe-error.ts';

/** The key is missing, wrong, rolled or expired (code `api_key_expired`). */
export class AuthenticationError extends StripeError {
  override readonly name = 'AuthenticationError';
}
