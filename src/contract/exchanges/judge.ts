import { comparePact } from '../../compare/compare.ts';
import { isProvoked } from '../../compare/provoked.ts';
import { Failure } from '../../failure/failure.ts';
import type { RawAnswer } from '../../http/exchange.ts';
import type { Json } from '../../json/json.ts';
import { parseJson } from '../../json/json.ts';
import type { Document } from '../../openapi/document.ts';
import { createRouter } from '../../openapi/routing/router.ts';
import { operationOf } from '../../pact/operation.ts';
import type { Interaction } from '../../pact/types.ts';
import type { Endpoint, Route, Router } from '../../stub/endpoint.ts';
import { endpointsOf } from '../../stub/endpoint.ts';
import type { Problem } from '../../stub/problem.ts';
import { readBody } from '../../stub/request/body.ts';
import type { Incoming } from '../../stub/request/incoming.ts';
import { readIncoming } from '../../stub/request/incoming.ts';
import { essenceOf, isJsonType } from '../../stub/request/media.ts';
import { readParameters } from '../../stub/request/parameters.ts';
import { pickRoute } from '../../stub/request/pick-route.ts';
import { checkSecurity } from '../../stub/security/check-security.ts';
import type { Guard } from '../../stub/security/guard.ts';
import { createGuard } from '../../stub/security/guard.ts';
import { checkAnswer } from '../../stub/upstream/check-answer.ts';
import type { Clock } from '../../system/clock.ts';
import type { Exchange } from './record.ts';

/** One place where what really went over the wire leaves the document. */
export interface Departure extends Problem {
  readonly method: string;
  readonly path: string;
}

/** Compares what the client sent and was answered with the document; `interactions` are those that it may have played. */
export type Judge = (exchange: Exchange, interactions: readonly Interaction[]) => Promise<readonly Departure[]>;

/** Checks every request as the stub does, and every answer but for what it leaves out: it has what is relied on, and no more. */
export function createJudge(document: Document, clock: Clock): Judge {
  const served = { document };
  const router: Router = createRouter(endpointsOf(served));
  const guard = createGuard([served], { clock, foreignTokens: 'all' });
  return async (exchange, interactions) => {
    const incoming = await incomingOf(exchange);
    if (incoming === undefined) return [];
    const route = routeOf(router, incoming, interactions);
    const found = 'problems' in route ? route.problems : [...(await requestProblems(guard, route, incoming)), ...answerProblems(route.endpoint, exchange, interactions)];
    const { method, path } = incoming;
    return found.filter((problem) => !isProvoked(partOf(problem), exchange.answer.status)).map((problem) => ({ method, path, ...problem }));
  };
}

const largestBody = 100 * 1024 * 1024;

/** Undefined for what no `Request` can be: Pact has refused that already. */
async function incomingOf({ method, target, headers, body }: Exchange): Promise<Incoming | undefined> {
  const url = `http://${headers.get('host') ?? '127.0.0.1'}${target}`;
  if (!URL.canParse(url) || /^(CONNECT|TRACE|TRACK)$/i.test(method)) return undefined;
  const hasBody = body.byteLength > 0 && !/^(GET|HEAD)$/i.test(method);
  const incoming = await readIncoming(new Request(url, { method, headers, ...(hasBody ? { body: Uint8Array.from(body) } : {}) }), largestBody);
  return 'problems' in incoming ? undefined : incoming;
}

/** Of several operations on a path the one that the expectation names is meant. */
function routeOf(router: Router, incoming: Incoming, interactions: readonly Interaction[]): ReturnType<typeof pickRoute> {
  const route = pickRoute(router, incoming);
  const named = new Set(interactions.map(operationOf));
  if ('problems' in route || named.has(route.endpoint.operation.id)) return route;
  const routed = router(incoming.method, incoming.path);
  const meant = routed.kind === 'found' ? routed.groups.flat().find(({ endpoint }) => named.has(endpoint.operation.id)) : undefined;
  return meant ?? route;
}

async function requestProblems(guard: Guard, { endpoint, path }: Route, incoming: Incoming): Promise<readonly Problem[]> {
  const refusal = await checkSecurity({ guard, endpoint, incoming });
  // Whose credentials are good, and until when, is the vendor's to say; what they look like is the document's.
  const ofSecurity = (refusal?.problems ?? []).filter(({ code }) => code === 'security');
  const ofBody = await readBody(endpoint, incoming);
  return [...ofSecurity, ...readParameters(endpoint, incoming, path).problems, ...ofBody.problems];
}

/** The part of a request, as comparisons call it. */
function partOf({ code, pointer }: Problem): string {
  if (code === 'security') return 'security';
  if (code === 'body.content-type') return 'contentType';
  const [, part = ''] = pointer.split('/');
  return part === 'header' || part === 'cookie' ? `${part}s` : part;
}

/** An answer that keeps its schema needs no second look; of the others what is there has to be documented, not all that is documented there. */
function answerProblems(endpoint: Endpoint, { method, answer }: Exchange, interactions: readonly Interaction[]): readonly Problem[] {
  const played = interactions.find((one) => operationOf(one) === endpoint.operation.id && one.response.status === answer.status);
  // What no interaction answers is the mock server's refusal, and Pact tells of it.
  if (played === undefined || answer.body.byteLength === 0 || checkAnswer({ endpoint, method }, answer).length === 0) return [];
  const given = { ...played, response: { status: answer.status, ...bodyOf(answer) } };
  const pact = { consumer: { name: '' }, provider: { name: '' }, interactions: [given], metadata: {} };
  return comparePact(endpoint.document, pact)
    .filter(({ severity, pactPointer }) => severity === 'error' && pactPointer.startsWith('/interactions/0/response'))
    .map(({ code, message, documentPointer, field }) => ({ code, message, rule: documentPointer, pointer: `/answer/body${field === undefined ? '' : ` ${field}`}` }));
}

function bodyOf({ headers, body }: RawAnswer): Pick<Interaction['response'], 'headers' | 'body'> {
  const contentType = headers.get('content-type') ?? '';
  const text = new TextDecoder().decode(body);
  return { headers: { 'Content-Type': [contentType] }, body: { content: isJsonType(essenceOf(contentType)) ? jsonIn(text) : text, contentType, encoded: false } };
}

function jsonIn(text: string): Json {
  try {
    return parseJson(text, 'answer');
  } catch (error) {
    if (error instanceof Failure) return text;
    throw error;
  }
}
