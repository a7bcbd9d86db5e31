/* c8 ignore start */
import type { Secret } from '../../shared/auth/secret.ts';
import type { Customer, ListFilter } from './customers.ts';
import type { Charge, Dispute, PaymentIntent, Refund } from './payments.ts';
import type { Invoice, Subscription } from './subscriptions.ts';

/** Something that happened at Stripe. What it says of its subject was so at `createdAt`, and may not be so any more. */
export interface StripeEvent {
  readonly id: string;
  /** Open: `payment_intent.succeeded`. */
  readonly type: string;
  readonly createdAt: Date;
  readonly live: boolean;
  /** The version that its subject is written in; null for very old events. */
  readonly apiVersion: string | null;
  /** The key of the request that caused it, where one did. */
  readonly idempotencyKey: string | null;
  readonly subject: EventSubject;
}

export type EventSubject =
  | { readonly kind: 'customer'; readonly customer: Customer }
  | { readonly kind: 'payment-intent'; readonly paymentIntent: PaymentIntent }
  | { readonly kind: 'charge'; readonly charge: Charge }
  | { readonly kind: 'refund'; readonly refund: Refund }
  | { readonly kind: 'dispute'; readonly dispute: Dispute }
  | { readonly kind: 'subscription'; readonly subscription: Subscription }
  | { readonly kind: 'invoice'; readonly invoice: Invoice }
  /** Nothing that we rely on. */
  | { readonly kind: 'other'; readonly object: string }
  /** Written in a release that this code was never held against. */
  | { readonly kind: 'unreadable'; readonly release: string };

export interface EventFilter extends ListFilter {
  /** At most 20. */
  readonly types?: readonly string[];
  /** `false`: only those that no endpoint has acknowledged. */
  readonly delivered?: boolean;
}

export interface WebhookEndpoint {
  readonly id: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly status: string;
  readonly apiVersion: string | null;
  /** Given at creation, and never again. */
  readonly secret: Secret | null;
}

export interface WebhookEndpointFields {
  readonly url: string;
  readonly events: readonly string[];
  readonly description?: string;
}
/* c8 ignore stop */
