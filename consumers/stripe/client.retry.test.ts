import { expect } from 'chai';
import { NoAnswerError } from '../shared/errors/no-answer-error.ts';
import { failing } from '../shared/testing/failing.ts';
import { CardDeclinedError } from './errors/card-declined-error.ts';
import { IdempotencyError } from './errors/idempotency-error.ts';
import { RateLimitedError } from './errors/rate-limited-error.ts';
import { StripeError } from './errors/stripe-error.ts';
import { stripeOnScript } from './testing/client.ts';
import { refusal, samplePaymentIntent } from './testing/factories.ts';

describe('the Stripe client, trying again', () => {
  const { vendor, client, waits } = stripeOnScript();

  const pay = (stripe = client()) => stripe.createPaymentIntent({ amount: 4900, currency: 'chf' });
  const paid = { body: samplePaymentIntent };
  const tooMany = refusal(429, { type: 'invalid_request_error', code: 'rate_limit' }, { 'stripe-rate-limited-reason': 'endpoint-rate' });
  const internal = (headers = {}) => refusal(500, { type: 'api_error' }, headers);

  it('repeats a rate-limited write after growing delays, byte for byte and with the same key (S15)', async () => {
    vendor.answers(tooMany, tooMany, paid);
    await pay();
    expect(waits()).to.deep.equal([500, 1000]);
    const attempts = vendor.requests.map(({ headers, body }) => `${headers['idempotency-key']} ${body}`);
    expect(attempts).to.have.length(3);
    expect(new Set(attempts).size).to.equal(1);
  });

  it('gives up on a limit that stays, and says which limiter it was (S16)', async () => {
    vendor.answers(tooMany);
    expect(await failing(pay(), RateLimitedError)).to.include({ reason: 'endpoint-rate', status: 429 });
    expect(vendor.requests).to.have.length(3);
  });

  it('repeats a request whose object was locked, without holding others back (S17)', async () => {
    vendor.answers(refusal(429, { type: 'invalid_request_error', code: 'lock_timeout' }), paid);
    expect((await pay()).status).to.equal('succeeded');
  });

  it('waits as long as Retry-After asks for', async () => {
    vendor.answers({ ...tooMany, headers: { 'retry-after': '2' } }, paid);
    await pay();
    expect(waits()).to.deep.equal([2000]);
  });

  it('does not wait for a day, whatever Retry-After asks for', async () => {
    vendor.answers({ ...tooMany, headers: { 'retry-after': '86400' } }, paid);
    await failing(pay(), RateLimitedError);
    expect(waits()).to.deep.equal([]);
  });

  it('does not repeat a 500 that Stripe calls final (S18)', async () => {
    vendor.answers(internal({ 'stripe-should-retry': 'false' }));
    await failing(pay(), StripeError);
    expect(vendor.requests).to.have.length(1);
  });

  it('repeats a 400 that Stripe calls passing (S19)', async () => {
    vendor.answers(refusal(400, { type: 'invalid_request_error' }, { 'stripe-should-retry': 'true' }), paid);
    expect((await pay()).status).to.equal('succeeded');
  });

  it('repeats a 503', async () => {
    vendor.answers({ status: 503, body: '' }, paid);
    expect((await pay()).status).to.equal('succeeded');
  });

  it('repeats a request whose key is still in use, with that key', async () => {
    vendor.answers(refusal(409, { type: 'invalid_request_error', code: 'idempotency_key_in_use' }), paid);
    await pay();
    const [first, second] = vendor.requests;
    expect(second?.headers['idempotency-key']).to.equal(first?.headers['idempotency-key']);
  });

  it('reports a key that stays in use', async () => {
    vendor.answers(refusal(409, { type: 'invalid_request_error', code: 'idempotency_key_in_use' }));
    expect(await failing(pay(), IdempotencyError)).to.include({ code: 'idempotency_key_in_use' });
  });

  it('gets the first answer replayed after a time-out that came too late (S20)', async () => {
    vendor.answers({ fault: 'silence' }, { ...paid, headers: { 'idempotent-replayed': 'true' } });
    expect((await pay(client({ timeoutMs: 300 }))).id).to.equal(samplePaymentIntent.id);
    const [first, second] = vendor.requests;
    expect(second?.headers['idempotency-key']).to.equal(first?.headers['idempotency-key']);
    expect(second?.body).to.equal(first?.body);
  });

  it('repeats a request whose answer broke off (S44)', async () => {
    vendor.answers({ ...paid, fault: 'truncate' }, paid);
    expect((await pay()).id).to.equal(samplePaymentIntent.id);
  });

  it('reports a connection that keeps failing, with its code', async () => {
    vendor.answers({ fault: 'reset' });
    expect(await failing(pay(), NoAnswerError)).to.include({ code: 'ECONNRESET', request: 'POST /v1/payment_intents' });
    expect(vendor.requests).to.have.length(3);
  });

  it('does not repeat a declined card', async () => {
    vendor.answers(refusal(402, { type: 'card_error', code: 'card_declined' }));
    await failing(pay(), CardDeclinedError);
    expect(vendor.requests).to.have.length(1);
  });
});
