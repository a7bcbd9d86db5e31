import { Answer, type AnsweredExchange } from '../../shared/answer.ts';
import { ProtocolError } from '../../shared/errors/protocol-error.ts';
import { property, textProperty } from '../../shared/lenient.ts';
import { readEvent } from '../answers/events.ts';
import type { StripeMode } from '../credentials.ts';
import type { StripeEvent } from '../types/events.ts';
import type { Quarantined } from './quarantine.ts';

/** What a delivery holds: an event to deal with, one to lay aside, or nothing of ours. */
export type Delivery =
  | { readonly kind: 'event'; readonly event: StripeEvent }
  | { readonly kind: 'quarantined'; readonly quarantined: Quarantined }
  | { readonly kind: 'no-event' };

export interface Expected {
  readonly mode: StripeMode;
  readonly releases: readonly string[];
  readonly onUnexpected: NonNullable<AnsweredExchange['onUnexpected']>;
}

/** Reads a body whose signature is good. */
export function readDelivery(text: string, expected: Expected): Delivery {
  const body = parsed(text);
  const id = textProperty(body, 'id');
  // Notifications of the v2 API (`v2.core.event`) hold no object and are another contract.
  if (textProperty(body, 'object') !== 'event' || id === undefined) return { kind: 'no-event' };
  return readKnown(body, { id, type: textProperty(body, 'type') ?? 'unknown', body: text }, expected);
}

type Kept = Pick<Quarantined, 'id' | 'type' | 'body'>;

function readKnown(body: unknown, kept: Kept, { mode, releases, onUnexpected }: Expected): Delivery {
  const aside = (because: Quarantined['because'], detail: string): Delivery => ({ kind: 'quarantined', quarantined: { ...kept, because, detail } });
  const isLive = property(body, 'livemode') === true;
  if (isLive !== (mode === 'live')) return aside('other-mode', isLive ? 'it is about real money' : 'it is about no real money');
  try {
    const exchange = { vendor: 'stripe', operation: 'webhook', request: `webhook ${kept.id}`, status: undefined, requestId: undefined, onUnexpected };
    const event = readEvent(new Answer(body, exchange), releases);
    return event.subject.kind === 'unreadable' ? aside('other-release', event.subject.release) : { kind: 'event', event };
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return aside('broken-contract', error.message);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
