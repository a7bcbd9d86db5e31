import { isLoopback, outboundUrl } from '../../http/agents.ts';
import { badInput } from '../../failure/failure.ts';
import type { Outbound, OutboundCall } from '../../http/outbound.ts';
import type { Json } from '../../json/json.ts';
import type { Clock } from '../../system/clock.ts';
import type { Answer } from '../answer/answer.ts';
import { randomFrom } from '../faults/random.ts';
import type { Memory } from '../memory.ts';
import type { Understood } from '../request/understand.ts';
import type { Callback, Declared } from './declared.ts';
import { callbacksOf } from './declared.ts';
import type { Delivered } from './deliver.ts';
import { deliver } from './deliver.ts';
import type { MadeEvent } from './event.ts';
import { eventProblem, makeEvent, writtenEvent } from './event.ts';
import { evaluate } from './expression.ts';

/** How what the stub sends of its own accord gets out. */
export interface WebhookOptions {
  /** Calls a subscriber. */
  readonly send: Outbound;
  /** `host` or `host:port` that may be called besides this machine's own. */
  readonly hosts: readonly string[];
  /** Before the first further attempt, in milliseconds. Default 200. */
  readonly pause?: number;
}

/** Events to be sent, in this order or shuffled, each as often as said. */
export interface Order {
  readonly webhooks: readonly Declared[];
  readonly to: string;
  readonly body: Json | undefined;
  readonly copies: number;
  readonly shuffle: boolean;
  readonly retries: number;
}

/** One event as the control call tells of it. */
export interface Sent extends Delivered {
  readonly webhook: string;
  readonly body: Json | undefined;
  /** Where the body leaves the document, as somebody wanted it. */
  readonly problem: string | undefined;
}

export interface Webhooks {
  /** Sends the callbacks of an operation that was answered with success, without keeping that answer waiting. */
  answered(memory: Memory, request: Understood, answer: Answer): void;
  /** Sends webhooks one after the other, and tells what became of them. */
  send(memory: Memory, order: Order): Promise<readonly Sent[]>;
}

/** Callbacks are tried again so often. */
const usualRetries = 3;

export function createWebhooks(options: WebhookOptions, { clock, seed }: { readonly clock: Clock; readonly seed: number }): Webhooks {
  const random = randomFrom(seed);
  const post = async (memory: Memory, { declared, to, ...more }: Event): Promise<Delivered> => {
    const at = clock();
    const call = callFor(declared, { to, event: more.event, at });
    const patience = { retries: more.retries, pause: options.pause ?? 200 };
    const delivered = mayCall(options, to) ? await deliver(options.send, call, patience) : notSent(to);
    note(memory, { at, call, declared, delivered });
    return delivered;
  };
  return {
    answered(memory, request, answer) {
      const callbacks = callbacksOf(request.endpoint);
      if (callbacks.length === 0 || answer.status >= 300) return;
      const events = callbacks.flatMap((callback) => eventFor(callback, { memory, request, answer }) ?? []);
      // What goes wrong here has nobody to tell but the journal, where it stands.
      setImmediate(() => void (async () => {
        for (const event of events) await post(memory, event);
      })());
    },
    async send(memory, { webhooks, to, body, copies, shuffle, retries }) {
      checkSubscriber(options, to);
      const events = webhooks.flatMap((declared) => {
        const event = makeEvent(declared, { given: body, near: [], states: memory.situation.states });
        return Array.from({ length: copies }, () => ({ declared, to, event, retries }));
      });
      const sent: Sent[] = [];
      for (const one of shuffle ? shuffled(events, random) : events) {
        const { declared, event } = one;
        sent.push({ webhook: declared.name, body: event.body, problem: eventProblem(declared, event.body), ...(await post(memory, one)) });
      }
      return sent;
    },
  };
}

interface Event {
  readonly declared: Declared;
  readonly to: string;
  readonly event: MadeEvent;
  readonly retries: number;
}

interface Exchanged {
  readonly memory: Memory;
  readonly request: Understood;
  readonly answer: Answer;
}

/** A callback whose address the exchange has. */
function eventFor(callback: Callback, { memory, request, answer }: Exchanged): Event | undefined {
  const { incoming, query, path, body } = request;
  const to = evaluate(callback.expression, {
    url: incoming.origin + incoming.path,
    method: incoming.method,
    statusCode: answer.status,
    request: { headers: incoming.headers, body, query, path },
    response: { headers: new Headers(Object.entries(answer.headers)), body: answer.body },
  });
  if (to === undefined || !/^https?:\/\//i.test(to) || !URL.canParse(to)) return undefined;
  const event = makeEvent(callback, { given: undefined, near: [body, answer.body], states: memory.situation.states });
  return { declared: callback, to, event, retries: usualRetries };
}

const fixFor = (host: string): string => `start the stub with --webhook-host ${host}`;
const notSent = (to: string): Delivered => ({ status: undefined, attempts: [`not sent, its host is not on this machine: ${fixFor(new URL(to).host)}`] });

function mayCall({ hosts }: WebhookOptions, to: string): boolean {
  const url = new URL(to);
  return isLoopback(url) || hosts.includes(url.host) || hosts.includes(url.hostname);
}

/** Whoever can reach the stub could have it call anybody else. */
function checkSubscriber(options: WebhookOptions, to: string): void {
  const { host } = outboundUrl(to);
  if (mayCall(options, to)) return;
  throw badInput('webhook.host', `${host} is not on this machine, and nobody allowed it`, { fix: fixFor(host) });
}

function callFor(declared: Declared, { to, event, at }: { readonly to: string; readonly event: MadeEvent; readonly at: Date }): OutboundCall {
  const { headers, text } = writtenEvent(declared, event, at);
  return { method: declared.method, url: to, headers, ...(text === undefined ? {} : { body: text }) };
}

interface Noted {
  readonly at: Date;
  readonly call: OutboundCall;
  readonly declared: Declared;
  readonly delivered: Delivered;
}

/** A delivery in the journal: a request of the stub's own, with what came of each attempt. */
function note(memory: Memory, { at, call, declared, delivered: { status, attempts } }: Noted): void {
  const url = new URL(call.url);
  const incoming = {
    method: call.method,
    origin: url.origin,
    path: url.pathname,
    query: [...url.searchParams],
    headers: new Headers(Object.entries(call.headers ?? {})),
    body: new TextEncoder().encode(call.body ?? ''),
  };
  const notes = [`sent ${declared.name} to ${url.origin}: ${attempts.join(', then ')}`];
  memory.journal.add({ at, incoming, endpoint: undefined, status: status ?? 0, problems: [], state: undefined, notes });
}

/** Fisher and Yates. */
function shuffled<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  const left = [...items];
  return items.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}
