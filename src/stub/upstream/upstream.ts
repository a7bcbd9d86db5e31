import { masker } from '../../credentials/masking.ts';
import { Failure, unreachable } from '../../failure/failure.ts';
import { asIs } from '../../http/as-is.ts';
import type { Exchange, RawAnswer } from '../../http/exchange.ts';
import { endToEnd } from '../../http/exchange.ts';
import type { Handler } from '../../http/handler.ts';
import type { AnswerVendor, Running } from '../answer-vendor.ts';
import { noFaults, problem } from '../control/call.ts';
import type { Endpoint } from '../endpoint.ts';
import { faultHeader } from '../faults/of-request.ts';
import type { Entry } from '../journal.ts';
import { secretsIn } from '../journal.ts';
import type { Problem } from '../problem.ts';
import type { Incoming } from '../request/incoming.ts';
import { pickRoute } from '../request/pick-route.ts';
import { understand } from '../request/understand.ts';
import type { StubOptions } from '../stub.ts';
import { createStub } from '../stub.ts';
import { checkAnswer } from './check-answer.ts';
import type { Deviation } from './deviation.ts';
import { harEntry } from './har.ts';
import type { Recording } from './recording.ts';
import { createRecording } from './recording.ts';
import type { Tally } from './tally.ts';
import { createTally } from './tally.ts';

export interface UpstreamOptions extends Pick<StubOptions, 'documents' | 'clock' | 'largestBody' | 'controlToken'> {
  /** The vendor's address; its path goes before those of requests that do not begin with it. */
  readonly url: string;
  /** Sends a request there. */
  readonly forward: Exchange;
  /** Told of everything that leaves the document, as soon as it does. */
  readonly tell: (deviation: Deviation) => void;
}

export interface Upstream {
  readonly handler: Handler;
  readonly tally: Omit<Tally, 'add'>;
  readonly recording: Omit<Recording, 'add'>;
}

/** A handler that has the vendor answer, and compares what goes and what comes with the documents. Its control calls are those of a stub. */
export function createUpstream(options: UpstreamOptions): Upstream {
  const { url, forward, tell, ...stub } = options;
  const [tally, recording] = [createTally(), createRecording()];
  const answerVendor: AnswerVendor = async (running, incoming, request) => {
    if (incoming.headers.has(faultHeader)) return problem(409, noFaults);
    const at = running.clock();
    const target = targetOf(request.url, url);
    const answer = await answerOf(forward, incoming, target);
    const ms = running.clock().getTime() - at.getTime();
    const found = await judge(running, incoming, answer);
    found.deviations.forEach(tell);
    tally.add(found.deviations, !(answer instanceof Failure));
    running.memory.journal.add({ at, incoming, endpoint: found.endpoint, state: undefined, problems: found.problems, ...outcomeOf(answer) });
    if (answer instanceof Failure) return problem(502, answer.message);
    const sent = { at, ms, url: new URL(url).origin + basePath(url) + target, incoming, answer, operation: found.endpoint?.operation.id };
    recording.add(harEntry(sent, masker(secretsIn(incoming, found.endpoint))));
    return passedOn(answer, incoming.method);
  };
  // Which credentials are good is the vendor's to say.
  const documents = stub.documents.map(({ document }) => ({ document }));
  return { handler: createStub({ ...stub, documents, answerVendor }).handler, tally, recording };
}

const outcomeOf = (answer: RawAnswer | Failure): Pick<Entry, 'status' | 'notes'> =>
  answer instanceof Failure ? { status: 502, notes: [answer.message] } : { status: answer.status, notes: [] };

const basePath = (url: string): string => new URL(url).pathname.replace(/\/$/, '');

/** Path and query as they were sent, below the upstream's own path. */
function targetOf(asked: string, url: string): string {
  const start = asked.indexOf('/', asked.indexOf('//') + 2);
  const target = start === -1 ? '/' : asked.slice(start);
  const base = basePath(url);
  return base !== '' && target.startsWith(`${base}/`) ? target.slice(base.length) : target;
}

/** The vendor's answer, or why there is none. */
async function answerOf(forward: Exchange, { method, headers, body }: Incoming, path: string): Promise<RawAnswer | Failure> {
  const sent = new Headers(headers);
  for (const name of headers.keys()) if (name.startsWith('vendorproof-')) sent.delete(name);
  try {
    const answer = await forward({ method, path, headers: sent, body });
    return answer.status >= 200 && answer.status <= 599 ? answer : unreachable('outbound.status', `answers ${answer.status}, which is no final status`);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

interface Judged {
  readonly endpoint: Endpoint | undefined;
  readonly problems: readonly Problem[];
  /** The same for people, secrets masked. */
  readonly deviations: readonly Deviation[];
}

async function judge(running: Running, incoming: Incoming, answer: RawAnswer | Failure): Promise<Judged> {
  const { endpoint, problems } = await problemsOf(running, incoming, answer);
  const { text } = masker(secretsIn(incoming, endpoint));
  const about = {
    method: incoming.method,
    path: text(incoming.path),
    operation: endpoint?.operation.id,
    status: answer instanceof Failure ? undefined : answer.status,
  };
  return { endpoint, problems, deviations: problems.map((one) => ({ ...about, problem: { ...one, message: text(one.message) } })) };
}

async function problemsOf({ router, guard }: Running, incoming: Incoming, answer: RawAnswer | Failure): Promise<Omit<Judged, 'deviations'>> {
  const route = pickRoute(router, incoming);
  if ('problems' in route) return { endpoint: undefined, problems: route.problems };
  const { endpoint } = route;
  const { refusal } = await understand(guard, route, incoming);
  const answered = answer instanceof Failure ? [] : checkAnswer({ endpoint, method: incoming.method }, answer);
  return { endpoint, problems: [...(refusal?.problems ?? []), ...answered] };
}

const bodiless = [204, 205, 304];

/** The answer as it came, still compressed where it was; only what concerns the one connection is left out. */
function passedOn({ status, headers, body }: RawAnswer, method: string): Response {
  const sent = endToEnd(headers);
  // Of a head the length is all that tells of the body.
  const length = headers.get('content-length');
  if (length !== null && (method === 'HEAD' || status === 304)) sent.set('content-length', length);
  else if (!bodiless.includes(status)) sent.set('content-length', String(body.byteLength));
  return asIs(new Response(bodiless.includes(status) || method === 'HEAD' ? null : Uint8Array.from(body), { status, headers: sent }));
}
