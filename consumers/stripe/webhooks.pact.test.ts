import { expect } from 'chai';
import { contract, type MessageExpectation } from 'vendorproof';
import { systemClock } from '../shared/clock.ts';
import type { StripeEvent } from './types/events.ts';
import { stripeVersion } from './version.ts';
import { memoryInbox } from './webhooks/inbox.ts';
import { webhookReceiver } from './webhooks/receiver.ts';
import { secret, signed, signedAt } from './webhooks/testing/delivery.ts';

const stripe = contract({ consumer: 'stripe-integration', provider: 'stripe' });

/** Stripe's document has no webhooks: an event is delivered in the shape in which it can also be fetched. */
const event = { schema: 'event', relies: ['id', 'type', 'created', 'data.object'] } as const;
const values = { object: 'event', api_version: stripeVersion };

/** What our receiver hands on of an event that is signed with our secret. */
async function received(expectation: MessageExpectation): Promise<StripeEvent | undefined> {
  const handled: StripeEvent[] = [];
  const receive = webhookReceiver({
    secrets: () => [secret],
    inbox: memoryInbox(),
    quarantine: { keep: ({ detail }) => Promise.reject(new Error(detail)) },
    handle: async (one) => void handled.push(one),
    clock: { ...systemClock, now: () => signedAt * 1000 },
  });
  await stripe.message(expectation, async ({ bytes }) => expect((await receive(signed(new TextDecoder().decode(bytes)))).status).to.equal(200));
  return handled[0];
}

describe('our contract with Stripe on events', () => {
  it('takes any event in our version', async () => {
    const examples = { livemode: false, 'data.object.object': 'balance' };
    expect(await received({ ...event, description: 'delivers an event', given: 'an event tells of a payment', values, examples })).to.deep.include({ live: false, subject: { kind: 'other', object: 'balance' } });
  });

  it('reads the payment that an event tells of', async () => {
    const payment = { amount: 4900, currency: 'chf', created: signedAt };
    const examples = { livemode: false, ...Object.fromEntries(Object.entries({ ...payment, id: 'pi_1' }).map(([field, value]) => [`data.object.${field}`, value])) };
    const succeeded = { ...values, type: 'payment_intent.succeeded', data: { object: { object: 'payment_intent', status: 'succeeded' } } };
    const told = await received({ ...event, description: 'tells of a payment', given: 'an event tells of a payment', values: succeeded, examples });
    expect(told?.subject.kind === 'payment-intent' && told.subject.paymentIntent).to.include({ id: 'pi_1', amount: 4900, status: 'succeeded' });
  });
});
