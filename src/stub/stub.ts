import { badInput } from '../failure/failure.ts';
import type { Handler } from '../http/handler.ts';
import type { Clock } from '../system/clock.ts';
import { localise } from './answer/addresses.ts';
import { refuse } from './answer/refusal.ts';
import { render } from './answer/render.ts';
import { answerControl, controlPath } from './control/control.ts';
import type { Router, Served } from './endpoint.ts';
import { endpointsOf } from './endpoint.ts';
import type { Fault } from './faults/fault.ts';
import { readFaults } from './faults/fault.ts';
import type { Memory } from './memory.ts';
import { createMemories, namespaceHeader } from './memory.ts';
import type { Refusal } from './problem.ts';
import type { Incoming } from './request/incoming.ts';
import { readIncoming } from './request/incoming.ts';
import { understand } from './request/understand.ts';
import { respond } from './respond.ts';
import { pickRoute } from './request/pick-route.ts';
import { createRouter } from '../openapi/routing/router.ts';
import { checkProvider } from './states/provider-check.ts';
import type { Stated } from './states/stated.ts';
import { statedFor } from './states/stated.ts';

export interface StubOptions {
  readonly documents: readonly Served[];
  readonly clock: Clock;
  /** Answer 404 to a provider state that no provider file knows. Default: a warning. */
  readonly strictStates?: boolean;
  /** Faults in force from the start, in every namespace. */
  readonly faults?: readonly Fault[];
  /** For faults that strike with a probability. Default 1. */
  readonly seed?: number;
  /** In bytes. Default 10 MiB. */
  readonly largestBody?: number;
}

export interface Stub {
  readonly handler: Handler;
}

/** A handler that answers as the documents allow. Documents without a single operation are a `Failure`: there would be nothing to serve. */
export function createStub(options: StubOptions): Stub {
  const { documents: served, clock, largestBody = 10 * 1024 * 1024 } = options;
  const endpoints = served.flatMap(endpointsOf);
  if (endpoints.length === 0) throw nothingToServe(served);
  served.forEach(checkProvider);
  const faults = readFaults({ faults: [...(options.faults ?? [])].map((fault) => ({ ...fault })) }, endpoints.map(({ operation }) => operation.id));
  const memories = createMemories({ faults, seed: options.seed ?? 1 });
  const control = { served, endpoints, memories, strictStates: options.strictStates === true };
  const router = createRouter(endpoints);
  return {
    async handler(request) {
      const incoming = await readIncoming(request, largestBody);
      if (incoming === 'too-large') return refuse(tooLarge(largestBody));
      if (incoming.path.startsWith(controlPath)) return answerControl(control, incoming);
      return answerVendor({ router, memory: memories.of(incoming.headers.get(namespaceHeader) ?? ''), clock }, incoming);
    },
  };
}

interface Running {
  readonly router: Router;
  readonly memory: Memory;
  readonly clock: Clock;
}

/** Route → understand → respond → faults → wire, with a line in the journal. */
async function answerVendor({ router, memory, clock }: Running, incoming: Incoming): Promise<Response> {
  const refused = (refusal: Refusal): Response => {
    memory.journal.add({ at: clock(), incoming, endpoint: refusal.endpoint, status: refusal.status, problems: refusal.problems, state: undefined, notes: [] });
    return refuse(refusal);
  };
  const route = pickRoute(router, incoming);
  if ('problems' in route) return refused(route);
  const { request, refusal } = await understand(route, incoming);
  const stated = statedFor(request, memory.situation.states);
  if (refusal !== undefined && !speaksFirst(stated, refusal)) return refused(refusal);
  memory.situation = { ...memory.situation, isUsed: true };
  const planned = respond(request, stated);
  if ('problems' in planned) return refused(planned);
  const { answer, struck } = memory.faults.strike(localise(planned, incoming.origin));
  memory.journal.add({ at: clock(), incoming, endpoint: answer.endpoint, status: answer.status, problems: [], state: stated?.state, notes: struck });
  return render(answer, incoming);
}

/** A state that is about a refusal says it in the vendor's words, whatever our own checks found; but nobody gets past missing credentials. */
const speaksFirst = (stated: Stated | undefined, refusal: Refusal): boolean => stated?.status !== undefined && stated.status >= 400 && (refusal.status !== 401 || stated.status === 401);

const tooLarge = (largest: number): Refusal => ({
  status: 413,
  endpoint: undefined,
  problems: [{ code: 'body.too-large', pointer: '/body', rule: '', message: `the body is larger than ${largest} bytes` }],
});

function nothingToServe(served: readonly Served[]): Error {
  const place = served[0]?.document.file;
  return badInput('stub.nothing', served.length === 0 ? 'no document was given to serve' : 'the document has no operation to serve', {
    ...(place === undefined ? {} : { place: `${place}#/paths` }),
    fix: 'name a document with at least one operation under `paths`',
  });
}
