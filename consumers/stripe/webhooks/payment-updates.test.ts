import { expect } from 'chai';
import { stripeOnScript } from '../testing/client.ts';
import { makeCharge, makeEvent, makePaymentIntent, sampleCharge, sampleCustomer, samplePaymentIntent } from '../testing/factories.ts';
import { manualClock } from '../../shared/testing/manual-clock.ts';
import { memoryInbox } from './inbox.ts';
import { paymentUpdates } from './payment-updates.ts';
import { webhookReceiver } from './receiver.ts';
import { delivered, secret, signedAt } from './testing/delivery.ts';

describe('the book of payments', () => {
  const { vendor, client } = stripeOnScript();
  const book = new Map<string, string>();
  beforeEach(() => book.clear());

  const receiver = () => {
    const records = { statusOf: async (id: string) => book.get(id), record: async ({ id, status }: { id: string; status: string }) => void book.set(id, status) };
    const handle = paymentUpdates(client(), records);
    const quarantine = { keep: async () => expect.fail('nothing is laid aside') };
    return webhookReceiver({ secrets: () => [secret], inbox: memoryInbox(), quarantine, handle, clock: manualClock(signedAt * 1000) });
  };
  const report = (id: string, status: string) => delivered(makeEvent(makePaymentIntent({ status }), { id }));

  it('ends with what is so, in whatever order the events come (S39)', async () => {
    vendor.answers({ body: samplePaymentIntent });
    const receive = receiver();
    await receive(report('evt_2', 'succeeded'));
    await receive(report('evt_1', 'requires_payment_method'));
    expect([...book]).to.deep.equal([[samplePaymentIntent.id, 'succeeded']]);
    expect(vendor.requests).to.have.length(2);
  });

  it('keeps a final status when an answer from before it comes late (S39)', async () => {
    vendor.answers({ body: samplePaymentIntent }, { body: makePaymentIntent({ status: 'processing' }) });
    const receive = receiver();
    await receive(report('evt_1', 'succeeded'));
    await receive(report('evt_2', 'processing'));
    expect([...book.values()]).to.deep.equal(['succeeded']);
  });

  it('is asked anew after a charge changed, and left alone by what is no payment', async () => {
    vendor.answers({ body: samplePaymentIntent });
    const receive = receiver();
    for (const [id, object] of Object.entries({ evt_1: sampleCustomer, evt_2: makeCharge({ payment_intent: null }), evt_3: sampleCharge })) {
      await receive(delivered(makeEvent(object, { id })));
    }
    expect(vendor.requests.map(({ url }) => url)).to.deep.equal([`/v1/payment_intents/${samplePaymentIntent.id}`]);
  });
});
