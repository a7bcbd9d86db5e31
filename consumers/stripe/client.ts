import { segment } from '../shared/path.ts';
import { readCustomer, readMaybeDeletedCustomer } from './answers/customers.ts';
import { readEvent, readWebhookEndpoint } from './answers/events.ts';
import { readBalance, readCharge, readDispute, readPaymentIntent, readRefund } from './answers/payments.ts';
import { readInvoice, readSubscription } from './answers/subscriptions.ts';
import type { Listing, StripeApi } from './api.ts';
import { StripeCalls, type StripeOptions, type WriteOptions } from './calls.ts';
import { customerForm, customerQuery } from './requests/customers.ts';
import { chargeQuery, confirmForm, paymentIntentForm, paymentIntentQuery, refundForm, refundQuery } from './requests/payments.ts';
import { eventQuery, invoiceQuery, subscriptionChangeForm, subscriptionForm, subscriptionQuery, webhookEndpointForm } from './requests/subscriptions.ts';
import { searchQuery, type SearchFilter } from './search.ts';
import type { Customer, CustomerFields, CustomerFilter, DeletedCustomer } from './types/customers.ts';
import type { EventFilter, StripeEvent, WebhookEndpoint, WebhookEndpointFields } from './types/events.ts';
import type {
  Balance, CancellationReason, Charge, ChargeFilter, ConfirmFields, Dispute, PaymentIntent, PaymentIntentFields, PaymentIntentFilter, Refund, RefundFields, RefundFilter,
} from './types/payments.ts';
import type { Invoice, InvoiceFilter, Subscription, SubscriptionChange, SubscriptionFields, SubscriptionFilter } from './types/subscriptions.ts';
import { readableReleases } from './version.ts';

/** Stripe's API, as far as we use it. */
export class StripeClient implements StripeApi {
  readonly #calls: StripeCalls;

  constructor(options: StripeOptions) {
    this.#calls = new StripeCalls(options);
  }

  async createCustomer(fields: CustomerFields, options?: WriteOptions): Promise<Customer> {
    return this.#calls.post({ id: 'PostCustomers', path: customers, read: readCustomer }, customerForm(fields), options);
  }

  async retrieveCustomer(id: string): Promise<Customer | DeletedCustomer> {
    return this.#calls.get({ id: 'GetCustomersCustomer', path: one(customers, id), read: readMaybeDeletedCustomer });
  }

  async updateCustomer(id: string, fields: CustomerFields, options?: WriteOptions): Promise<Customer> {
    return this.#calls.post({ id: 'PostCustomersCustomer', path: one(customers, id), read: readCustomer }, customerForm(fields), options);
  }

  async deleteCustomer(id: string): Promise<void> {
    return this.#calls.deleteForGood({ id: 'DeleteCustomersCustomer', path: one(customers, id) });
  }

  listCustomers(filter: CustomerFilter = {}): Listing<Customer> {
    return this.#calls.list({ id: 'GetCustomers', path: customers, read: readCustomer, query: customerQuery(filter), limit: filter.limit });
  }

  searchCustomers(filter: SearchFilter): Listing<Customer> {
    return this.#calls.search({ id: 'GetCustomersSearch', path: `${customers}/search`, read: readCustomer, query: { query: searchQuery(filter) }, limit: filter.limit });
  }

  async createPaymentIntent(fields: PaymentIntentFields, options?: WriteOptions): Promise<PaymentIntent> {
    return this.#calls.post({ id: 'PostPaymentIntents', path: intents, read: readPaymentIntent }, paymentIntentForm(fields), options);
  }

  async retrievePaymentIntent(id: string): Promise<PaymentIntent> {
    return this.#calls.get({ id: 'GetPaymentIntentsIntent', path: one(intents, id), read: readPaymentIntent });
  }

  async confirmPaymentIntent(id: string, fields: ConfirmFields = {}, options?: WriteOptions): Promise<PaymentIntent> {
    return this.#calls.post({ id: 'PostPaymentIntentsIntentConfirm', path: `${one(intents, id)}/confirm`, read: readPaymentIntent }, confirmForm(fields), options);
  }

  async capturePaymentIntent(id: string, amount?: number, options?: WriteOptions): Promise<PaymentIntent> {
    const operation = { id: 'PostPaymentIntentsIntentCapture', path: `${one(intents, id)}/capture`, read: readPaymentIntent };
    return this.#calls.post(operation, { amount_to_capture: amount }, options);
  }

  async cancelPaymentIntent(id: string, reason?: CancellationReason, options?: WriteOptions): Promise<PaymentIntent> {
    const operation = { id: 'PostPaymentIntentsIntentCancel', path: `${one(intents, id)}/cancel`, read: readPaymentIntent };
    return this.#calls.post(operation, { cancellation_reason: reason }, options);
  }

  listPaymentIntents(filter: PaymentIntentFilter = {}): Listing<PaymentIntent> {
    return this.#calls.list({ id: 'GetPaymentIntents', path: intents, read: readPaymentIntent, query: paymentIntentQuery(filter), limit: filter.limit });
  }

  searchPaymentIntents(filter: SearchFilter): Listing<PaymentIntent> {
    return this.#calls.search({ id: 'GetPaymentIntentsSearch', path: `${intents}/search`, read: readPaymentIntent, query: { query: searchQuery(filter) }, limit: filter.limit });
  }

  async retrieveCharge(id: string): Promise<Charge> {
    return this.#calls.get({ id: 'GetChargesCharge', path: one('v1/charges', id), read: readCharge });
  }

  listCharges(filter: ChargeFilter = {}): Listing<Charge> {
    return this.#calls.list({ id: 'GetCharges', path: 'v1/charges', read: readCharge, query: chargeQuery(filter), limit: filter.limit });
  }

  async createRefund(fields: RefundFields, options?: WriteOptions): Promise<Refund> {
    return this.#calls.post({ id: 'PostRefunds', path: 'v1/refunds', read: readRefund }, refundForm(fields), options);
  }

  async retrieveRefund(id: string): Promise<Refund> {
    return this.#calls.get({ id: 'GetRefundsRefund', path: one('v1/refunds', id), read: readRefund });
  }

  listRefunds(filter: RefundFilter = {}): Listing<Refund> {
    return this.#calls.list({ id: 'GetRefunds', path: 'v1/refunds', read: readRefund, query: refundQuery(filter), limit: filter.limit });
  }

  async retrieveDispute(id: string): Promise<Dispute> {
    return this.#calls.get({ id: 'GetDisputesDispute', path: one('v1/disputes', id), read: readDispute });
  }

  listDisputes(filter: RefundFilter = {}): Listing<Dispute> {
    return this.#calls.list({ id: 'GetDisputes', path: 'v1/disputes', read: readDispute, query: refundQuery(filter), limit: filter.limit });
  }

  async createSubscription(fields: SubscriptionFields, options?: WriteOptions): Promise<Subscription> {
    return this.#calls.post({ id: 'PostSubscriptions', path: subscriptions, read: readSubscription }, subscriptionForm(fields), options);
  }

  async retrieveSubscription(id: string): Promise<Subscription> {
    return this.#calls.get({ id: 'GetSubscriptionsSubscriptionExposedId', path: one(subscriptions, id), read: readSubscription });
  }

  async updateSubscription(id: string, change: SubscriptionChange, options?: WriteOptions): Promise<Subscription> {
    const operation = { id: 'PostSubscriptionsSubscriptionExposedId', path: one(subscriptions, id), read: readSubscription };
    return this.#calls.post(operation, subscriptionChangeForm(change), options);
  }

  async cancelSubscription(id: string): Promise<Subscription> {
    return this.#calls.delete({ id: 'DeleteSubscriptionsSubscriptionExposedId', path: one(subscriptions, id), read: readSubscription });
  }

  listSubscriptions(filter: SubscriptionFilter = {}): Listing<Subscription> {
    return this.#calls.list({ id: 'GetSubscriptions', path: subscriptions, read: readSubscription, query: subscriptionQuery(filter), limit: filter.limit });
  }

  async retrieveInvoice(id: string): Promise<Invoice> {
    return this.#calls.get({ id: 'GetInvoicesInvoice', path: one('v1/invoices', id), read: readInvoice }, { expand: ['payments'] });
  }

  listInvoices(filter: InvoiceFilter = {}): Listing<Invoice> {
    return this.#calls.list({ id: 'GetInvoices', path: 'v1/invoices', read: readInvoice, query: invoiceQuery(filter), limit: filter.limit });
  }

  async retrieveEvent(id: string): Promise<StripeEvent> {
    return this.#calls.get({ id: 'GetEventsId', path: one('v1/events', id), read: readKeptEvent });
  }

  listEvents(filter: EventFilter = {}): Listing<StripeEvent> {
    return this.#calls.list({ id: 'GetEvents', path: 'v1/events', read: readKeptEvent, query: eventQuery(filter), limit: filter.limit });
  }

  async createWebhookEndpoint(fields: WebhookEndpointFields, options?: WriteOptions): Promise<WebhookEndpoint> {
    return this.#calls.post({ id: 'PostWebhookEndpoints', path: hooks, read: readWebhookEndpoint }, webhookEndpointForm(fields), options);
  }

  listWebhookEndpoints(): Listing<WebhookEndpoint> {
    return this.#calls.list({ id: 'GetWebhookEndpoints', path: hooks, read: readWebhookEndpoint, query: {}, limit: undefined });
  }

  async deleteWebhookEndpoint(id: string): Promise<void> {
    return this.#calls.deleteForGood({ id: 'DeleteWebhookEndpointsWebhookEndpoint', path: one(hooks, id) });
  }

  async retrieveBalance(): Promise<Balance> {
    return this.#calls.get({ id: 'GetBalance', path: 'v1/balance', read: readBalance });
  }
}

const customers = 'v1/customers';
const intents = 'v1/payment_intents';
const subscriptions = 'v1/subscriptions';
const hooks = 'v1/webhook_endpoints';

const one = (collection: string, id: string): string => `${collection}/${segment(id)}`;

/** Kept events keep the version that they were made in. */
const readKeptEvent: typeof readEvent = (answer) => readEvent(answer, readableReleases);
