import { stripeVersion } from '../version.ts';

/** Things as Stripe answers them, with a field here and there that this code knows nothing of. Whatever matters to a case is given over. */
type Fields = Readonly<Record<string, unknown>>;

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

export const makeCustomer = (fields: Fields = {}): Fields => ({ ...sampleCustomer, ...fields });

export const samplePaymentIntent = {
  capture_method: 'automatic',
  confirmation_method: 'automatic',
  livemode: false,
  payment_method_types: ['card'],
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

export const makePaymentIntent = (fields: Fields = {}): Fields => ({ ...samplePaymentIntent, ...fields });

export const sampleCharge = {
  amount_captured: 4900,
  billing_details: {},
  captured: true,
  livemode: false,
  metadata: {},
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

export const makeCharge = (fields: Fields = {}): Fields => ({ ...sampleCharge, ...fields });

export const sampleRefund = {
  created: 1767225800,
  id: 're_3RtK5aB7WZ01zgkW0Kq7aPm2',
  object: 'refund',
  amount: 1000,
  currency: 'chf',
  status: 'succeeded',
  charge: sampleCharge.id,
  payment_intent: samplePaymentIntent.id,
  newer_field: [],
};

export const makeRefund = (fields: Fields = {}): Fields => ({ ...sampleRefund, ...fields });

export const sampleDispute = {
  is_charge_refundable: false,
  livemode: false,
  metadata: {},
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

export const makeDispute = (fields: Fields = {}): Fields => ({ ...sampleDispute, ...fields });

const price = {
  id: 'price_1',
  object: 'price',
  active: true,
  billing_scheme: 'per_unit',
  created: 1767225600,
  currency: 'chf',
  livemode: false,
  metadata: {},
  product: 'prod_1',
  type: 'recurring',
};

const seats = {
  id: 'si_1',
  object: 'subscription_item',
  created: 1767225600,
  metadata: {},
  price,
  quantity: 12,
  subscription: 'sub_1',
  current_period_start: 1767225600,
  current_period_end: 1769904000,
};

export const sampleSubscription = {
  billing_cycle_anchor: 1767225600,
  collection_method: 'charge_automatically',
  currency: 'chf',
  livemode: false,
  start_date: 1767225600,
  id: 'sub_1RtK6cB7WZ01zgkWm5Hd8s2L',
  object: 'subscription',
  status: 'active',
  customer: sampleCustomer.id,
  items: { object: 'list', url: '/v1/subscription_items?subscription=sub_1', has_more: false, data: [seats] },
  cancel_at_period_end: false,
  latest_invoice: 'in_1RtK6gB7WZ01zgkWd3Yp5m8R',
  pending_setup_intent: null,
  created: 1767225600,
  metadata: {},
};

export const makeSubscription = (fields: Fields = {}): Fields => ({ ...sampleSubscription, ...fields });

const payment = {
  id: 'inpay_1',
  object: 'invoice_payment',
  is_default: true,
  status: 'open',
  payment: { type: 'payment_intent', payment_intent: samplePaymentIntent.id },
};

export const sampleInvoice = {
  amount_remaining: 4900,
  attempt_count: 0,
  attempted: false,
  collection_method: 'charge_automatically',
  livemode: false,
  period_start: 1767225600,
  period_end: 1769904000,
  starting_balance: 0,
  subtotal: 4900,
  id: 'in_1RtK6gB7WZ01zgkWd3Yp5m8R',
  object: 'invoice',
  number: 'A1B2C3D-0001',
  status: 'open',
  customer: sampleCustomer.id,
  parent: { type: 'subscription_details', subscription_details: { subscription: sampleSubscription.id } },
  payments: { object: 'list', url: '/v1/invoice_payments', has_more: false, data: [payment] },
  currency: 'chf',
  total: 4900,
  amount_due: 4900,
  amount_paid: 0,
  hosted_invoice_url: 'https://invoice.stripe.com/i/fixture',
  due_date: null,
  created: 1767225600,
};

export const makeInvoice = (fields: Fields = {}): Fields => ({ ...sampleInvoice, ...fields });

/** An event about an object. */
export const makeEvent = (object: object, more: Fields = {}): Fields => ({
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
  body: { object: 'list', url: '/v1/charges', has_more: hasMore, data: ids.map((id) => makeCharge({ id })) },
});

/** An error answer in Stripe's shape. */
export const refusal = (status: number, error: object, headers: Readonly<Record<string, string>> = {}) => ({
  status,
  body: { error },
  headers: { 'request-id': 'req_Fx1fixture', ...headers },
});
