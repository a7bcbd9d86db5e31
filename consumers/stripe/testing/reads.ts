import type { Expectation } from 'vendorproof';
import type { StripeApi } from '../api.ts';
import {
  charge, chargeFields, customer, customerFields, dispute, disputeFields, endpointFields, event, eventFields, inData, intent, intentFields, invoice, invoiceFields,
  invoiceLinks, last, refund, refundFields, subscription, subscriptionFields,
} from './relied-on.ts';

interface Read extends Expectation {
  readonly what: string;
  /** Resolves to the object, or to the first one of a list. */
  readonly call: (client: StripeApi) => Promise<unknown>;
}

const firstOf = async <Item>(list: AsyncGenerator<Item>): Promise<Item | undefined> => (await Array.fromAsync(list))[0];

const found = (relies: readonly string[]) => ({ status: 200, relies });
const page = (fields: readonly string[]) => ({ status: 200, relies: inData(fields), values: last });
const types = ['payment_intent.succeeded', 'charge.refunded'];

/** What our contract says of operations that change nothing. */
export const reads: readonly Read[] = [
  {
    what: 'retrieves a customer',
    operation: 'GetCustomersCustomer',
    given: { name: 'a customer exists', params: { customer } },
    request: { path: { customer } },
    response: found(customerFields),
    call: (client) => client.retrieveCustomer(customer),
  },
  {
    what: 'lists customers by their address',
    operation: 'GetCustomers',
    given: { name: 'a customer has an address', params: { email: 'billing@acme.example' } },
    request: { query: { email: 'billing@acme.example', limit: 100 } },
    response: page(customerFields),
    call: (client) => firstOf(client.listCustomers({ email: 'billing@acme.example' })),
  },
  {
    what: 'finds customers by their metadata',
    operation: 'GetCustomersSearch',
    given: 'a customer is found',
    request: { query: { query: 'metadata["tenant_id"]:"t-1001"', limit: 100 } },
    response: page(customerFields),
    call: (client) => firstOf(client.searchCustomers({ metadata: { tenant_id: 't-1001' } })),
  },
  {
    what: 'retrieves a payment intent that succeeded',
    operation: 'GetPaymentIntentsIntent',
    given: { name: 'a payment intent succeeded', params: { intent } },
    request: { path: { intent } },
    response: { ...found(intentFields), values: { status: 'succeeded' } },
    call: (client) => client.retrievePaymentIntent(intent),
  },
  {
    what: 'lists the payment intents of a customer',
    operation: 'GetPaymentIntents',
    given: 'a customer has payment intents',
    request: { query: { customer: 'cus_RtK2m9PfQx81Va', limit: 100 } },
    response: page(intentFields),
    call: (client) => firstOf(client.listPaymentIntents({ customer: 'cus_RtK2m9PfQx81Va' })),
  },
  {
    what: 'finds payment intents by their metadata',
    operation: 'GetPaymentIntentsSearch',
    given: 'a payment intent is found',
    request: { query: { query: 'metadata["tenant_id"]:"t-1001"', limit: 100 } },
    response: page(intentFields),
    call: (client) => firstOf(client.searchPaymentIntents({ metadata: { tenant_id: 't-1001' } })),
  },
  {
    what: 'lists the charges of one page',
    operation: 'GetCharges',
    given: 'there are charges on one page',
    request: { query: { limit: 100 } },
    response: page(chargeFields),
    call: (client) => firstOf(client.listCharges()),
  },
  {
    what: 'retrieves a charge',
    operation: 'GetChargesCharge',
    given: { name: 'a charge succeeded', params: { charge } },
    request: { path: { charge } },
    response: found(chargeFields),
    call: (client) => client.retrieveCharge(charge),
  },
  {
    what: 'retrieves a refund',
    operation: 'GetRefundsRefund',
    given: { name: 'a refund succeeded', params: { refund } },
    request: { path: { refund } },
    response: found(refundFields),
    call: (client) => client.retrieveRefund(refund),
  },
  {
    what: 'lists the refunds of a payment',
    operation: 'GetRefunds',
    given: { name: 'a payment was refunded', params: { intent } },
    request: { query: { payment_intent: intent, limit: 100 } },
    response: page(refundFields),
    call: (client) => firstOf(client.listRefunds({ paymentIntent: intent })),
  },
  {
    what: 'retrieves a dispute',
    operation: 'GetDisputesDispute',
    given: { name: 'a charge is disputed', params: { dispute } },
    request: { path: { dispute } },
    response: found(disputeFields),
    call: (client) => client.retrieveDispute(dispute),
  },
  {
    what: 'lists disputes',
    operation: 'GetDisputes',
    given: { name: 'a charge is disputed', params: { dispute } },
    request: { query: { limit: 100 } },
    response: page(disputeFields),
    call: (client) => firstOf(client.listDisputes()),
  },
  {
    what: 'retrieves a subscription',
    operation: 'GetSubscriptionsSubscriptionExposedId',
    given: { name: 'a subscription is active', params: { subscription } },
    request: { path: { subscription_exposed_id: subscription } },
    response: { ...found(subscriptionFields), values: { status: 'active' } },
    call: (client) => client.retrieveSubscription(subscription),
  },
  {
    what: 'lists the active subscriptions',
    operation: 'GetSubscriptions',
    given: { name: 'a subscription is active', params: { subscription } },
    request: { query: { status: 'active', limit: 100 } },
    response: page(subscriptionFields),
    call: (client) => firstOf(client.listSubscriptions({ status: 'active' })),
  },
  {
    what: 'retrieves an invoice with what pays it',
    operation: 'GetInvoicesInvoice',
    given: { name: 'a subscription was invoiced', params: { invoice } },
    request: { path: { invoice }, query: { expand: ['payments'] } },
    response: found(['id', ...invoiceFields, ...invoiceLinks]),
    call: (client) => client.retrieveInvoice(invoice),
  },
  {
    what: 'lists the open invoices with what pays them',
    operation: 'GetInvoices',
    given: { name: 'a subscription was invoiced', params: { invoice } },
    request: { query: { status: 'open', expand: ['data.payments'], limit: 100 } },
    response: page([...invoiceFields, ...invoiceLinks]),
    call: (client) => firstOf(client.listInvoices({ status: 'open' })),
  },
  {
    what: 'retrieves an event',
    operation: 'GetEventsId',
    given: { name: 'a payment was reported', params: { event } },
    request: { path: { id: event } },
    response: found(eventFields),
    call: (client) => client.retrieveEvent(event),
  },
  {
    what: 'lists the events that no endpoint acknowledged',
    operation: 'GetEvents',
    given: { name: 'a payment was reported', params: { event } },
    request: { query: { types, delivery_success: false, limit: 100 } },
    response: page(eventFields),
    call: (client) => firstOf(client.listEvents({ types, delivered: false })),
  },
  {
    what: 'lists the webhook endpoints',
    operation: 'GetWebhookEndpoints',
    given: 'a webhook endpoint is registered',
    request: { query: { limit: 100 } },
    response: page(endpointFields),
    call: (client) => firstOf(client.listWebhookEndpoints()),
  },
  {
    what: 'retrieves the balance',
    operation: 'GetBalance',
    given: 'the account has a balance',
    response: found(['livemode', 'available[].amount', 'available[].currency', 'pending[].amount', 'pending[].currency']),
    call: (client) => client.retrieveBalance(),
  },
];
