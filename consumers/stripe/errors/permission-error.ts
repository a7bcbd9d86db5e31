import { StripeError } from './stripe-error.ts';

/** The restricted key lacks the permission for this resource. */
export class PermissionError extends StripeError {
  override readonly name = 'PermissionError';
}
