import { setTimeout as sleep } from 'node:timers/promises';
import { cutOf } from '../../http/cut.ts';
import type { Clock } from '../../system/clock.ts';
import type { Answer } from '../answer/answer.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Standing } from './bucket.ts';
import { inPlaceOf } from './in-place.ts';
import type { Due } from './in-force.ts';
import { delayAt } from './latency.ts';
import { disturbPage } from './pages.ts';
import { quotaHeaders } from './quota-headers.ts';
import { spoil } from './spoil.ts';
import type { Spoiler } from './wire.ts';
import { retyped, slowed, truncated } from './wire.ts';

/** What the faults in force do to one request, step by step. */
export interface Misbehaviour {
  /** What has struck so far. */
  readonly notes: readonly string[];
  /** The time as the vendor has it. */
  readonly clock: Clock;
  /** Keeps the request waiting; then what comes in the answer's place, if something does. */
  before(): Promise<Response | undefined> | undefined;
  /** What the vendor means to say. */
  answer(answer: Answer): Answer;
  /** What goes over the wire, whoever has said it. */
  send(response: Response): Promise<Response> | Response;
}

/** Nothing is done to a request that no fault is due for, which is most of them. */
const behave = (clock: Clock): Misbehaviour => ({ notes: [], clock, before: () => undefined, answer: (answer) => answer, send: (response) => response });

export function misbehave(due: readonly Due[], { endpoint, clock }: { readonly endpoint: Endpoint; readonly clock: Clock }): Misbehaviour {
  if (due.length === 0) return behave(clock);
  const notes: string[] = [];
  const isStruck = ({ strike }: Due, note: string): boolean => strike() && notes.push(note) > 0;
  const skew = due.reduce((sum, each) => (each.fault.kind === 'clock-skew' && isStruck(each, `clock-skew ${each.fault.ms} ms`) ? sum + each.fault.ms : sum), 0);
  const vendorsClock = skew === 0 ? clock : () => new Date(clock().getTime() + skew);
  let quota: Readonly<Record<string, string>> = {};
  return {
    notes,
    clock: vendorsClock,
    async before() {
      for (const each of due) if (each.fault.kind === 'latency') await delayed(each, isStruck);
      for (const each of due) {
        const standing = each.bucket?.(clock());
        if (standing !== undefined) quota = { ...quota, ...quotaOf(endpoint, standing, vendorsClock()) };
        const instead = inPlaceOf(endpoint, each.fault, standing);
        if (instead !== undefined && isStruck(each, noteOf(each, instead))) return instead;
      }
      return undefined;
    },
    answer: (answer) => due.reduce((current, each) => spoiltBy(each, current, isStruck), answer),
    async send(response) {
      if (cutOf(response) !== undefined) return response;
      const dated = skew === 0 ? {} : { date: vendorsClock().toUTCString() };
      for (const [name, value] of Object.entries({ ...quota, ...dated })) response.headers.set(name, value);
      return onTheWire(due, response, isStruck);
    },
  };
}

type IsStruck = (due: Due, note: string) => boolean;

const quotaOf = ({ document, operation }: Endpoint, standing: Standing, now: Date): Readonly<Record<string, string>> =>
  quotaHeaders(document, operation, { standing, now });

const noteOf = ({ fault }: Due, { status }: Response): string => (fault.kind === 'status' ? `status ${status}` : fault.kind);

async function delayed(due: Due, isStruck: IsStruck): Promise<void> {
  if (due.fault.kind !== 'latency') return;
  const ms = delayAt(due.fault, due.random());
  if (isStruck(due, `latency ${ms} ms`)) await sleep(ms);
}

function spoiltBy(due: Due, answer: Answer, isStruck: IsStruck): Answer {
  const { fault } = due;
  if (fault.kind === 'schema') {
    const spoilt = spoil(answer, fault);
    const note = `schema ${fault.mutation} at ${JSON.stringify(spoilt?.pointer)}`;
    return spoilt !== undefined && isStruck(due, note) ? { ...answer, body: spoilt.body } : answer;
  }
  if (fault.kind !== 'pages' || answer.body === undefined) return answer;
  const body = disturbPage(answer.body, fault.mutation, due.random);
  return body !== undefined && isStruck(due, `pages ${fault.mutation}`) ? { ...answer, body } : answer;
}

/** One after the other, the break in the end; an answer without a body has nothing to spoil. */
async function onTheWire(due: readonly Due[], response: Response, isStruck: IsStruck): Promise<Response> {
  const spoilers = due.flatMap((each) => {
    const spoiler = spoilerOf(each);
    return spoiler === undefined ? [] : [{ each, spoiler }];
  });
  if (spoilers.length === 0 || response.body === null) return response;
  let current = response;
  for (const { each, spoiler } of spoilers.toSorted((a, b) => rank(a.each) - rank(b.each))) {
    const bytes = new Uint8Array(await current.clone().arrayBuffer());
    if (bytes.byteLength > 0 && cutOf(current) === undefined && isStruck(each, each.fault.kind)) current = spoiler(current, bytes);
  }
  return current;
}

function spoilerOf({ fault }: Due): Spoiler | undefined {
  if (fault.kind === 'content-type') return retyped(fault);
  if (fault.kind === 'slow-body') return slowed(fault);
  return fault.kind === 'truncate' ? truncated(fault.bytes) : undefined;
}

/** A slow body is a stream, which can only come last; a cut one is not slow. */
const rank = ({ fault: { kind } }: Due): number => ['content-type', 'truncate', 'slow-body'].indexOf(kind);
