import { property, textProperty } from '../../shared/lenient.ts';
import { hideSecrets } from '../secrets.ts';
import type { StripeProblem } from './stripe-error.ts';

/** Reads the error object; an edge in front of Stripe may have answered HTML or nothing instead. */
export function readProblem(body: unknown): StripeProblem {
  const error = property(body, 'error');
  return {
    type: text(error, 'type'),
    code: text(error, 'code'),
    message: text(error, 'message'),
    param: text(error, 'param'),
    declineCode: text(error, 'decline_code'),
    paymentIntent: readPaymentIntent(property(error, 'payment_intent')),
  };
}

function readPaymentIntent(intent: unknown): StripeProblem['paymentIntent'] {
  const id = text(intent, 'id');
  return id === undefined ? undefined : { id, status: text(intent, 'status') };
}

function text(value: unknown, name: string): string | undefined {
  const found = textProperty(value, name);
  return found === undefined ? undefined : hideSecrets(found);
}
