import { expect } from 'chai';
import { failing } from '../shared/testing/failing.ts';
import { recorder } from '../shared/testing/recorder.ts';
import { CardDeclinedError } from './errors/card-declined-error.ts';
import { IdempotencyError } from './errors/idempotency-error.ts';
import { StripeError } from './errors/stripe-error.ts';
import { stripeOnStub } from './testing/client.ts';
import { stripeVersion } from './version.ts';

describe('the Stripe client at the stub', () => {
  const { stub, client } = stripeOnStub();

  const intent = 'pi_3RtK5aB7WZ01zgkW0m4QeXy1';
  const payment = { amount: 4900, currency: 'chf', paymentMethod: 'pm_card_visa', confirm: { cardHolder: 'absent' } } as const;
  const made = () => Array.fromAsync(client().listPaymentIntents());

  it('creates a customer, finds it, and meets nothing but its id once it is deleted (S01, S28)', async () => {
    const created = await client().createCustomer({ email: 'billing@acme.example', metadata: { tenant_id: 't-1001' } });
    expect(created).to.deep.include({ live: false, metadata: { tenant_id: 't-1001' } });
    expect(await client().updateCustomer(created.id, { name: 'Acme AG' })).to.include({ id: created.id, name: 'Acme AG' });
    await stub.state('a customer was deleted', { customer: created.id });
    expect(await client().retrieveCustomer(created.id)).to.deep.equal({ id: created.id, deleted: true });
  });

  it('deletes a customer, and a customer that is gone already', async () => {
    const { id } = await client().createCustomer({});
    await client().deleteCustomer(id);
    await client().deleteCustomer(id);
    expect((await stub.calls('DeleteCustomersCustomer')).map(({ status }) => status)).to.deep.equal([200, 404]);
  });

  it('unsets a key of the metadata (S09)', async () => {
    const { id } = await client().createCustomer({ metadata: { tenant_id: 't-1001', plan: 'gold' } });
    const { metadata } = await client().updateCustomer(id, { metadata: { plan: null } });
    expect(metadata['plan'] ?? '').to.equal('');
  });

  it('takes a payment in one request (S02)', async () => {
    await stub.state('the account accepts payments');
    expect(await client().createPaymentIntent(payment)).to.include({ status: 'succeeded', amountReceived: 4900, latestCharge: 'ch_3RtK5aB7WZ01zgkW0dGhTz9k' });
  });

  it('refunds a part, which the charge then tells (S03)', async () => {
    await stub.state('a payment was refunded in part', { intent });
    expect(await client().createRefund({ paymentIntent: intent, amount: 1000 })).to.include({ amount: 1000, status: 'succeeded' });
    expect(await client().retrieveCharge('ch_3RtK5aB7WZ01zgkW0dGhTz9k')).to.include({ amountRefunded: 1000, refunded: false });
  });

  it('cancels a payment that lacks a payment method (S04)', async () => {
    await stub.state('a payment intent lacks a payment method', { intent });
    const canceled = await client().cancelPaymentIntent(intent, 'abandoned');
    expect(canceled.status).to.equal('canceled');
    expect(canceled.canceledAt).to.deep.equal(new Date('2026-01-01T00:06:40Z'));
  });

  it('tells a payment that is declined, since its card holder is absent and has to authenticate (S25)', async () => {
    await stub.state('the card holder has to authenticate');
    expect((await failing(client().createPaymentIntent(payment), CardDeclinedError)).code).to.equal('authentication_required');
    const confirm = { cardHolder: 'present', returnTo: 'https://acme.example/paid' } as const;
    expect(await client().createPaymentIntent({ ...payment, confirm })).to.include({ status: 'requires_action' });
  });

  it('does not confirm a payment that was canceled (S26)', async () => {
    await stub.state('a payment intent was canceled', { intent });
    expect((await failing(client().confirmPaymentIntent(intent), StripeError)).code).to.equal('payment_intent_unexpected_state');
  });

  it('refunds no more than is left (S31)', async () => {
    await stub.state('less is left of a payment than is to be refunded');
    expect(await failing(client().createRefund({ paymentIntent: intent, amount: 999_999 }), StripeError)).to.include({ kind: 'invalid-request', param: 'amount' });
    expect(await stub.calls('PostRefunds')).to.have.length(1);
  });

  it('makes one payment when the first answer comes too late (S20)', async () => {
    await stub.faults('latency,ms=300,count=1,operation=PostPaymentIntents');
    const observer = recorder();
    const created = await client({ timeoutMs: 100, observer }).createPaymentIntent(payment, { idempotencyKey: 'order-77' });
    expect(observer.of('retry').map(({ because }) => because)).to.deep.equal(['timeout']);
    expect((await made()).map(({ id }) => id)).to.deep.equal([created.id]);
  });

  it('makes one payment when the answer breaks off (S44)', async () => {
    await stub.faults('truncate,count=1,operation=PostPaymentIntents');
    const created = await client().createPaymentIntent(payment);
    expect((await made()).map(({ id }) => id)).to.deep.equal([created.id]);
  });

  it('makes one payment of two calls with one key, of which one is told that the key is in use (S22)', async () => {
    await stub.faults('status,status=409,count=1,operation=PostPaymentIntents');
    const stripe = client();
    const both = await Promise.all([1, 2].map(() => stripe.createPaymentIntent(payment, { idempotencyKey: 'order-77' })));
    expect(new Set(both.map(({ id }) => id)).size).to.equal(1);
    expect((await stub.calls('PostPaymentIntents')).map(({ status }) => status)).to.have.members([200, 200, 409]);
    expect(await made()).to.have.length(1);
  });

  it('does not try again with a key that was used for another amount (S21)', async () => {
    await stub.state('an idempotency key was used for another request');
    await failing(client().createPaymentIntent({ ...payment, amount: 1 }, { idempotencyKey: 'order-77' }), IdempotencyError);
    expect(await stub.calls('PostPaymentIntents')).to.have.length(1);
  });

  it('is refused nothing by limits that it keeps itself (S43)', async () => {
    await stub.faults({ kind: 'rate-limit', quota: { requests: 20, seconds: 0.2 } });
    const stripe = client({ limits: { concurrent: 5, rate: { attempts: 10, milliseconds: 110 } } });
    await Promise.all(Array.from({ length: 50 }, () => stripe.retrieveBalance()));
    expect((await stub.calls('GetBalance')).filter(({ status }) => status !== 200)).to.deep.equal([]);
  });

  it('would be refused without them (S43)', async () => {
    await stub.faults({ kind: 'rate-limit', quota: { requests: 5, seconds: 60 } });
    const stripe = client({ retry: { attempts: 1 } });
    const outcomes = await Promise.allSettled(Array.from({ length: 7 }, () => stripe.retrieveBalance()));
    expect(outcomes.filter(({ status }) => status === 'rejected')).to.have.length(2);
  });

  it('registers an endpoint, whose secret is told once', async () => {
    const { secret } = await client().createWebhookEndpoint({ url: 'https://hooks.acme.example/stripe', events: ['*'] });
    expect(secret?.reveal()).to.match(/^whsec_/);
    expect((await Array.fromAsync(client().listWebhookEndpoints())).map(({ apiVersion }) => apiVersion)).to.deep.equal([stripeVersion]);
  });
});
