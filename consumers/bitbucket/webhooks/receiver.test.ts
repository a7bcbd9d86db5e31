import { expect } from 'chai';
import { Secret } from '../../shared/auth/secret.ts';
import { dealtWithInMemory } from '../../shared/dealt-with.ts';
import type { BitbucketEvent } from './events.ts';
import { webhookReceiver, type DeliveryOutcome, type ReceiverSettings } from './receiver.ts';
import { aChange, anEvent, aPush, delivery, secret } from './testing/deliveries.ts';

describe('the webhook receiver', () => {
  let handled: BitbucketEvent[] = [];
  let outcomes: DeliveryOutcome[] = [];
  beforeEach(() => {
    handled = [];
    outcomes = [];
  });

  const receiver = (more: Partial<ReceiverSettings> = {}) =>
    webhookReceiver({
      secrets: [new Secret(secret)],
      log: dealtWithInMemory(),
      handle: async (event) => void handled.push(event),
      onOutcome: (outcome) => outcomes.push(outcome),
      ...more,
    });
  const statuses = async (receive: (request: Request) => Promise<Response>, ...requests: readonly Request[]) => {
    const found: number[] = [];
    for (const request of requests) found.push((await receive(request)).status);
    return found;
  };
  const push = aPush(aChange());

  it('hands out what a delivery says (B41)', async () => {
    expect(await statuses(receiver(), delivery({ body: push }))).to.deep.equal([200]);
    expect(handled.map(({ kind }) => kind)).to.deep.equal(['push']);
  });

  it('answers 401 to a forged delivery and remembers nothing of it (B42)', async () => {
    const receive = receiver();
    const forged = delivery({ body: `${push}\n`, signature: 'sha256=d01b2dce1cb64b07e558f696fea7abddd8068ebad08a4371e82016a430987edc' });
    expect(await statuses(receive, forged, delivery({ body: push }))).to.deep.equal([401, 200]);
    expect(outcomes).to.deep.equal(['forged', 'handled']);
  });

  it('answers 401 to a delivery without a signature (B43)', async () => {
    expect(await statuses(receiver(), delivery({ body: push, signature: null }))).to.deep.equal([401]);
    expect(handled).to.deep.equal([]);
  });

  it('acts once on a delivery that comes twice (B44)', async () => {
    expect(await statuses(receiver(), delivery({ body: push }), delivery({ body: push, attempt: 2 }))).to.deep.equal([200, 200]);
    expect(handled).to.have.length(1);
    expect(outcomes).to.deep.equal(['handled', 'duplicate']);
  });

  it('acts once on a delivery that comes again while the first one is dealt with (B44)', async () => {
    const working = Promise.withResolvers<void>();
    const receive = receiver({ handle: (event) => (handled.push(event), working.promise) });
    const both = [receive(delivery({ body: push })), receive(delivery({ body: push, attempt: 2 }))];
    working.resolve();
    expect((await Promise.all(both)).map(({ status }) => status)).to.deep.equal([200, 200]);
    expect(handled).to.have.length(1);
  });

  it('knows a repeated attempt by its content, should it come under another id (B44)', async () => {
    await statuses(receiver(), delivery({ body: push, id: 'a' }), delivery({ body: push, id: 'b', attempt: 2 }));
    expect(outcomes).to.deep.equal(['handled', 'duplicate']);
  });

  it('takes the same content of another first attempt for another event', async () => {
    await statuses(receiver(), delivery({ body: push, id: 'a' }), delivery({ body: push, id: 'b' }));
    expect(outcomes).to.deep.equal(['handled', 'handled']);
  });

  it('has the vendor deliver again what could not be dealt with', async () => {
    let isBroken = true;
    const receive = receiver({ handle: async (event) => (isBroken ? Promise.reject(new Error('no disk')) : void handled.push(event)) });
    const first = await statuses(receive, delivery({ body: push }));
    isBroken = false;
    expect([...first, ...(await statuses(receive, delivery({ body: push, attempt: 2 })))]).to.deep.equal([500, 200]);
    expect(handled).to.have.length(1);
  });

  it('counts and otherwise ignores an event that it does not know (B47)', async () => {
    expect(await statuses(receiver(), delivery({ key: 'pipeline:span_created', body: '{}' }))).to.deep.equal([202]);
    expect([handled, outcomes]).to.deep.equal([[], ['unknown-event']]);
  });

  for (const [what, parts] of Object.entries({
    'is not JSON': { body: '{' },
    'is not UTF-8': { body: Uint8Array.of(0x22, 0xff, 0x22) },
    'lacks what we rely on': { body: anEvent({}) },
    'is of no event': { key: '', body: push },
  })) {
    it(`answers 400 to a signed delivery that ${what}`, async () => {
      expect(await statuses(receiver(), delivery(parts))).to.deep.equal([400]);
    });
  }

  it('takes nothing but POST, and no body beyond what the vendor sends', async () => {
    const large = delivery({ body: ' '.repeat(300_000) });
    expect(await statuses(receiver(), new Request('https://hooks.acme.example/'), large)).to.deep.equal([405, 413]);
  });

  it('forgets the oldest deliveries', async () => {
    const log = dealtWithInMemory(2);
    for (const id of ['a', 'b', 'c']) await log.add(id);
    expect([await log.has('a'), await log.has('c')]).to.deep.equal([false, true]);
  });

  it('does not start without a secret', () => {
    expect(() => receiver({ secrets: [] })).to.throw(TypeError, 'without a secret');
    expect(() => receiver({ secrets: [new Secret('')] })).to.throw(TypeError, 'without a secret');
  });
});
