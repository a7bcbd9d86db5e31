import { serve, type ServerType } from '@hono/node-server';
import { expect } from 'chai';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stub, type JsonObject, type Stub } from 'vendorproof';
import { makeCharge, makePaymentIntent, sampleCustomer } from '../testing/factories.ts';
import { stripeVersion } from '../version.ts';
import { memoryInbox } from './inbox.ts';
import { webhookReceiver, type DeliveryOutcome } from './receiver.ts';
import { secret } from './testing/delivery.ts';

/** Stripe's document has no webhooks; each of its events is delivered in the shape in which it can also be fetched. */
const content = { 'application/json': { schema: { $ref: '#/components/schemas/event' } } };
const delivering = { 'x-webhooks': { event: { post: { requestBody: { content }, responses: { 200: { description: '' } } } } } };
const signing = { secret: 'env:SECRET', header: 'Stripe-Signature', scheme: 't=,v1=' } as const;

describe('the webhook receiver, called by the stub', () => {
  let vendor: Stub;
  let server: ServerType;
  let to = '';
  let kinds: string[] = [];
  let outcomes: DeliveryOutcome[] = [];
  let receive: (request: Request) => Promise<Response>;
  before(async () => {
    const document: object = JSON.parse(await readFile(join(import.meta.dirname, '../../../openapi/stripe/stripe.json'), 'utf8'));
    vendor = await stub({ ...document, ...delivering }, { provider: { webhooks: signing, states: {} }, environment: { SECRET: secret.reveal() } });
    server = serve({ fetch: (request) => receive(request), hostname: '127.0.0.1', port: 0 }, ({ port }) => {
      to = `http://127.0.0.1:${port}/`;
    });
    await once(server, 'listening');
  });
  beforeEach(() => {
    [kinds, outcomes] = [[], []];
    receive = webhookReceiver({
      secrets: () => [secret],
      inbox: memoryInbox(),
      quarantine: { keep: async () => {} },
      handle: async ({ subject }) => void kinds.push(subject.kind),
      onOutcome: (outcome) => outcomes.push(outcome),
    });
  });
  after(() => void server.close());

  const deliver = (object: object, order: JsonObject = {}, event: object = {}) =>
    vendor.webhook({ webhook: 'event', to, retries: 0, body: JSON.parse(JSON.stringify({ api_version: stripeVersion, livemode: false, data: { object }, ...event })), ...order });

  it('takes events as the document has them', async () => {
    for (const object of [makePaymentIntent(), makeCharge(), sampleCustomer]) await deliver(object, {}, { id: `evt_${String(object['id'])}` });
    expect([kinds, outcomes]).to.deep.equal([['payment-intent', 'charge', 'customer'], ['dealt', 'dealt', 'dealt']]);
  });

  it('takes what the stub delivers three times for one event (S38)', async () => {
    await deliver(makePaymentIntent(), { copies: 3 });
    expect([kinds, outcomes]).to.deep.equal([['payment-intent'], ['dealt', 'done', 'done']]);
  });

  it('lays aside what the stub delivers in another release (S42)', async () => {
    await deliver(makePaymentIntent(), {}, { api_version: '2025-09-30.clover' });
    expect([kinds, outcomes]).to.deep.equal([[], ['quarantined']]);
  });
});
