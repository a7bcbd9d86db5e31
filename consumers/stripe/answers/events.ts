import type { Answer } from '../../shared/answer.ts';
import type { EventSubject, StripeEvent, WebhookEndpoint } from '../types/events.ts';
import { pinnedReleases, releaseOf } from '../version.ts';
import { readCustomer } from './customers.ts';
import { readCharge, readDispute, readPaymentIntent, readRefund } from './payments.ts';
import { moment, secretOrNull } from './scalars.ts';
import { readInvoice, readSubscription } from './subscriptions.ts';

/** An event, its subject included where it is written in one of these releases. */
export function readEvent(answer: Answer, releases: readonly string[] = pinnedReleases): StripeEvent {
  const apiVersion = answer.textOrNull('api_version');
  return {
    id: answer.text('id'),
    type: answer.text('type'),
    createdAt: moment(answer, 'created'),
    live: answer.flag('livemode'),
    apiVersion,
    idempotencyKey: answer.objectOrNull('request')?.textOrNull('idempotency_key') ?? null,
    subject: readSubject(answer, { apiVersion, releases }),
  };
}

function readSubject(answer: Answer, { apiVersion, releases }: { readonly apiVersion: string | null; readonly releases: readonly string[] }): EventSubject {
  const release = releaseOf(apiVersion ?? '') ?? apiVersion ?? 'none';
  if (!releases.includes(release)) return { kind: 'unreadable', release };
  const object = answer.object('data').object('object');
  const name = object.textOrNull('object') ?? 'unknown';
  return (Object.hasOwn(readers, name) ? readers[name]?.(object) : undefined) ?? { kind: 'other', object: name };
}

/** By the name that objects have on the wire. */
const readers: Readonly<Record<string, (object: Answer) => EventSubject>> = {
  customer: (object) => ({ kind: 'customer', customer: readCustomer(object) }),
  payment_intent: (object) => ({ kind: 'payment-intent', paymentIntent: readPaymentIntent(object) }),
  charge: (object) => ({ kind: 'charge', charge: readCharge(object) }),
  refund: (object) => ({ kind: 'refund', refund: readRefund(object) }),
  dispute: (object) => ({ kind: 'dispute', dispute: readDispute(object) }),
  subscription: (object) => ({ kind: 'subscription', subscription: readSubscription(object) }),
  invoice: (object) => ({ kind: 'invoice', invoice: readInvoice(object) }),
};

export const readWebhookEndpoint = (answer: Answer): WebhookEndpoint => ({
  id: answer.text('id'),
  url: answer.text('url'),
  events: answer.textList('enabled_events'),
  status: answer.text('status'),
  apiVersion: answer.textOrNull('api_version'),
  secret: secretOrNull(answer, 'secret'),
});
