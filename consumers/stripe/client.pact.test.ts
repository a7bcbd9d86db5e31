import { expect } from 'chai';
import { contract, type Expectation } from 'vendorproof';
import { isAuthenticationError, isInvalidRequest, isNotFound } from '../shared/errors/guards.ts';
import { failing } from '../shared/testing/failing.ts';
import { StripeClient } from './client.ts';
import { CardDeclinedError } from './errors/card-declined-error.ts';
import { StripeError } from './errors/stripe-error.ts';
import { testKey } from './testing/client.ts';
import { reads } from './testing/reads.ts';
import {
  chargeFields, customer, customerFields, endpoint, endpointFields, inData, intent, intentFields, last, refundFields, subscription, subscriptionFields,
} from './testing/relied-on.ts';
import { stripeVersion } from './version.ts';

const stripe = contract({ consumer: 'stripe-integration', provider: 'stripe' });

/** Every request asks for the version that we read; a mock's refusal is not worth repeating. */
const headers = { 'Stripe-Version': stripeVersion };
const clientOf = ({ url }: { readonly url: string }): StripeClient => new StripeClient({ baseUrl: url, credentials: { apiKey: testKey }, retry: { attempts: 1 } });

const agreed = ({ request, ...expectation }: Expectation, run: (client: StripeClient) => Promise<unknown>) =>
  stripe.interaction({ ...expectation, request: { headers, ...request } }, async (vendor) => {
    await run(clientOf(vendor));
  });

/** Fields of any intent, whatever became of it. */
const newIntentFields = ['id', 'amount', 'currency', 'created'];

describe('our contract with Stripe', () => {
  describe('customers', () => {
    const fields = { email: 'billing@acme.example', name: 'Acme', metadata: { tenant_id: 't-1001' } };

    it('creates a customer', () =>
      agreed(
        {
          operation: 'PostCustomers',
          description: 'creates a customer',
          given: 'the account accepts new customers',
          request: { body: fields },
          response: { status: 200, relies: customerFields },
        },
        async (client) => expect(await client.createCustomer(fields)).to.include({ deleted: false, email: 'billing@acme.example', name: 'Acme' }),
      ));

    it('retrieves a customer that was deleted', () =>
      agreed(
        {
          operation: 'GetCustomersCustomer',
          description: 'retrieves a customer that was deleted',
          given: { name: 'a customer was deleted', params: { customer } },
          request: { path: { customer } },
          response: { status: 200, relies: ['id'], values: { deleted: true } },
        },
        async (client) => expect(await client.retrieveCustomer(customer)).to.deep.equal({ id: customer, deleted: true }),
      ));

    it('updates a customer', () => {
      const body = { email: 'new@acme.example' };
      return agreed(
        {
          operation: 'PostCustomersCustomer',
          description: 'updates a customer',
          given: { name: 'a customer exists', params: { customer } },
          request: { path: { customer }, body },
          response: { status: 200, relies: customerFields },
        },
        async (client) => expect(await client.updateCustomer(customer, body)).to.include({ email: 'new@acme.example' }),
      );
    });

    it('deletes a customer', () =>
      agreed(
        {
          operation: 'DeleteCustomersCustomer',
          description: 'deletes a customer',
          given: { name: 'a customer can be deleted', params: { customer } },
          request: { path: { customer } },
          response: { status: 200, values: { deleted: true } },
        },
        async (client) => client.deleteCustomer(customer),
      ));

    it('tells a customer that is not there', () =>
      agreed(
        {
          operation: 'GetCustomersCustomer',
          description: 'retrieves a customer that is not there',
          given: { name: 'no such customer', params: { customer: 'cus_none' } },
          request: { path: { customer: 'cus_none' } },
          response: { status: 404, relies: ['error.message'], values: { error: { type: 'invalid_request_error', code: 'resource_missing' } } },
        },
        async (client) => expect(isNotFound(await failing(client.retrieveCustomer('cus_none'), StripeError))).to.equal(true),
      ));

    it('tells an expired key', () =>
      agreed(
        {
          operation: 'GetCustomersCustomer',
          description: 'retrieves a customer with an expired key',
          given: 'the api key has expired',
          request: { path: { customer } },
          response: { status: 401, relies: ['error.message'], values: { error: { type: 'invalid_request_error' } } },
        },
        async (client) => expect(isAuthenticationError(await failing(client.retrieveCustomer(customer), StripeError))).to.equal(true),
      ));
  });

  describe('payments', () => {
    const card = { amount: 4900, currency: 'chf', customer };

    it('creates a payment intent', () =>
      agreed(
        {
          operation: 'PostPaymentIntents',
          description: 'creates a payment intent',
          given: 'the account accepts payments',
          request: { body: { ...card, allowed_payment_method_types: ['card'] } },
          response: { status: 200, relies: ['id', 'status', 'amount', 'currency', 'customer', 'client_secret', 'created'] },
        },
        async (client) => expect(await client.createPaymentIntent({ ...card, allowedMethods: ['card'] })).to.include({ amount: 4900, currency: 'chf' }),
      ));

    it('confirms a payment intent', () =>
      agreed(
        {
          operation: 'PostPaymentIntentsIntentConfirm',
          description: 'confirms a payment intent',
          given: { name: 'a payment intent awaits confirmation', params: { intent } },
          request: { path: { intent }, body: { payment_method: 'pm_card_visa' } },
          response: { status: 200, relies: intentFields, values: { status: 'succeeded' } },
        },
        async (client) => expect(await client.confirmPaymentIntent(intent, { paymentMethod: 'pm_card_visa' })).to.include({ id: intent, status: 'succeeded' }),
      ));

    it('asks a card holder who is present to authenticate', () =>
      agreed(
        {
          operation: 'PostPaymentIntentsIntentConfirm',
          description: 'confirms a payment intent whose card holder has to authenticate',
          given: { name: 'the card holder has to authenticate', params: { intent } },
          request: { path: { intent }, body: { payment_method: 'pm_card_authenticationRequired', return_url: 'https://acme.example/paid' } },
          response: { status: 200, relies: [...newIntentFields, 'client_secret', 'next_action.type', 'next_action.redirect_to_url.url'], values: { status: 'requires_action' } },
        },
        async (client) => {
          const confirm = { cardHolder: 'present', returnTo: 'https://acme.example/paid' } as const;
          const { nextAction } = await client.confirmPaymentIntent(intent, { paymentMethod: 'pm_card_authenticationRequired', confirm });
          expect(nextAction?.redirectTo).to.be.a('string');
        },
      ));

    it('is declined where a card holder who is absent would have to authenticate', () =>
      agreed(
        {
          operation: 'PostPaymentIntentsIntentConfirm',
          description: 'confirms a payment intent whose card holder is absent and has to authenticate',
          given: { name: 'the card holder has to authenticate', params: { intent } },
          request: { path: { intent }, body: { payment_method: 'pm_card_authenticationRequired', off_session: true } },
          response: { status: 402, relies: ['error.message', 'error.payment_intent.id'], values: { error: { type: 'card_error', code: 'authentication_required' } } },
        },
        async (client) => {
          const confirming = client.confirmPaymentIntent(intent, { paymentMethod: 'pm_card_authenticationRequired', confirm: { cardHolder: 'absent' } });
          expect(await failing(confirming, CardDeclinedError)).to.include({ code: 'authentication_required' });
        },
      ));

    it('tells a declined card', () =>
      agreed(
        {
          operation: 'PostPaymentIntentsIntentConfirm',
          description: 'confirms a payment intent with a card that is declined',
          given: { name: 'the card will be declined', params: { intent } },
          request: { path: { intent }, body: { payment_method: 'pm_card_visa_chargeDeclinedInsufficientFunds' } },
          response: { status: 402, relies: ['error.message'], values: { error: { type: 'card_error', code: 'card_declined', decline_code: 'insufficient_funds' } } },
        },
        async (client) => {
          const confirming = client.confirmPaymentIntent(intent, { paymentMethod: 'pm_card_visa_chargeDeclinedInsufficientFunds' });
          expect((await failing(confirming, CardDeclinedError)).declineCode).to.equal('insufficient_funds');
        },
      ));

    it('tells an invalid request by its parameter', () => {
      const body = { amount: 1, currency: 'chf' };
      return agreed(
        {
          operation: 'PostPaymentIntents',
          description: 'creates a payment intent with an amount that is too small',
          given: 'an invalid amount is refused',
          request: { body },
          response: { status: 400, relies: ['error.message'], values: { error: { type: 'invalid_request_error', code: 'amount_too_small', param: 'amount' } } },
        },
        async (client) => {
          const error = await failing(client.createPaymentIntent(body), StripeError);
          expect([isInvalidRequest(error), error.param]).to.deep.equal([true, 'amount']);
        },
      );
    });

    it('captures a part of a payment intent', () =>
      agreed(
        {
          operation: 'PostPaymentIntentsIntentCapture',
          description: 'captures a part of a payment intent',
          given: { name: 'a payment intent awaits capture', params: { intent } },
          request: { path: { intent }, body: { amount_to_capture: 4000 } },
          response: { status: 200, relies: intentFields, values: { status: 'succeeded' } },
        },
        async (client) => expect(await client.capturePaymentIntent(intent, 4000)).to.include({ id: intent, status: 'succeeded' }),
      ));

    it('cancels a payment intent', () =>
      agreed(
        {
          operation: 'PostPaymentIntentsIntentCancel',
          description: 'cancels a payment intent',
          given: { name: 'a payment intent lacks a payment method', params: { intent } },
          request: { path: { intent }, body: { cancellation_reason: 'abandoned' } },
          response: { status: 200, relies: [...newIntentFields, 'canceled_at'], values: { status: 'canceled' } },
        },
        async (client) => expect((await client.cancelPaymentIntent(intent, 'abandoned')).canceledAt).to.be.instanceOf(Date),
      ));

    it('tells a payment intent that is final', () =>
      agreed(
        {
          operation: 'PostPaymentIntentsIntentConfirm',
          description: 'confirms a payment intent that was canceled',
          given: { name: 'a payment intent was canceled', params: { intent } },
          request: { path: { intent }, body: { payment_method: 'pm_card_visa' } },
          response: { status: 400, relies: ['error.message'], values: { error: { type: 'invalid_request_error', code: 'payment_intent_unexpected_state' } } },
        },
        async (client) => {
          const error = await failing(client.confirmPaymentIntent(intent, { paymentMethod: 'pm_card_visa' }), StripeError);
          expect(error.code).to.equal('payment_intent_unexpected_state');
        },
      ));
  });

  describe('charges and refunds', () => {
    it('walks the pages of charges by the last id', () =>
      stripe.interactions(
        [
          {
            operation: 'GetCharges',
            description: 'lists the first page of charges',
            given: 'there are charges on two pages',
            request: { headers, query: { limit: 2 } },
            response: { status: 200, relies: inData(chargeFields), values: { has_more: true }, examples: { 'data[].id': 'ch_1first' } },
          },
          {
            operation: 'GetCharges',
            description: 'lists the last page of charges',
            given: 'there are charges on two pages',
            request: { headers, query: { limit: 2, starting_after: 'ch_1first' } },
            response: { status: 200, relies: inData(chargeFields), values: last, examples: { 'data[].id': 'ch_2last' } },
          },
        ],
        async (vendor) => {
          const charges = await Array.fromAsync(clientOf(vendor).listCharges({ limit: 2 }));
          expect(charges.map(({ id }) => id)).to.deep.equal(['ch_1first', 'ch_2last']);
        },
      ));

    it('refunds a part of a payment', () =>
      agreed(
        {
          operation: 'PostRefunds',
          description: 'refunds a part of a payment',
          given: { name: 'a succeeded payment intent can be refunded', params: { intent } },
          request: { body: { payment_intent: intent, amount: 1000, reason: 'requested_by_customer' } },
          response: { status: 200, relies: refundFields },
        },
        async (client) => expect(await client.createRefund({ paymentIntent: intent, amount: 1000, reason: 'requested_by_customer' })).to.include({ amount: 1000 }),
      ));
  });

  describe('subscriptions and webhooks', () => {
    it('begins a subscription whose first payment the card holder confirms', () => {
      const items = [{ price: 'price_1RtK6bB7WZ01zgkWs4Vt9k1M', quantity: 12 }];
      const payment_settings = { save_default_payment_method: 'on_subscription' };
      const expand = ['latest_invoice.confirmation_secret', 'pending_setup_intent'];
      return agreed(
        {
          operation: 'PostSubscriptions',
          description: 'begins a subscription whose first payment the card holder confirms',
          given: 'a subscription begins incomplete',
          request: { body: { customer, items, payment_behavior: 'default_incomplete', payment_settings, expand } },
          response: { status: 200, relies: [...subscriptionFields, 'latest_invoice.id', 'latest_invoice.confirmation_secret.client_secret'], values: { status: 'incomplete' } },
        },
        async (client) => expect((await client.createSubscription({ customer, items })).clientSecret).not.to.equal(null),
      );
    });

    it('ends a subscription with its period', () =>
      agreed(
        {
          operation: 'PostSubscriptionsSubscriptionExposedId',
          description: 'ends a subscription with its period',
          given: { name: 'a subscription is active', params: { subscription } },
          request: { path: { subscription_exposed_id: subscription }, body: { cancel_at_period_end: true } },
          response: { status: 200, relies: subscriptionFields, values: { cancel_at_period_end: true } },
        },
        async (client) => expect(await client.updateSubscription(subscription, { cancelAtPeriodEnd: true })).to.include({ cancelAtPeriodEnd: true }),
      ));

    it('ends a subscription at once', () =>
      agreed(
        {
          operation: 'DeleteSubscriptionsSubscriptionExposedId',
          description: 'ends a subscription at once',
          given: { name: 'a subscription can be ended', params: { subscription } },
          request: { path: { subscription_exposed_id: subscription } },
          response: { status: 200, relies: subscriptionFields, values: { status: 'canceled' } },
        },
        async (client) => expect(await client.cancelSubscription(subscription)).to.include({ status: 'canceled' }),
      ));

    it('registers a webhook endpoint in the version that we read', () => {
      const fields = { url: 'https://hooks.acme.example/stripe', events: ['payment_intent.succeeded', 'charge.refunded'] };
      return agreed(
        {
          operation: 'PostWebhookEndpoints',
          description: 'registers a webhook endpoint in the version that we read',
          given: 'the account accepts webhook endpoints',
          request: { body: { url: fields.url, enabled_events: fields.events, api_version: stripeVersion } },
          response: { status: 200, relies: [...endpointFields, 'secret'] },
        },
        async (client) => expect((await client.createWebhookEndpoint(fields)).secret).not.to.equal(null),
      );
    });

    it('removes a webhook endpoint', () =>
      agreed(
        {
          operation: 'DeleteWebhookEndpointsWebhookEndpoint',
          description: 'removes a webhook endpoint',
          given: { name: 'a webhook endpoint can be removed', params: { endpoint } },
          request: { path: { webhook_endpoint: endpoint } },
          response: { status: 200, values: { deleted: true } },
        },
        async (client) => client.deleteWebhookEndpoint(endpoint),
      ));
  });

  describe('what is only read', () => {
    for (const { what, call, ...expectation } of reads) {
      it(what, () => agreed({ description: what, ...expectation }, async (client) => expect(await call(client)).to.be.an('object')));
    }
  });
});
