import type { Secret } from '../../shared/auth/secret.ts';
import type { Clock } from '../../shared/clock.ts';
import type { StripeApi } from '../../stripe/api.ts';
import type { Inbox } from '../../stripe/webhooks/inbox.ts';
import type { Quarantine } from '../../stripe/webhooks/quarantine.ts';
import { webhookReceiver } from '../../stripe/webhooks/receiver.ts';
import type { EntitlementStore } from './store.ts';
import type { Subscriptions } from './worker.ts';

/** What Stripe says of a subscription now; its first price is the plan. */
export const stripeSubscriptions = (stripe: Pick<StripeApi, 'retrieveSubscription'>): Subscriptions => ({
  retrieve: async (id) => {
    const { customer, status, items } = await stripe.retrieveSubscription(id);
    return { id, customer, status, plan: items[0]?.price ?? null };
  },
});

export interface Reception {
  readonly store: EntitlementStore;
  readonly secrets: () => readonly Secret[];
  readonly quarantine: Quarantine;
  readonly clock: Clock;
}

/** Takes in subscription events: each is written down before it is acknowledged, and worked off later. */
export const entitlementReceiver = ({ store, ...options }: Reception): ((request: Request) => Promise<Response>) =>
  webhookReceiver({
    ...options,
    inbox: inboxOf(store),
    handle: async ({ id, subject }) => {
      if (subject.kind === 'subscription') store.receive(id, subject.subscription.id);
    },
  });

/** Writing an event down is all that has to happen once, and the store sees to that itself. */
const inboxOf = (store: EntitlementStore): Inbox => ({
  begin: async (id) => (store.knows(id) ? 'done' : 'new'),
  finish: async () => {},
  release: async () => {},
});
