/* c8 ignore start */
import type { Secret } from '../../shared/auth/secret.ts';
import type { ListFilter, Metadata } from './customers.ts';

export interface Subscription {
  readonly id: string;
  readonly status: string;
  readonly customer: string;
  readonly items: readonly SubscriptionItem[];
  readonly cancelAtPeriodEnd: boolean;
  readonly latestInvoice: string | null;
  /** Given at creation, where the card holder has to confirm the first payment or the card; for the card holder's page alone. */
  readonly clientSecret: Secret | null;
  readonly createdAt: Date;
  readonly metadata: Metadata;
}

export interface SubscriptionItem {
  readonly id: string;
  readonly price: string;
  readonly quantity: number | null;
  readonly periodEndsAt: Date;
}

export interface SubscriptionFields {
  readonly customer: string;
  readonly items: readonly { readonly price: string; readonly quantity: number }[];
  readonly paymentMethod?: string;
  readonly trialDays?: number;
  readonly metadata?: Metadata;
}

export interface SubscriptionChange {
  /** Seats of items that there are. */
  readonly items?: readonly { readonly id: string; readonly quantity: number }[];
  readonly cancelAtPeriodEnd?: boolean;
  readonly paymentMethod?: string;
}

export interface SubscriptionFilter extends ListFilter {
  readonly customer?: string;
  readonly price?: string;
  /** Left out: all but canceled ones. */
  readonly status?: 'active' | 'all' | 'canceled' | 'ended' | 'incomplete' | 'incomplete_expired' | 'past_due' | 'paused' | 'trialing' | 'unpaid';
}

export interface Invoice {
  /** Null for one that is only a preview. */
  readonly id: string | null;
  readonly number: string | null;
  readonly status: string | null;
  readonly customer: string | null;
  readonly subscription: string | null;
  readonly currency: string;
  readonly total: number;
  readonly amountDue: number;
  readonly amountPaid: number;
  /** The payments that pay it, or try to. */
  readonly paymentIntents: readonly string[];
  /** Stripe's own page for whom it is for. */
  readonly page: string | null;
  readonly dueAt: Date | null;
  readonly createdAt: Date;
}

export interface InvoiceFilter extends ListFilter {
  readonly customer?: string;
  readonly subscription?: string;
  readonly status?: 'draft' | 'open' | 'paid' | 'uncollectible' | 'void';
}
/* c8 ignore stop */
