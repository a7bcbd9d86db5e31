/* c8 ignore start */
import type { Secret } from '../../shared/auth/secret.ts';
import type { ListFilter, Metadata } from './customers.ts';

/** Statuses are open: Stripe adds values without a new version. */
export interface PaymentIntent {
  readonly id: string;
  readonly status: string;
  /** In the currency's smallest unit, as all amounts. */
  readonly amount: number;
  readonly amountReceived: number;
  /** Lower case: `chf`. */
  readonly currency: string;
  readonly customer: string | null;
  readonly latestCharge: string | null;
  /** Lets a browser finish the payment; for the card holder's page alone. */
  readonly clientSecret: Secret | null;
  readonly nextAction: NextAction | null;
  readonly canceledAt: Date | null;
  readonly createdAt: Date;
  readonly metadata: Metadata;
}

/** What the card holder has to do: be sent to an address, or be asked by Stripe's script in the browser (`use_stripe_sdk`). */
export interface NextAction {
  readonly type: string;
  readonly redirectTo: string | null;
}

export interface PaymentIntentFields {
  readonly amount: number;
  readonly currency: string;
  readonly customer?: string;
  readonly paymentMethod?: string;
  /** Which kinds of payment method may pay: `card`. */
  readonly allowedMethods?: readonly string[];
  readonly captureLater?: boolean;
  /** Leave it out to create the intent now and confirm it later. */
  readonly confirm?: Confirmation;
  readonly description?: string;
  readonly metadata?: Metadata;
}

/** Whether the card holder is there. One who is can be asked to authenticate, and comes back to an address. */
export type Confirmation = { readonly cardHolder: 'absent' } | { readonly cardHolder: 'present'; readonly returnTo: string };

export interface ConfirmFields {
  readonly paymentMethod?: string;
  readonly confirm?: Confirmation;
}

export type CancellationReason = 'abandoned' | 'duplicate' | 'fraudulent' | 'requested_by_customer';

export interface PaymentIntentFilter extends ListFilter {
  readonly customer?: string;
}

export interface Charge {
  readonly id: string;
  readonly status: string;
  readonly amount: number;
  readonly amountRefunded: number;
  readonly currency: string;
  readonly paid: boolean;
  /** True only when nothing of the amount is left. */
  readonly refunded: boolean;
  readonly disputed: boolean;
  readonly paymentIntent: string | null;
  readonly createdAt: Date;
}

export interface ChargeFilter extends ListFilter {
  readonly customer?: string;
  readonly paymentIntent?: string;
}

export interface Refund {
  readonly id: string;
  /** `pending` may still become `failed`: the event says so. */
  readonly status: string | null;
  readonly amount: number;
  readonly currency: string;
  readonly charge: string | null;
  readonly paymentIntent: string | null;
  readonly failureReason: string | null;
}

export interface RefundFields {
  readonly paymentIntent: string;
  /** Left out: all that is left. */
  readonly amount?: number;
  readonly reason?: 'duplicate' | 'fraudulent' | 'requested_by_customer';
  readonly metadata?: Metadata;
}

export interface RefundFilter extends ListFilter {
  readonly charge?: string;
  readonly paymentIntent?: string;
}

export interface Dispute {
  readonly id: string;
  readonly status: string;
  readonly reason: string;
  readonly amount: number;
  readonly currency: string;
  readonly charge: string;
  readonly paymentIntent: string | null;
  /** Until when somebody has to answer it; null where nobody can. */
  readonly dueAt: Date | null;
  readonly createdAt: Date;
}

export interface Balance {
  readonly live: boolean;
  readonly available: readonly Funds[];
  readonly pending: readonly Funds[];
}

/** May be negative. */
export interface Funds {
  readonly amount: number;
  readonly currency: string;
}
/* c8 ignore stop */
