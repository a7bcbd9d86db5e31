import { manualClock } from '../../../shared/testing/manual-clock.ts';
import { StripeClient } from '../../../stripe/client.ts';
import { stripeVersion } from '../../../stripe/version.ts';
import { testKey } from '../../../stripe/testing/client.ts';
import { delivered, secret, signedAt } from '../../../stripe/webhooks/testing/delivery.ts';
import type { JsonObject, ProviderFile } from 'vendorproof';
import { startStubbed, type Stubbed } from '../../testing/stubbed.ts';
import { entitlementReceiver, stripeSubscriptions } from '../ports.ts';
import type { EntitlementStore } from '../store.ts';
import type { Subscriptions } from '../worker.ts';

/** Subscriptions as they really are. */
export interface Truth {
  readonly id: string;
  readonly status: string;
  readonly price: string;
}

export interface World {
  readonly vendor: Stubbed;
  show(truths: readonly Truth[]): Promise<void>;
  /** An event about the subscription, signed as Stripe signs. It says what was so when it happened. */
  eventAbout(id: string, number: number): Promise<() => Request>;
  subscriptions(): Subscriptions;
  receive(store: EntitlementStore, request: Request): Promise<Response>;
  close(): Promise<void>;
}

export const ids = ['sub_1', 'sub_2', 'sub_3'] as const;

const item = (number: number): JsonObject => ({ data: [{ object: 'subscription_item', quantity: 1, current_period_end: 1769904000, price: { id: `{price${number}}` } }], has_more: false });

const provider: ProviderFile = {
  states: {
    subscriptions: {
      stub: [1, 2, 3].map((number) => ({
        operation: 'GetSubscriptionsSubscriptionExposedId',
        when: { subscription_exposed_id: `sub_${number}` },
        body: { id: `sub_${number}`, customer: `cus_${number}`, status: `{status${number}}`, cancel_at_period_end: false, items: item(number), livemode: false },
      })),
    },
  },
};

export async function startWorld(): Promise<World> {
  const vendor = await startStubbed('stripe', provider);
  const client = (): StripeClient => new StripeClient({ baseUrl: vendor.url, credentials: { apiKey: testKey }, clock: manualClock(), limits: {}, breaker: { probeAfterMs: 0 } });
  return {
    vendor,
    show: async (truths) => void (await vendor.stub.state('subscriptions', Object.fromEntries(truths.flatMap(({ status, price }, index) => [[`status${index + 1}`, status], [`price${index + 1}`, price]])))),
    eventAbout: async (id, number) => {
      const answer = await vendor.stub.fetch(`/v1/subscriptions/${id}`, { headers: { authorization: `Bearer ${testKey}` } });
      const object: unknown = await answer.json();
      const event = { id: `evt_${number}`, object: 'event', type: 'customer.subscription.updated', created: signedAt, livemode: false, api_version: stripeVersion, pending_webhooks: 1, request: null, data: { object } };
      return () => delivered(event);
    },
    subscriptions: () => stripeSubscriptions(client()),
    receive: (store, request) => entitlementReceiver({ store, secrets: () => [secret], quarantine: { keep: () => Promise.reject(new Error('a good event was laid aside')) }, clock: manualClock(signedAt * 1000) })(request),
    close: vendor.close,
  };
}
