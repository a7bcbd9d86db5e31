import type { Secret } from '../../shared/auth/secret.ts';
import { systemClock, type Clock } from '../../shared/clock.ts';
import { unobserved, type Observer } from '../../shared/observer.ts';
import type { StripeMode } from '../credentials.ts';
import type { StripeEvent } from '../types/events.ts';
import { pinnedReleases } from '../version.ts';
import { dealOnce, type Inbox } from './inbox.ts';
import type { Quarantine } from './quarantine.ts';
import { readDelivery } from './read-delivery.ts';
import { signatureFault, type SignatureFault } from './signature.ts';

export interface ReceiverOptions {
  /** Asked for each delivery, so that a rotation needs no restart. */
  readonly secrets: () => readonly Secret[] | Promise<readonly Secret[]>;
  readonly inbox: Inbox;
  readonly quarantine: Quarantine;
  /** Deals with an event, which may say what is no longer so. What it throws has Stripe deliver it again. */
  readonly handle: (event: StripeEvent) => Promise<void>;
  readonly mode?: StripeMode;
  /** Which releases to read. Default: that of the pinned version. */
  readonly releases?: readonly string[];
  /** Counts. */
  readonly onOutcome?: (outcome: DeliveryOutcome) => void;
  readonly clock?: Clock;
  readonly observer?: Observer;
  /** In bytes. Default 1 MiB. */
  readonly largestBody?: number;
}

/** What became of a delivery. `done`: it was dealt with before. */
export type DeliveryOutcome = SignatureFault | 'not-posted' | 'too-large' | 'no-event' | 'dealt' | 'done' | 'under-way' | 'quarantined';

/** 2xx alone ends the matter for Stripe; after anything else it delivers again. */
const statusOf = (outcome: DeliveryOutcome): number => statuses[outcome] ?? 400;
const statuses: { readonly [outcome in DeliveryOutcome]?: number } = { dealt: 200, done: 200, quarantined: 200, 'not-posted': 405, 'under-way': 409, 'too-large': 413 };

/** The endpoint that Stripe delivers events to. Nothing is read of what is not signed. */
export function webhookReceiver(options: ReceiverOptions): (request: Request) => Promise<Response> {
  const { onOutcome = () => {} } = options;
  return async (request) => {
    const outcome = await receive(request, options);
    onOutcome(outcome);
    return Response.json({ outcome }, { status: statusOf(outcome) });
  };
}

async function receive(request: Request, options: ReceiverOptions): Promise<DeliveryOutcome> {
  const { clock = systemClock, largestBody = 1024 * 1024 } = options;
  if (request.method !== 'POST') return 'not-posted';
  const body = await bytesOf(request, largestBody);
  if (body === undefined) return 'too-large';
  const fault = signatureFault({ header: request.headers.get('stripe-signature'), body, secrets: await options.secrets(), now: clock.now() });
  return fault ?? deal(new TextDecoder().decode(body), options);
}

/** However often it is delivered, it is dealt with once; and at all, since a failure is delivered again. */
async function deal(text: string, { inbox, quarantine, handle, ...options }: ReceiverOptions): Promise<DeliveryOutcome> {
  const { mode = 'test', releases = pinnedReleases, observer = unobserved } = options;
  const unexpected = (field: string, what: 'enum-member' | 'type' | 'field'): void => observer.emit({ event: 'unexpected', vendor: 'stripe', operation: 'webhook', field, what });
  const delivery = readDelivery(text, { mode, releases, onUnexpected: unexpected });
  if (delivery.kind === 'no-event') return 'no-event';
  if (delivery.kind === 'event') return dealOnce(inbox, delivery.event.id, () => handle(delivery.event));
  const outcome = await dealOnce(inbox, delivery.quarantined.id, () => quarantine.keep(delivery.quarantined));
  if (outcome !== 'dealt') return outcome;
  unexpected(delivery.quarantined.because, 'type');
  return 'quarantined';
}

/** Undefined as soon as there is too much of it. */
async function bytesOf(request: Request, most: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
