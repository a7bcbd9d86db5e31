import { expect } from 'chai';
import { manualClock } from '../../shared/testing/manual-clock.ts';
import { recorder } from '../../shared/testing/recorder.ts';
import { failing } from '../../shared/testing/failing.ts';
import { makeEvent, makePaymentIntent, sampleInvoice, samplePaymentIntent } from '../testing/factories.ts';
import type { StripeEvent } from '../types/events.ts';
import { readableReleases } from '../version.ts';
import { memoryInbox } from './inbox.ts';
import type { Quarantined } from './quarantine.ts';
import { webhookReceiver, type DeliveryOutcome, type ReceiverOptions } from './receiver.ts';
import { delivered, posted, secret, signed, signedAt, vectors } from './testing/delivery.ts';

describe('the webhook receiver', () => {
  const handled: StripeEvent[] = [];
  const kept: Quarantined[] = [];
  const outcomes: DeliveryOutcome[] = [];
  const observer = recorder();
  const receiver = (options: Partial<ReceiverOptions> = {}) =>
    webhookReceiver({
      secrets: () => [secret],
      inbox: memoryInbox(),
      quarantine: { keep: async (event) => void kept.push(event) },
      handle: async (event) => void handled.push(event),
      onOutcome: (outcome) => outcomes.push(outcome),
      clock: manualClock(signedAt * 1000),
      observer,
      ...options,
    });
  const receive = async (request: Request, options?: Partial<ReceiverOptions>) => (await receiver(options)(request)).status;
  beforeEach(() => [handled, kept, outcomes].forEach((list) => list.splice(0)));

  it('takes an event whose signature is good, once (S32)', async () => {
    const { body, v1 } = vectors.event;
    const withObject = receiver({ releases: readableReleases });
    expect((await withObject(posted(body, `t=${signedAt},v1=${v1}`))).status).to.equal(200);
    expect(kept.map(({ id, because }) => [id, because])).to.deep.equal([['evt_fix_0001', 'broken-contract']]);
    expect(await receive(delivered(makeEvent(samplePaymentIntent)))).to.equal(200);
    expect(handled.map(({ id }) => id)).to.deep.equal(['evt_1RtK8eB7WZ01zgkWk2Uq5d7M']);
  });

  it('refuses an event of which one byte changed, and keeps nothing of it (S33)', async () => {
    const { body, v1 } = vectors.event;
    expect(await receive(posted(body.replace('created', 'deleted'), `t=${signedAt},v1=${v1}`))).to.equal(400);
    expect([handled, kept, outcomes]).to.deep.equal([[], [], ['wrong-signature']]);
  });

  it('refuses an event that is too old, or from the future (S34, S35)', async () => {
    for (const seconds of [301, -301]) {
      expect(await receive(delivered(makeEvent(samplePaymentIntent)), { clock: manualClock((signedAt + seconds) * 1000) })).to.equal(400);
    }
    expect(outcomes).to.deep.equal(['too-old', 'from-the-future']);
  });

  it('acknowledges an event that comes twice, and deals with it once (S38)', async () => {
    const receiving = receiver();
    for (let time = 0; time < 2; time += 1) expect((await receiving(delivered(makeEvent(samplePaymentIntent)))).status).to.equal(200);
    expect(handled).to.have.length(1);
  });

  it('has an event delivered later that is being dealt with just now', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const receiving = receiver({ handle: () => promise });
    const first = receiving(delivered(makeEvent(samplePaymentIntent)));
    expect((await receiving(delivered(makeEvent(samplePaymentIntent)))).status).to.equal(409);
    resolve();
    expect((await first).status).to.equal(200);
  });

  it('has an event delivered again that could not be dealt with', async () => {
    let attempts = 0;
    const handle = async (): Promise<void> => {
      attempts += 1;
      if (attempts === 1) throw new RangeError('the database is away');
    };
    const receiving = receiver({ handle });
    await failing(receiving(delivered(makeEvent(samplePaymentIntent))), RangeError);
    expect((await receiving(delivered(makeEvent(samplePaymentIntent)))).status).to.equal(200);
    expect(attempts).to.equal(2);
  });

  it('refuses notifications of the other API (S40)', async () => {
    expect(await receive(delivered({ id: 'evt_v2', object: 'v2.core.event' }))).to.equal(400);
    expect(outcomes).to.deep.equal(['no-event']);
  });

  it('lays an event of another release aside, and says so (S42)', async () => {
    const event = makeEvent(samplePaymentIntent, { id: 'evt_clover', api_version: '2025-09-30.clover' });
    expect(await receive(delivered(event))).to.equal(200);
    expect(handled).to.deep.equal([]);
    expect(kept).to.deep.equal([{ id: 'evt_clover', type: 'payment_intent.succeeded', because: 'other-release', detail: 'clover', body: JSON.stringify(event) }]);
    expect(observer.of('unexpected').at(-1)).to.include({ operation: 'webhook', field: 'other-release' });
  });

  it('reads another monthly version of the pinned release (S42)', async () => {
    expect(await receive(delivered(makeEvent(samplePaymentIntent, { api_version: '2027-01-27.endive' })))).to.equal(200);
    expect(handled).to.have.length(1);
  });

  it('lays an event about real money aside where none is expected', async () => {
    await receive(delivered(makeEvent(samplePaymentIntent, { livemode: true })));
    expect(kept.map(({ because }) => because)).to.deep.equal(['other-mode']);
  });

  it('lays an event aside whose object breaks the contract, without quoting it', async () => {
    await receive(delivered(makeEvent(makePaymentIntent({ amount: '4900' }))));
    const detail = 'stripe webhook evt_1RtK8eB7WZ01zgkWk2Uq5d7M: data.object.amount is not a whole number';
    expect(kept.map((event) => [event.because, event.detail])).to.deep.equal([['broken-contract', detail]]);
  });

  it('hands out an object of ours, or only its name', async () => {
    for (const object of [sampleInvoice, { object: 'payout', id: 'po_1' }]) await receive(delivered(makeEvent(object)));
    expect(handled.map(({ subject }) => subject.kind)).to.deep.equal(['invoice', 'other']);
  });

  it('takes posts alone, of a limited size, in JSON', async () => {
    expect(await receive(new Request('https://hooks.acme.example/stripe'))).to.equal(405);
    expect(await receive(posted('x'.repeat(101), ''), { largestBody: 100 })).to.equal(413);
    for (const text of ['<html>', '"text"', '{"object":"event"}']) expect(await receive(signed(text)), text).to.equal(400);
  });
});
