import type { StripeApi } from '../api.ts';
import type { EventSubject, StripeEvent } from '../types/events.ts';
import type { PaymentIntent } from '../types/payments.ts';

/** Where our side keeps how payments stand. */
export interface PaymentBook {
  /** As it is kept; undefined for one that is new. */
  readonly statusOf: (paymentIntent: string) => Promise<string | undefined>;
  readonly record: (payment: PaymentIntent) => Promise<void>;
}

/** Nothing follows these. */
const final: ReadonlySet<string> = new Set(['succeeded', 'canceled']);

/**
 * Keeps the book by events. They come in any order, so an event only says that a payment changed: how it stands is asked anew.
 * A final status stays, whichever of two handlers at once is the last to write.
 */
export const paymentUpdates =
  (stripe: Pick<StripeApi, 'retrievePaymentIntent'>, book: PaymentBook) =>
  async ({ subject }: StripeEvent): Promise<void> => {
    const id = paymentOf(subject);
    if (id === null) return;
    const payment = await stripe.retrievePaymentIntent(id);
    if (!final.has((await book.statusOf(id)) ?? '')) await book.record(payment);
  };

/** The payment that an event is about; null where it is about none. */
function paymentOf(subject: EventSubject): string | null {
  if (subject.kind === 'payment-intent') return subject.paymentIntent.id;
  if (subject.kind === 'charge') return subject.charge.paymentIntent;
  return null;
}
