import { StripeError } from './stripe-error.ts';

/** Stripe, or the edge in front of it, failed. After a write the outcome is unknown: read the object before trying anew. */
export class ApiError extends StripeError {
  override readonly name = 'ApiError';
}
