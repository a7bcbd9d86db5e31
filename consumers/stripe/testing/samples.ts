import { stripeVersion } from '../version.ts';

/** Objects as Stripe answers them, each with a field that this code knows nothing of. */
export const sampleCustomer = {
  id: 'cus_RtK2m9PfQx81Va',
  object: 'customer',
  created: 1767225600,
  livemode: false,
  email: 'billing@acme.example',
  name: null,
  metadata: { tenant_id: 't-1001' },
  newer_field: { nested: true },
};

export const samplePaymentIntent = {
  id: 'pi_3RtK5aB7WZ01zgkW0m4QeXy1',
  object: 'payment_intent',
  amount: 4900,
  amount_received: 4900,
  currency: 'chf',
  status: 'succeeded',
  customer: sampleCustomer.id,
  latest_charge: 'ch_3RtK5aB7WZ01zgkW0dGhTz9k',
  client_secret: 'pi_3RtK5aB7WZ01zgkW0m4QeXy1_secret_fixture',
  next_action: null,
  canceled_at: null,
  created: 1767225700,
  metadata: { order: 'o-77' },
  newer_field: 1,
};

export const sampleCharge = {
  id: 'ch_3RtK5aB7WZ01zgkW0dGhTz9k',
  object: 'charge',
  amount: 4900,
  amount_refunded: 1000,
  currency: 'chf',
  status: 'succeeded',
  paid: true,
  refunded: false,
  disputed: false,
  payment_intent: samplePaymentIntent.id,
  created: 1767225700,
  newer_field: null,
};

export const sampleRefund = {
  id: 're_3RtK5aB7WZ01zgkW0Kq7aPm2',
  object: 'refund',
  amount: 1000,
  currency: 'chf',
  status: 'succeeded',
  charge: sampleCharge.id,
  payment_intent: samplePaymentIntent.id,
  newer_field: [],
};

export const sampleDispute = {
  id: 'dp_1RtK7aB7WZ01zgkWe6Nm2x4H',
  object: 'dispute',
  amount: 4900,
  currency: 'chf',
  status: 'needs_response',
  reason: 'fraudulent',
  charge: sampleCharge.id,
  payment_intent: samplePaymentIntent.id,
  evidence_details: { due_by: 1768435199, has_evidence: false, past_due: false, submission_count: 0 },
  created: 1767225800,
};

export const sampleSubscription = {
  id: 'sub_1RtK6cB7WZ01zgkWm5Hd8s2L',
  object: 'subscription',
  status: 'active',
  customer: sampleCustomer.id,
  items: { object: 'list', data: [{ id: 'si_1', price: { id: 'price_1', product: 'prod_1' }, quantity: 12, current_period_end: 1769904000 }] },
  cancel_at_period_end: false,
  latest_invoice: 'in_1RtK6gB7WZ01zgkWd3Yp5m8R',
  pending_setup_intent: null,
  created: 1767225600,
  metadata: {},
};

export const sampleInvoice = {
  id: 'in_1RtK6gB7WZ01zgkWd3Yp5m8R',
  object: 'invoice',
  number: 'A1B2C3D-0001',
  status: 'open',
  customer: sampleCustomer.id,
  parent: { type: 'subscription_details', subscription_details: { subscription: sampleSubscription.id } },
  payments: { object: 'list', data: [{ id: 'inpay_1', payment: { type: 'payment_intent', payment_intent: samplePaymentIntent.id } }] },
  currency: 'chf',
  total: 4900,
  amount_due: 4900,
  amount_paid: 0,
  hosted_invoice_url: 'https://invoice.stripe.com/i/fixture',
  due_date: null,
  created: 1767225600,
};

/** An event about an object. */
export const sampleEvent = (object: object, more: object = {}) => ({
  id: 'evt_1RtK8eB7WZ01zgkWk2Uq5d7M',
  object: 'event',
  api_version: stripeVersion,
  created: 1767225702,
  livemode: false,
  pending_webhooks: 1,
  type: 'payment_intent.succeeded',
  request: { id: 'req_Fx1fixture', idempotency_key: 'order-77' },
  data: { object },
  ...more,
});

/** One page of a list, with a charge for each id. */
export const chargePage = (ids: readonly string[], hasMore: boolean) => ({
  body: { object: 'list', url: '/v1/charges', has_more: hasMore, data: ids.map((id) => ({ ...sampleCharge, id })) },
});

/** An error answer in Stripe's shape. */
export const refusal = (status: number, error: object, headers: Readonly<Record<string, string>> = {}) => ({
  status,
  body: { error },
  headers: { 'request-id': 'req_Fx1fixture', ...headers },
});
