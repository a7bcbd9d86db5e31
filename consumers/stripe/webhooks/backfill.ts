import type { StripeApi } from '../api.ts';
import type { StripeEvent } from '../types/events.ts';
import { dealOnce, type Inbox } from './inbox.ts';

export interface Backfill {
  readonly stripe: Pick<StripeApi, 'listEvents'>;
  /** The endpoint's own, so that nothing is dealt with twice. */
  readonly inbox: Inbox;
  readonly handle: (event: StripeEvent) => Promise<void>;
  /** At most 30 days ago: Stripe keeps no older ones. */
  readonly since: Date;
  readonly types?: readonly string[];
}

export interface Backfilled {
  readonly handled: number;
  readonly known: number;
  /** In a release that we do not read; they need somebody to look. */
  readonly unreadable: readonly string[];
}

/** Deals with the events that no endpoint acknowledged, the oldest first, as after an outage that was longer than Stripe's patience. */
export async function backfill({ stripe, inbox, handle, since, types }: Backfill): Promise<Backfilled> {
  const missed = (await Array.fromAsync(stripe.listEvents({ createdSince: since, delivered: false, ...(types && { types }) }))).toReversed();
  const readable = missed.filter(({ subject }) => subject.kind !== 'unreadable');
  let handled = 0;
  for (const event of readable) if ((await dealOnce(inbox, event.id, () => handle(event))) === 'dealt') handled += 1;
  return { handled, known: readable.length - handled, unreadable: missed.filter((event) => !readable.includes(event)).map(({ id }) => id) };
}
