/* c8 ignore start */
/** Only what we rely on, named as on the wire. Statuses are open: Stripe adds values without a new version. */
export interface Customer {
  readonly id: string;
  readonly deleted: false;
  readonly email: string | null;
  readonly name: string | null;
  readonly created: number;
  readonly livemode: boolean;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Stripe answers 200 for a customer that was deleted, and nothing but its id is left. */
export interface DeletedCustomer {
  readonly id: string;
  readonly deleted: true;
}

export interface PaymentIntent {
  readonly id: string;
  readonly status: string;
  /** In the currency's smallest unit, as all amounts. */
  readonly amount: number;
  readonly amount_received: number | null;
  readonly currency: string;
  readonly customer: string | null;
  readonly latest_charge: string | null;
}

export interface Charge {
  readonly id: string;
  readonly status: string;
  readonly amount: number;
  readonly amount_refunded: number;
  readonly currency: string;
  readonly paid: boolean;
  /** True only when nothing of the amount is left. */
  readonly refunded: boolean;
  readonly payment_intent: string | null;
  /** Unix seconds. */
  readonly created: number;
}

export interface Refund {
  readonly id: string;
  readonly status: string | null;
  readonly amount: number;
  readonly currency: string;
  readonly payment_intent: string | null;
}

export type CustomerFields = {
  readonly email?: string;
  readonly name?: string;
  readonly description?: string;
  readonly address?: { readonly [part in 'city' | 'country' | 'line1' | 'line2' | 'postal_code' | 'state']?: string };
  /** A value of null unsets that key. */
  readonly metadata?: Readonly<Record<string, string | null>>;
};

export type PaymentIntentFields = {
  readonly amount: number;
  readonly currency: string;
  readonly customer?: string;
  readonly payment_method?: string;
  readonly payment_method_types?: readonly string[];
  readonly confirm?: boolean;
  readonly off_session?: boolean;
  readonly description?: string;
  readonly metadata?: Readonly<Record<string, string>>;
};

export type ConfirmFields = {
  readonly payment_method?: string;
  readonly off_session?: boolean;
  readonly return_url?: string;
};

export type RefundFields = {
  readonly payment_intent: string;
  /** Left out: all that is left. */
  readonly amount?: number;
  readonly reason?: 'duplicate' | 'fraudulent' | 'requested_by_customer';
  readonly metadata?: Readonly<Record<string, string>>;
};

export type ChargeFilter = {
  readonly customer?: string;
  readonly payment_intent?: string;
  readonly created?: { readonly [bound in 'gt' | 'gte' | 'lt' | 'lte']?: number };
  /** Charges per page: 1 to 100. */
  readonly limit?: number;
};
