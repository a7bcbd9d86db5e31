import { expect } from 'chai';
import type Stripe from 'stripe';
import { describeOnStripe, failure } from './stripe-scene.ts';

describeOnStripe("trouble on the stub of a vendor's whole document", (scene) => {
  let stripe: Stripe;
  beforeEach(() => (stripe = scene().stripe));

  describe('what goes wrong', () => {
    const strike = (...faults: object[]): Promise<void> => scene().vendor.control('PUT', 'faults', { faults });

    it('a lost answer is asked for again with the same key, and creates one thing', async () => {
      await strike({ kind: 'reset', operation: 'PostCustomers', count: 1 });
      const { id } = await stripe.customers.create({ name: 'Ada' });
      expect((await stripe.customers.list()).data.map((one) => one.id)).to.deep.equal([id]);
    });

    it('the same key creates one thing', async () => {
      const options = { idempotencyKey: 'order-1' };
      const [first, second] = [await stripe.customers.create({ name: 'Ada' }, options), await stripe.customers.create({ name: 'Ada' }, options)];
      expect(second.id).to.equal(first.id);
      expect((await stripe.customers.list()).data).to.have.length(1);
    });

    it('a burst of 500 is outlived', async () => {
      await strike({ kind: 'status', status: 500, count: 1 });
      expect((await stripe.customers.create({ name: 'Ada' })).name).to.equal('Ada');
    });

    it('500 for ever is an API error', async () => {
      await strike({ kind: 'status', status: 500 });
      expect(await failure(scene().client({ maxNetworkRetries: 0 }).customers.list())).to.include({ type: 'StripeAPIError', statusCode: 500 });
    });

    it('429 is a rate-limit error with its headers', async () => {
      await strike({ kind: 'rate-limit', quota: { requests: 0, seconds: 60 }, retryAfter: 3 });
      const error = await failure(scene().client({ maxNetworkRetries: 0 }).customers.list());
      expect([error.type, error.statusCode, error.headers?.['retry-after']]).to.deep.equal(['StripeRateLimitError', 429, '3']);
    });

    it('a connection that is cut is a connection error', async () => {
      await strike({ kind: 'reset' });
      expect((await failure(scene().client({ maxNetworkRetries: 0 }).customers.list())).type).to.equal('StripeConnectionError');
    });

    it('an answer cut short is a connection error', async () => {
      await strike({ kind: 'truncate', bytes: 20 });
      expect((await failure(scene().client({ maxNetworkRetries: 0 }).customers.list())).type).to.be.oneOf(['StripeConnectionError', 'StripeAPIError']);
    });

    it('a wrong content type is an API error', async () => {
      await strike({ kind: 'content-type' });
      expect((await failure(scene().client({ maxNetworkRetries: 0 }).customers.list())).type).to.equal('StripeAPIError');
    });

    it('slowness beyond the time allowed is a connection error', async () => {
      await strike({ kind: 'latency', ms: 500 });
      expect((await failure(scene().client({ maxNetworkRetries: 0, timeout: 100 }).customers.list())).type).to.equal('StripeConnectionError');
    });

    it('no credentials are an authentication error', async () => {
      await strike({ kind: 'expired-credentials' });
      expect(await failure(stripe.customers.list())).to.include({ type: 'StripeAuthenticationError', statusCode: 401 });
    });

    it('a forbidden call is a permission error', async () => {
      await strike({ kind: 'status', status: 403 });
      expect((await failure(stripe.customers.list())).type).to.equal('StripePermissionError');
    });

    it('a wrong type is an invalid request', async () => {
      const error = await failure(stripe.paymentIntents.create({ amount: 'much' as never, currency: 'usd' }));
      expect([error.type, error.statusCode]).to.deep.equal(['StripeInvalidRequestError', 400]);
    });

    it('an unknown field is an invalid request where the document closes it', async () => {
      expect((await failure(stripe.refunds.create({ chrge: 'ch_1' } as never))).type).to.equal('StripeInvalidRequestError');
    });
  });
});
