import { isNotFound } from '../../shared/errors/guards.ts';
import { VendorError } from '../../shared/errors/vendor-error.ts';
import type { EntitlementStore, Settlement } from './store.ts';

/** A subscription as far as it decides what its customer may use. */
export interface SubscriptionView {
  readonly id: string;
  readonly customer: string;
  /** The vendor's word: `active`, `trialing`, `past_due`, … */
  readonly status: string;
  readonly plan: string | null;
}

export interface Subscriptions {
  readonly retrieve: (id: string) => Promise<SubscriptionView>;
}

/** Statuses with which the customer has what was paid for, or is still trusted to pay. */
const entitling: ReadonlySet<string> = new Set(['active', 'trialing', 'past_due']);

/**
 * Settles every event that waits. An event only says that something changed: what holds now is asked for, so late, lost and repeated
 * events lead to the same end. Subscriptions are worked off one after the other; one that cannot be asked for waits, and does not hold up the others.
 */
export async function workOff(store: EntitlementStore, subscriptions: Subscriptions): Promise<readonly VendorError[]> {
  const left: VendorError[] = [];
  for (const { subscription, events } of store.waiting()) {
    try {
      store.settle(await entitlementOf(subscription, subscriptions), events);
    } catch (error) {
      if (!(error instanceof VendorError)) throw error;
      left.push(error);
    }
  }
  return left;
}

async function entitlementOf(id: string, { retrieve }: Subscriptions): Promise<Settlement> {
  try {
    const { customer, status, plan } = await retrieve(id);
    return { subscription: id, customer, plan: entitling.has(status) ? plan : null };
  } catch (error) {
    if (isNotFound(error)) return { subscription: id, plan: null };
    throw error;
  }
}
