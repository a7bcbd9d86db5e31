import { inspect } from 'node:util';
import { expect } from 'chai';
import { isContractViolation } from '../shared/errors/guards.ts';
import { ProtocolError } from '../shared/errors/protocol-error.ts';
import { failing } from '../shared/testing/failing.ts';
import { StripeError } from './errors/stripe-error.ts';
import { stripeOnScript, formFields, testKey } from './testing/client.ts';
import { makePaymentIntent, sampleCustomer, samplePaymentIntent, sampleRefund, sampleSubscription } from './testing/factories.ts';
import { stripeVersion } from './version.ts';

describe('the Stripe client', () => {
  const { vendor, observer, client } = stripeOnScript();

  const sent = () => vendor.requests[0] ?? expect.fail('nothing was sent');

  it('creates a customer and gets its metadata back (S01)', async () => {
    vendor.answers({ body: sampleCustomer });
    const customer = await client().createCustomer({ email: 'billing@acme.example', metadata: { tenant_id: 't-1001' } });
    expect(sent()).to.include({ method: 'POST', url: '/v1/customers' });
    expect(customer.id).to.match(/^cus_/);
    expect(customer.metadata).to.deep.equal({ tenant_id: 't-1001' });
    expect(customer.live).to.equal(false);
  });

  it('creates and confirms a payment in one request (S02)', async () => {
    vendor.answers({ body: samplePaymentIntent });
    const intent = await client().createPaymentIntent({ amount: 4900, currency: 'chf', paymentMethod: 'pm_card_visa', confirm: { cardHolder: 'absent' } });
    expect(formFields(sent().body)).to.deep.equal({ amount: '4900', currency: 'chf', payment_method: 'pm_card_visa', confirm: 'true', off_session: 'true' });
    expect(intent).to.include({ status: 'succeeded', amountReceived: 4900, latestCharge: 'ch_3RtK5aB7WZ01zgkW0dGhTz9k' });
  });

  it('refunds a part of a payment', async () => {
    vendor.answers({ body: sampleRefund });
    const refund = await client().createRefund({ paymentIntent: samplePaymentIntent.id, amount: 1000 });
    expect(sent()).to.include({ method: 'POST', url: '/v1/refunds', body: `payment_intent=${samplePaymentIntent.id}&amount=1000` });
    expect(refund).to.include({ status: 'succeeded', amount: 1000 });
  });

  it('confirms a payment with an empty body of declared length', async () => {
    vendor.answers({ body: samplePaymentIntent });
    await client().confirmPaymentIntent('pi_1');
    expect(sent()).to.include({ method: 'POST', url: '/v1/payment_intents/pi_1/confirm', body: '' });
    expect(sent().headers['content-length']).to.equal('0');
  });

  it('retrieves a payment without an idempotency key', async () => {
    vendor.answers({ body: samplePaymentIntent });
    await client().retrievePaymentIntent('pi_1');
    expect(sent()).to.include({ method: 'GET', url: '/v1/payment_intents/pi_1' });
    expect(sent().headers).not.to.have.property('idempotency-key');
  });

  it('sends nested fields in form encoding, and an empty value to unset a key (S08, S09)', async () => {
    vendor.answers({ body: sampleCustomer });
    await client().createCustomer({ address: { city: 'Zürich', country: 'CH' }, metadata: { tenant_id: null } });
    expect(sent().headers['content-type']).to.equal('application/x-www-form-urlencoded');
    expect(sent().body).to.equal('metadata[tenant_id]=&address[city]=Z%C3%BCrich&address[country]=CH');
  });

  it('authenticates and asks for the pinned version with every request (S41)', async () => {
    vendor.answers({ body: sampleCustomer });
    await client().retrieveCustomer('cus_1');
    expect(sent().headers).to.include({ authorization: `Bearer ${testKey}`, 'stripe-version': stripeVersion });
  });

  it('asks for two things to be expanded (S08)', async () => {
    vendor.answers({ body: sampleSubscription });
    await client().createSubscription({ customer: 'cus_1', items: [{ price: 'price_1', quantity: 2 }] });
    expect(sent().body).to.contain('items[0][price]=price_1&items[0][quantity]=2');
    expect(sent().body).to.contain('expand[0]=latest_invoice.confirmation_secret&expand[1]=pending_setup_intent');
  });

  it('takes an answer that says the pinned version, and refuses one in another (S41)', async () => {
    const inVersion = (version: string) => ({ body: sampleCustomer, headers: { 'stripe-version': version } });
    vendor.answers(inVersion(stripeVersion), inVersion('2024-06-20'));
    await client().retrieveCustomer('cus_1');
    expect((await failing(client().retrieveCustomer('cus_1'), ProtocolError)).message).to.contain('in version 2024-06-20 instead of');
  });

  it('gives each write its own idempotency key', async () => {
    vendor.answers({ body: sampleCustomer });
    await client().createCustomer({});
    await client().createCustomer({});
    const keys = vendor.requests.map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).to.equal(2);
  });

  it('sends the idempotency key it is given', async () => {
    vendor.answers({ body: sampleCustomer });
    await client().createCustomer({}, { idempotencyKey: 'order-77' });
    expect(sent().headers['idempotency-key']).to.equal('order-77');
  });

  it('tells a deleted customer from one that exists (S28)', async () => {
    vendor.answers({ body: { id: 'cus_gone', object: 'customer', deleted: true } });
    expect(await client().retrieveCustomer('cus_gone')).to.deep.equal({ id: 'cus_gone', deleted: true });
  });

  it('keeps a status that it does not know, counts it and ignores new fields (S29)', async () => {
    vendor.answers({ body: makePaymentIntent({ status: 'awaiting_orbit' }) });
    expect((await client().retrievePaymentIntent('pi_1')).status).to.equal('awaiting_orbit');
    expect(observer.of('unexpected').at(-1)).to.include({ operation: 'GetPaymentIntentsIntent', field: 'status', what: 'enum-member' });
  });

  it('hands out a secret for the card holder’s page as one that nothing prints (S45)', async () => {
    vendor.answers({ body: samplePaymentIntent });
    const intent = await client().retrievePaymentIntent('pi_1');
    expect(intent.clientSecret?.reveal()).to.equal(samplePaymentIntent.client_secret);
    expect(`${inspect(intent)} ${JSON.stringify(intent)}`).not.to.contain('secret_fixture');
  });

  it('names a relied-on field that is missing', async () => {
    const { status: _, ...withoutStatus } = samplePaymentIntent;
    vendor.answers({ body: withoutStatus, headers: { 'request-id': 'req_7' } });
    const error = await failing(client().retrievePaymentIntent('pi_1'), ProtocolError);
    expect(error).to.include({ field: 'status', requestId: 'req_7', status: 200 });
    expect(error.message).to.equal('stripe GET /v1/payment_intents/pi_1 answered 200: status is missing (request req_7)');
  });

  it('refuses an amount that is text (S30)', async () => {
    vendor.answers({ body: makePaymentIntent({ amount: '4900' }) });
    expect(await failing(client().retrievePaymentIntent('pi_1'), ProtocolError)).to.include({ field: 'amount' });
  });

  it('refuses a success that is not JSON', async () => {
    vendor.answers({ body: '<html>maintenance</html>', headers: { 'content-type': 'text/html' } });
    const error = await failing(client().retrievePaymentIntent('pi_1'), ProtocolError);
    expect(error.message).to.contain('not JSON');
    expect(vendor.requests).to.have.length(1);
  });

  it('does not follow a redirect', async () => {
    vendor.answers({ status: 302, headers: { location: `${vendor.url}/elsewhere` } });
    expect(isContractViolation(await failing(client().retrievePaymentIntent('pi_1'), StripeError))).to.equal(true);
    expect(vendor.requests).to.have.length(1);
  });

  it('sends an id as one segment of the path', async () => {
    vendor.answers({ body: sampleCustomer });
    await client().retrieveCustomer('a/../b?c');
    expect(sent().url).to.equal('/v1/customers/a%2F..%2Fb%3Fc');
  });

  it('refuses an id that would address the whole collection', async () => {
    await failing(client().retrieveCustomer(''), TypeError);
    await failing(client().retrieveCustomer('..'), TypeError);
    expect(vendor.requests).to.deep.equal([]);
  });

  it('shows no key when it is printed', () => {
    expect(inspect(client(), { depth: 9 })).not.to.contain(testKey);
  });
});
