import { createHash } from 'node:crypto';
import { Answer } from '../../shared/answer.ts';
import type { Secret } from '../../shared/auth/secret.ts';
import { ProtocolError } from '../../shared/errors/protocol-error.ts';
import type { DealtWith } from '../../shared/dealt-with.ts';
import type { BitbucketEvent } from './events.ts';
import { readEvent } from './read-event.ts';
import { isSigned } from './signature.ts';

export type DeliveryOutcome = 'handled' | 'duplicate' | 'unknown-event' | 'forged' | 'malformed' | 'failed';

export interface ReceiverSettings {
  /** What deliveries are signed with; two while one takes the other's place. Without any there is nothing to check, so there is no receiver. */
  readonly secrets: readonly Secret[];
  readonly log: DealtWith;
  /** Does what the event asks for. Where it fails the vendor is told so, and delivers again. */
  readonly handle: (event: BitbucketEvent) => Promise<void>;
  /** Counts. */
  readonly onOutcome?: (outcome: DeliveryOutcome, key: string) => void;
  /** In bytes. The vendor sends none that is larger than 256 KiB. */
  readonly largestBody?: number;
}

/** Receives webhooks: proves who sent them, deals with each once, and answers what makes the vendor deliver again or not. */
export function webhookReceiver(settings: ReceiverSettings): (request: Request) => Promise<Response> {
  if (settings.secrets.length === 0 || settings.secrets.some((secret) => secret.reveal() === '')) throw new TypeError('webhooks cannot be received without a secret');
  const underWay = new Map<string, Promise<DeliveryOutcome>>();
  return async (request) => {
    const { largestBody = 256 * 1024, onOutcome = () => {} } = settings;
    if (request.method !== 'POST') return new Response(null, { status: 405, headers: { allow: 'POST' } });
    const body = await readBody(request, largestBody);
    if (body === undefined) return new Response(null, { status: 413 });
    const delivery = deliveryOf(request, body);
    const outcome = await receive(settings, delivery, underWay);
    onOutcome(outcome, delivery.key);
    return new Response(null, { status: statuses[outcome] });
  };
}

/** Any 2xx ends the matter for the vendor; after anything else it delivers twice more. */
const statuses: Readonly<Record<DeliveryOutcome, number>> = { handled: 200, duplicate: 200, 'unknown-event': 202, forged: 401, malformed: 400, failed: 500 };

interface Delivery {
  readonly key: string;
  readonly id: string | undefined;
  /** Whether the vendor delivers it again. */
  readonly isRepeat: boolean;
  readonly body: Uint8Array;
  readonly signature: string | undefined;
}

const deliveryOf = (request: Request, body: Uint8Array): Delivery => ({
  key: header(request, 'x-event-key') ?? '',
  id: header(request, 'x-request-uuid'),
  isRepeat: Number(header(request, 'x-attempt-number') ?? 1) > 1,
  body,
  signature: header(request, 'x-hub-signature'),
});

/** Nothing is read, and nothing remembered, of what is not signed. */
async function receive(settings: ReceiverSettings, delivery: Delivery, underWay: Map<string, Promise<DeliveryOutcome>>): Promise<DeliveryOutcome> {
  const { id, key, body, signature } = delivery;
  if (!isSigned(body, signature, settings.secrets)) return 'forged';
  if (id === undefined || key === '') return 'malformed';
  const first = underWay.get(id);
  if (first !== undefined) return (await first) === 'handled' ? 'duplicate' : first;
  const outcome = once(settings, { ...delivery, id }).finally(() => underWay.delete(id));
  underWay.set(id, outcome);
  return outcome;
}

async function once({ log, handle }: ReceiverSettings, { id, key, body, isRepeat }: Delivery & { readonly id: string }): Promise<DeliveryOutcome> {
  // That an attempt keeps the id of the first one is seen, not promised: of a repeated one the content tells as well.
  const content = createHash('sha256').update(key).update(body).digest('hex');
  try {
    if ((await log.has(id)) || (isRepeat && (await log.has(content)))) return 'duplicate';
    const event = readEvent(key, answerOf(key, body));
    if (event.kind !== 'unknown') await handle(event);
    // Only what was dealt with is remembered: what failed must be let in again.
    await log.add(id);
    await log.add(content);
    return event.kind === 'unknown' ? 'unknown-event' : 'handled';
  } catch (error) {
    return error instanceof ProtocolError && error.operation === operation ? 'malformed' : 'failed';
  }
}

const operation = 'webhook';

function answerOf(key: string, body: Uint8Array): Answer {
  const exchange = { vendor: 'bitbucket', operation, request: `webhook ${key}`, status: undefined, requestId: undefined };
  try {
    return new Answer(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)), exchange);
  } catch (error) {
    throw error instanceof ProtocolError ? error : new ProtocolError('the body is not JSON', exchange);
  }
}

const header = (request: Request, name: string): string | undefined => request.headers.get(name) ?? undefined;

/** Undefined where it is longer than allowed: no more than that is ever kept. */
async function readBody(request: Request, most: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.byteLength;
    if (length > most) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
