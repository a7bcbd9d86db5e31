import { badInput } from '../failure/failure.ts';
import type { Handler } from '../http/handler.ts';
import { when } from '../http/when.ts';
import type { Clock } from '../system/clock.ts';
import { refuse } from './answer/refusal.ts';
import type { AnswerVendor } from './answer-vendor.ts';
import { answerVendor } from './answer-vendor.ts';
import type { Control } from './control/call.ts';
import { problem } from './control/call.ts';
import { controlPath, refuseControl } from './control/control-token.ts';
import type { Served } from './endpoint.ts';
import { endpointsOf } from './endpoint.ts';
import type { Fault } from './faults/fault.ts';
import { readFaults } from './faults/read-faults.ts';
import { createMemories, namespaceHeader } from './memory.ts';
import type { ServedPact } from './pacts/served-pact.ts';
import { withPacts } from './pacts/with-pacts.ts';
import type { Incoming } from './request/incoming.ts';
import { readIncoming } from './request/incoming.ts';
import { checkResources } from './resources/declared.ts';
import type { Limits } from './resources/shelf.ts';
import { createRouter } from '../openapi/routing/router.ts';
import { createGuard } from './security/guard.ts';
import { checkProvider } from './states/provider-check.ts';
import type { WebhookOptions } from './webhooks/webhooks.ts';
import { createWebhooks } from './webhooks/webhooks.ts';

export interface StubOptions {
  readonly documents: readonly Served[];
  /** Served beside the documents, or alone. */
  readonly pacts?: readonly ServedPact[];
  readonly clock: Clock;
  /** Answer 404 to a provider state that no provider file knows. Default: a warning. */
  readonly strictStates?: boolean;
  /** Faults in force from the start, in every namespace; also in their short form: `latency,ms=200`. */
  readonly faults?: readonly (Fault | string)[];
  /** Refuse tokens that the stub did not issue. Default: they pass if they are well-formed. */
  readonly strictTokens?: boolean;
  /** Control calls are refused without it. Default: anyone who reaches the stub controls it. */
  readonly controlToken?: string | undefined;
  /** For faults that strike with a probability, and for samples that differ. Default 1. */
  readonly seed?: number;
  /** Answers in the vendor's place. Default: as the documents say. */
  readonly answerVendor?: AnswerVendor;
  /** Answer 404 for every id that nobody made. Default: an id that nobody made is answered with that id in it. */
  readonly strictIds?: boolean;
  /** How much each namespace remembers; what is oldest goes first. Default: 10,000 things, 50 MB. */
  readonly limits?: Limits;
  /** Told what a person should know: that a memory is full. */
  readonly log?: (line: string) => void;
  /** How callbacks and webhooks are sent. Default: they are not. */
  readonly webhooks?: WebhookOptions;
  /** In bytes. Default 10 MiB. */
  readonly largestBody?: number;
}

export interface Stub {
  readonly handler: Handler;
  /** Serves these from now on; what is remembered stays. A `Failure` leaves everything as it was. */
  serve(what: Pick<StubOptions, 'documents' | 'pacts'>): void;
}

/** A handler that answers as the documents allow. Documents without a single operation are a `Failure`: there would be nothing to serve. */
export function createStub(options: StubOptions): Stub {
  const { clock, largestBody = 10 * 1024 * 1024 } = options;
  let serving = assemble(options);
  const ids = serving.endpoints.map(({ operation }) => operation.id);
  const faults = readFaults({ faults: (options.faults ?? []).map((fault) => (typeof fault === 'string' ? fault : { ...fault })) }, ids);
  const memories = createMemories({ ...options, faults, seed: options.seed ?? 1 });
  const webhooks = options.webhooks && createWebhooks(options.webhooks, { clock, seed: options.seed ?? 1 });
  return {
    handler: unbreakable((request) => when(readIncoming(request, largestBody), (incoming) => {
      if ('problems' in incoming) return refuse(incoming);
      const uncontrolled = refuseControl(options.controlToken, incoming);
      if (uncontrolled !== undefined) return uncontrolled;
      const isUpstream = options.answerVendor !== undefined;
      if (incoming.path.startsWith(controlPath)) return control({ ...serving, memories, strictStates: options.strictStates === true, clock, webhooks, isUpstream }, incoming);
      const { answer, router, guard } = serving;
      return answer({ router, guard, memory: memories.of(incoming.headers.get(namespaceHeader) ?? ''), clock, webhooks }, incoming, request);
    })),
    serve(what) {
      const next = assemble({ ...options, ...what });
      // Tokens that were issued stay good.
      serving = { ...next, guard: { ...next.guard, issuer: serving.guard.issuer } };
    },
  };
}

/** Most stubs are never controlled: what does that is loaded with the first call. */
const control = async (state: Control, incoming: Incoming): Promise<Response> => (await import('./control/control.ts')).answerControl(state, incoming);

/** Everything that follows from the documents and pacts alone. */
function assemble({ documents: served, pacts = [], clock, strictTokens, answerVendor: instead }: StubOptions) {
  const documented = served.flatMap(endpointsOf);
  const endpoints = [...documented, ...pacts.flatMap(({ interactions }) => interactions.map(({ endpoint }) => endpoint))];
  if (endpoints.length === 0) throw nothingToServe(served);
  served.forEach(checkProvider);
  served.forEach(checkResources);
  const answer = withPacts(pacts, { answer: instead ?? answerVendor, count: served.length });
  const guard = createGuard(served, { clock, foreignTokens: instead !== undefined ? 'all' : strictTokens === true ? 'none' : 'usual' });
  return { served, pacts, endpoints, router: createRouter(documented), answer, guard };
}

/** What breaks on one request must not end the process that serves the others. */
const unbreakable = (handler: Handler): Handler => (request) => {
  try {
    const response = handler(request);
    return response instanceof Promise ? response.catch(failed) : response;
  } catch (error) {
    return failed(error);
  }
};

const failed = (error: unknown): Response =>
  problem(500, `the stub failed, which is a fault of its own: ${error instanceof Error ? error.message : String(error)}`);

function nothingToServe(served: readonly Served[]): Error {
  const place = served[0]?.document.file;
  return badInput('stub.nothing', served.length === 0 ? 'no document was given to serve' : 'the document has no operation to serve', {
    ...(place === undefined ? {} : { place: `${place}#/paths` }),
    fix: 'name a document with at least one operation under `paths`',
  });
}
