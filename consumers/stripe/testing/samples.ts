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
  payment_intent: samplePaymentIntent.id,
  newer_field: [],
};

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
