/* c8 ignore start */
import type { WriteOptions } from './calls.ts';
import type { SearchFilter } from './search.ts';
import type { Customer, CustomerFields, CustomerFilter, DeletedCustomer } from './types/customers.ts';
import type { EventFilter, StripeEvent, WebhookEndpoint, WebhookEndpointFields } from './types/events.ts';
import type {
  Balance, CancellationReason, Charge, ChargeFilter, ConfirmFields, Dispute, PaymentIntent, PaymentIntentFields, PaymentIntentFilter, Refund, RefundFields, RefundFilter,
} from './types/payments.ts';
import type { Invoice, InvoiceFilter, Subscription, SubscriptionChange, SubscriptionFields, SubscriptionFilter } from './types/subscriptions.ts';

/** Lists and searches hand out all pages, newest first; a page is fetched when it is needed. */
export type Listing<Item> = AsyncGenerator<Item, void, undefined>;

/** What we do at Stripe. Everything that it refuses is thrown as a `StripeError`, whose kind says what to do. */
export interface StripeApi {
  createCustomer(fields: CustomerFields, options?: WriteOptions): Promise<Customer>;
  retrieveCustomer(id: string): Promise<Customer | DeletedCustomer>;
  updateCustomer(id: string, fields: CustomerFields, options?: WriteOptions): Promise<Customer>;
  /** Cancels the customer's subscriptions too, and cannot be undone. One that is gone already stays gone. */
  deleteCustomer(id: string): Promise<void>;
  listCustomers(filter?: CustomerFilter): Listing<Customer>;
  /** Finds by metadata, too. What was just written is found up to a minute later. */
  searchCustomers(filter: SearchFilter): Listing<Customer>;

  createPaymentIntent(fields: PaymentIntentFields, options?: WriteOptions): Promise<PaymentIntent>;
  retrievePaymentIntent(id: string): Promise<PaymentIntent>;
  confirmPaymentIntent(id: string, fields?: ConfirmFields, options?: WriteOptions): Promise<PaymentIntent>;
  /** Takes the money that was only reserved; the whole amount, or less. */
  capturePaymentIntent(id: string, amount?: number, options?: WriteOptions): Promise<PaymentIntent>;
  cancelPaymentIntent(id: string, reason?: CancellationReason, options?: WriteOptions): Promise<PaymentIntent>;
  listPaymentIntents(filter?: PaymentIntentFilter): Listing<PaymentIntent>;
  searchPaymentIntents(filter: SearchFilter): Listing<PaymentIntent>;

  retrieveCharge(id: string): Promise<Charge>;
  listCharges(filter?: ChargeFilter): Listing<Charge>;

  createRefund(fields: RefundFields, options?: WriteOptions): Promise<Refund>;
  retrieveRefund(id: string): Promise<Refund>;
  listRefunds(filter?: RefundFilter): Listing<Refund>;

  retrieveDispute(id: string): Promise<Dispute>;
  listDisputes(filter?: ChargeFilter): Listing<Dispute>;

  /** Begins incomplete where the card holder has to confirm something: then it brings the secret for that. */
  createSubscription(fields: SubscriptionFields, options?: WriteOptions): Promise<Subscription>;
  retrieveSubscription(id: string): Promise<Subscription>;
  updateSubscription(id: string, change: SubscriptionChange, options?: WriteOptions): Promise<Subscription>;
  /** At once; `updateSubscription` does so at the end of the period. */
  cancelSubscription(id: string): Promise<Subscription>;
  listSubscriptions(filter?: SubscriptionFilter): Listing<Subscription>;

  retrieveInvoice(id: string): Promise<Invoice>;
  listInvoices(filter?: InvoiceFilter): Listing<Invoice>;

  retrieveEvent(id: string): Promise<StripeEvent>;
  /** Of the last 30 days. */
  listEvents(filter?: EventFilter): Listing<StripeEvent>;

  createWebhookEndpoint(fields: WebhookEndpointFields, options?: WriteOptions): Promise<WebhookEndpoint>;
  listWebhookEndpoints(): Listing<WebhookEndpoint>;
  deleteWebhookEndpoint(id: string): Promise<void>;

  /** Needs no id and changes nothing: good for asking whether the key is. */
  retrieveBalance(): Promise<Balance>;
}
/* c8 ignore stop */
