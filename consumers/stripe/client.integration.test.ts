import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { localReaders } from '../shared/auth/credentials-readers.ts';
import { secretFrom } from '../shared/auth/credentials-kinds.ts';
import { systemClock } from '../shared/clock.ts';
import { unobserved } from '../shared/observer.ts';
import { failing } from '../shared/testing/failing.ts';
import { chargeTenant, registerTenant } from './billing.ts';
import { StripeClient } from './client.ts';
import { StripeError } from './errors/stripe-error.ts';
import { stripeOnStub } from './testing/client.ts';

/** What a tenant goes through: registered, charged, gone. What it makes it takes away, as far as Stripe lets it. */
async function lifeOfTenant(stripe: StripeClient, run: string): Promise<void> {
  expect((await stripe.retrieveBalance()).live).to.equal(false);
  const customer = await registerTenant(stripe, { id: run, name: 'Contract test', billingEmail: 'billing@acme.example' });
  try {
    expect(customer.metadata).to.deep.equal({ tenant_id: run });
    const purchase = { key: `order-${run}`, tenantId: run, customer: customer.id, paymentMethod: 'pm_card_visa', amount: 4900, currency: 'chf' };
    const outcome = await chargeTenant(stripe, purchase);
    expect(await chargeTenant(stripe, purchase), 'the same order').to.deep.equal(outcome);
    await stripe.listEvents({ limit: 10 }).next();
  } finally {
    await stripe.deleteCustomer(customer.id);
  }
}

/** A payment that nobody pays. */
async function abandoned(stripe: StripeClient): Promise<void> {
  const { id } = await stripe.createPaymentIntent({ amount: 4900, currency: 'chf', allowedMethods: ['card'] });
  expect((await stripe.retrievePaymentIntent(id)).id).to.equal(id);
  expect(await stripe.cancelPaymentIntent(id, 'abandoned')).to.include({ id, amount: 4900 });
}

describe('the Stripe client, end to end at the stub', () => {
  const { stub, client } = stripeOnStub();

  it('goes through the life of a tenant', async () => {
    await stub.state('the account accepts payments');
    await lifeOfTenant(client(), 'run-1');
    expect((await stub.calls('PostPaymentIntents')).map(({ status }) => status)).to.deep.equal([200, 200]);
  });

  it('abandons a payment', () => abandoned(client()));
});

describe('the Stripe client, end to end in a sandbox', () => {
  const { RUN_INTEGRATION_TESTS: wanted, STRIPE_TEST_KEY: key } = process.env;
  const settings = { vendor: 'stripe', name: 'apiKey', readers: localReaders(process.env), clock: systemClock, observer: unobserved };
  const sandbox = (): StripeClient => new StripeClient({ credentials: { apiKey: secretFrom('env:STRIPE_TEST_KEY', settings) } });

  if (wanted !== 'true' || !key) it('is not tried: RUN_INTEGRATION_TESTS=true and STRIPE_TEST_KEY are not both set');
  else {
    it('goes through the life of a tenant', () => lifeOfTenant(sandbox(), `run-${randomUUID()}`)).timeout(120_000);
    it('abandons a payment', () => abandoned(sandbox())).timeout(60_000);
    it('tells a customer that is not there (S23)', async () => {
      expect((await failing(sandbox().retrieveCustomer('cus_none'), StripeError)).code).to.equal('resource_missing');
    }).timeout(60_000);
  }
});
