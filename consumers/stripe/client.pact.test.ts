import { expect } from 'chai';
import { contract } from 'vendorproof';
import { failing } from '../shared/testing/failing.ts';
import { StripeClient, stripeVersion } from './client.ts';
import { AuthenticationError } from './errors/authentication-error.ts';
import { CardDeclinedError } from './errors/card-declined-error.ts';
import { InvalidRequestError } from './errors/invalid-request-error.ts';
import { testKey } from './testing/client.ts';

const stripe = contract({ consumer: 'stripe-integration', provider: 'stripe' });

/** Every request asks for the version that we read; a mock's refusal is not worth repeating. */
const headers = { 'Stripe-Version': stripeVersion };
const clientOf = ({ url }: { readonly url: string }): StripeClient => new StripeClient({ baseUrl: url, credentials: { apiKey: testKey }, retry: { attempts: 1 } });

const customer = 'cus_RtK2m9PfQx81Va';
const intent = 'pi_3RtK5aB7WZ01zgkW0m4QeXy1';
const customerFields = ['id', 'email', 'name', 'created', 'livemode', 'metadata'];
const intentFields = ['id', 'status', 'amount', 'amount_received', 'currency', 'customer', 'latest_charge'];
const chargeFields = ['id', 'status', 'amount', 'amount_refunded', 'currency', 'paid', 'refunded', 'payment_intent', 'created'].map((field) => `data[].${field}`);

describe('our contract with Stripe', () => {
  it('creates a customer', () => {
    const body = { email: 'billing@acme.example', name: 'Acme', metadata: { tenant_id: 't-1001' } };
    return stripe.interaction(
      {
        operation: 'PostCustomers',
        description: 'creates a customer',
        given: 'the account accepts new customers',
        request: { headers, body },
        response: { status: 200, relies: customerFields },
      },
      async (vendor) => {
        const created = await clientOf(vendor).createCustomer(body);
        expect(created).to.include({ deleted: false, email: 'billing@acme.example', name: 'Acme' });
      },
    );
  });

  it('retrieves a customer', () =>
    stripe.interaction(
      {
        operation: 'GetCustomersCustomer',
        description: 'retrieves a customer',
        given: { name: 'a customer exists', params: { customer } },
        request: { headers, path: { customer } },
        response: { status: 200, relies: customerFields },
      },
      async (vendor) => expect(await clientOf(vendor).retrieveCustomer(customer)).to.include({ id: customer, deleted: false }),
    ));

  it('creates a payment intent', () => {
    const body = { amount: 4900, currency: 'chf', customer, payment_method_types: ['card'] };
    return stripe.interaction(
      {
        operation: 'PostPaymentIntents',
        description: 'creates a payment intent',
        given: 'the account accepts payments',
        request: { headers, body },
        response: { status: 200, relies: intentFields },
      },
      async (vendor) => expect(await clientOf(vendor).createPaymentIntent(body)).to.include({ amount: 4900, currency: 'chf' }),
    );
  });

  it('confirms a payment intent', () =>
    stripe.interaction(
      {
        operation: 'PostPaymentIntentsIntentConfirm',
        description: 'confirms a payment intent',
        given: { name: 'a payment intent awaits confirmation', params: { intent } },
        request: { headers, path: { intent }, body: { payment_method: 'pm_card_visa' } },
        response: { status: 200, relies: intentFields, values: { status: 'succeeded' } },
      },
      async (vendor) => expect(await clientOf(vendor).confirmPaymentIntent(intent, { payment_method: 'pm_card_visa' })).to.include({ id: intent, status: 'succeeded' }),
    ));

  it('retrieves a payment intent that succeeded', () =>
    stripe.interaction(
      {
        operation: 'GetPaymentIntentsIntent',
        description: 'retrieves a payment intent that succeeded',
        given: { name: 'a payment intent succeeded', params: { intent } },
        request: { headers, path: { intent } },
        response: { status: 200, relies: intentFields, values: { status: 'succeeded' } },
      },
      async (vendor) => expect(await clientOf(vendor).retrievePaymentIntent(intent)).to.include({ id: intent, status: 'succeeded' }),
    ));

  it('lists the charges of one page', () =>
    stripe.interaction(
      {
        operation: 'GetCharges',
        description: 'lists the charges of one page',
        given: 'there are charges on one page',
        request: { headers, query: { limit: 100 } },
        response: { status: 200, relies: chargeFields, values: { has_more: false } },
      },
      async (vendor) => expect(await Array.fromAsync(clientOf(vendor).listCharges())).to.have.length(1),
    ));

  it('walks the pages of charges by the last id', () =>
    stripe.interactions(
      [
        {
          operation: 'GetCharges',
          description: 'lists the first page of charges',
          given: 'there are charges on two pages',
          request: { headers, query: { limit: 2 } },
          response: { status: 200, relies: chargeFields, values: { has_more: true }, examples: { 'data[].id': 'ch_1first' } },
        },
        {
          operation: 'GetCharges',
          description: 'lists the last page of charges',
          given: 'there are charges on two pages',
          request: { headers, query: { limit: 2, starting_after: 'ch_1first' } },
          response: { status: 200, relies: chargeFields, values: { has_more: false }, examples: { 'data[].id': 'ch_2last' } },
        },
      ],
      async (vendor) => {
        const charges = await Array.fromAsync(clientOf(vendor).listCharges({ limit: 2 }));
        expect(charges.map(({ id }) => id)).to.deep.equal(['ch_1first', 'ch_2last']);
      },
    ));

  it('refunds a part of a payment', () => {
    const body = { payment_intent: intent, amount: 1000, reason: 'requested_by_customer' } as const;
    return stripe.interaction(
      {
        operation: 'PostRefunds',
        description: 'refunds a part of a payment',
        given: { name: 'a succeeded payment intent can be refunded', params: { intent } },
        request: { headers, body },
        response: { status: 200, relies: ['id', 'status', 'amount', 'currency', 'payment_intent'] },
      },
      async (vendor) => expect(await clientOf(vendor).createRefund(body)).to.include({ amount: 1000, payment_intent: intent }),
    );
  });

  it('tells a declined card', () =>
    stripe.interaction(
      {
        operation: 'PostPaymentIntentsIntentConfirm',
        description: 'confirms a payment intent with a card that is declined',
        given: { name: 'the card will be declined', params: { intent } },
        request: { headers, path: { intent }, body: { payment_method: 'pm_card_chargeDeclinedInsufficientFunds' } },
        response: { status: 402, relies: ['error.message'], values: { error: { type: 'card_error', code: 'card_declined', decline_code: 'insufficient_funds' } } },
      },
      async (vendor) => {
        const confirming = clientOf(vendor).confirmPaymentIntent(intent, { payment_method: 'pm_card_chargeDeclinedInsufficientFunds' });
        expect((await failing(confirming, CardDeclinedError)).declineCode).to.equal('insufficient_funds');
      },
    ));

  it('tells an invalid request by its parameter', () => {
    const body = { amount: 1, currency: 'chf' };
    return stripe.interaction(
      {
        operation: 'PostPaymentIntents',
        description: 'creates a payment intent with an amount that is too small',
        given: 'an invalid amount is refused',
        request: { headers, body },
        response: { status: 400, relies: ['error.message'], values: { error: { type: 'invalid_request_error', code: 'amount_too_small', param: 'amount' } } },
      },
      async (vendor) => expect((await failing(clientOf(vendor).createPaymentIntent(body), InvalidRequestError)).param).to.equal('amount'),
    );
  });

  it('tells a customer that is not there', () =>
    stripe.interaction(
      {
        operation: 'GetCustomersCustomer',
        description: 'retrieves a customer that is not there',
        given: { name: 'no such customer', params: { customer: 'cus_none' } },
        request: { headers, path: { customer: 'cus_none' } },
        response: { status: 404, relies: ['error.message'], values: { error: { type: 'invalid_request_error', code: 'resource_missing' } } },
      },
      async (vendor) => expect((await failing(clientOf(vendor).retrieveCustomer('cus_none'), InvalidRequestError)).code).to.equal('resource_missing'),
    ));

  it('tells an expired key', () =>
    stripe.interaction(
      {
        operation: 'GetCustomersCustomer',
        description: 'retrieves a customer with an expired key',
        given: 'the api key has expired',
        request: { headers, path: { customer } },
        response: { status: 401, relies: ['error.message'], values: { error: { type: 'invalid_request_error' } } },
      },
      async (vendor) => {
        await failing(clientOf(vendor).retrieveCustomer(customer), AuthenticationError);
      },
    ));
});
