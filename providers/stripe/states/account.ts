import type { ProviderFile } from 'vendorproof';

type States = ProviderFile['states'];

const page = (item: object) => ({ data: [{ ...item }], has_more: false });

const seats = { data: [{ object: 'subscription_item', quantity: 12, current_period_end: 1769904000 }], has_more: false };
const active = { status: 'active', cancel_at_period_end: false, latest_invoice: 'in_1RtK6gB7WZ01zgkWd3Yp5m8R', items: seats };

/** The invoice brings what the card holder's page needs to finish its first payment. */
const firstInvoice = {
  id: 'in_1RtK6gB7WZ01zgkWd3Yp5m8R',
  object: 'invoice',
  status: 'open',
  confirmation_secret: { type: 'payment_intent', client_secret: 'pi_3RtK5aB7WZ01zgkW0m4QeXy1_secret_fixture' },
};

const invoice = {
  status: 'open',
  parent: { type: 'subscription_details', subscription_details: { subscription: 'sub_1RtK6cB7WZ01zgkWm5Hd8s2L' } },
  payments: page({ object: 'invoice_payment', is_default: true, status: 'open', payment: { type: 'payment_intent', payment_intent: 'pi_3RtK5aB7WZ01zgkW0m4QeXy1' } }),
};

const report = { api_version: '2026-10-28.endive', type: 'payment_intent.succeeded', livemode: false };

/** Customers, subscriptions, invoices, events, endpoints and the account itself. */
export const accountStates: States = {
  'the account accepts new customers': { stub: [] },
  'a customer exists': { stub: [] },
  'a customer was deleted': {
    stub: [{ operation: 'GetCustomersCustomer', body: { id: '{customer}', object: 'customer', deleted: true } }],
  },
  'a customer can be deleted': {
    stub: [{ operation: 'DeleteCustomersCustomer', body: { id: '{customer}', deleted: true } }],
  },
  'a customer has an address': {
    stub: [{ operation: 'GetCustomers', body: page({ email: '{email}' }) }],
  },
  'a customer is found': {
    stub: [{ operation: 'GetCustomersSearch', body: { ...page({ metadata: { tenant_id: 't-1001' } }), next_page: null } }],
  },
  'a subscription begins incomplete': {
    stub: [{ operation: 'PostSubscriptions', body: { status: 'incomplete', cancel_at_period_end: false, latest_invoice: firstInvoice, pending_setup_intent: null, items: seats } }],
  },
  'a subscription is active': {
    stub: [
      { operation: 'GetSubscriptionsSubscriptionExposedId', body: active },
      { operation: 'GetSubscriptions', body: page({ ...active, id: '{subscription}' }) },
      { operation: 'PostSubscriptionsSubscriptionExposedId', body: { ...active, cancel_at_period_end: '{cancel_at_period_end}' } },
    ],
  },
  'a subscription can be ended': {
    stub: [{ operation: 'DeleteSubscriptionsSubscriptionExposedId', body: { ...active, status: 'canceled' } }],
  },
  'a subscription was invoiced': {
    stub: [
      { operation: 'GetInvoicesInvoice', body: invoice },
      { operation: 'GetInvoices', body: page({ ...invoice, id: '{invoice}' }) },
    ],
  },
  'a payment was reported': {
    stub: [
      { operation: 'GetEventsId', body: report },
      { operation: 'GetEvents', body: page({ ...report, id: '{event}' }) },
    ],
  },
  'the account accepts webhook endpoints': { stub: [] },
  'a webhook endpoint is registered': {
    stub: [{ operation: 'GetWebhookEndpoints', body: page({ status: 'enabled' }) }],
  },
  'a webhook endpoint can be removed': {
    stub: [{ operation: 'DeleteWebhookEndpointsWebhookEndpoint', body: { id: '{endpoint}', deleted: true } }],
  },
  'the account has a balance': { stub: [] },
};
