import { listen } from '../../http/listen.ts';
import type { Json } from '../../json/json.ts';
import { mismatchInWords } from '../../pact/matching/mismatch.ts';
import type { Interaction } from '../../pact/types.ts';
import { pactText } from '../../pact/canonical.ts';
import type { PactFinding } from '../../stub/pacts/pact-side.ts';
import { createPactSide } from '../../stub/pacts/pact-side.ts';
import { refuseRequest } from '../../stub/pacts/refuse-request.ts';
import { answerOf, renderReply } from '../../stub/pacts/reply.ts';
import type { Served, ServedPact } from '../../stub/pacts/served-pact.ts';
import { servedPact } from '../../stub/pacts/served-pact.ts';
import type { Incoming } from '../../stub/request/incoming.ts';
import { readIncoming } from '../../stub/request/incoming.ts';
import { noSituation } from '../../stub/states/in-force.ts';

/** What the test's function is given answers from. */
export interface Setup {
  readonly interactions: readonly Interaction[];
  /** Changes the body of the answer of one of them. */
  readonly change?: { readonly description: string; readonly of: (body: Json) => Json };
  /** Runs the client against a server. */
  readonly run: (url: string) => unknown;
  /** A client that takes longer than this, in milliseconds, has failed. */
  readonly patience: number;
}

/** How the client took it: undefined where it did, else why not. */
export type Refused = string | undefined;

/**
 * Runs a test's function against interactions as Pact's mock server would, within this process and so ten times faster. It fails where the
 * function does, and where other requests came than the contract has. Each run has a server of its own, which whatever it leaves behind dies with.
 */
export async function tryOut(setup: Setup): Promise<Refused> {
  const calls: Calls = { answered: new Set(), refused: [] };
  const pact = servedPact(pactText({ consumer: { name: 'consumer' }, provider: { name: 'provider' }, interactions: setup.interactions, metadata: { pactSpecification: { version: '4.0' } } }), 'pact');
  const server = await listen(answering(setup, calls, pact), { port: 0 });
  try {
    const failed = await withinTime(() => setup.run(server.url), setup.patience);
    const [first = missing(setup, calls)] = calls.refused;
    return (failed ?? first)?.replaceAll(server.url, '{vendor}');
  } finally {
    await server.close();
  }
}

/** What came to the server. */
interface Calls {
  /** By description. */
  readonly answered: Set<string>;
  readonly refused: string[];
}

const largestBody = 100 * 1024 * 1024;

function answering(setup: Setup, calls: Calls, pact: ServedPact | undefined): (request: Request) => Promise<Response> {
  const find = createPactSide(pact === undefined ? [] : [pact]);
  return async (request) => {
    const incoming = await readIncoming(request, largestBody);
    if ('problems' in incoming) return new Response(null, { status: incoming.status });
    const finding = find(incoming, { situation: noSituation });
    if (finding.kind === 'found') return answer(setup, calls, { served: finding.served, incoming });
    calls.refused.push(`${incoming.method} ${incoming.path}: ${whyRefused(finding)}`);
    return refuseRequest(finding, incoming).response;
  };
}

function answer({ change }: Setup, calls: Calls, { served, incoming }: { readonly served: Served; readonly incoming: Incoming }): Response {
  const { interaction } = served;
  calls.answered.add(interaction.description);
  // Nothing that is drawn has a part in an experiment, so that it comes out the same each time.
  const drawn = answerOf(served, { random: () => 0.5, now: new Date(0), origin: incoming.origin, stated: {} });
  const isMeant = change?.description === interaction.description && drawn.body !== undefined;
  return renderReply(isMeant ? { ...drawn, body: change.of(drawn.body) } : drawn, interaction, incoming.method);
}

function whyRefused(finding: Exclude<PactFinding, { readonly kind: 'found' }>): string {
  const [mismatch] = finding.kind === 'differs' ? finding.near.flatMap(({ mismatches }) => mismatches) : [];
  return mismatch === undefined ? 'the contract does not have this' : mismatchInWords(mismatch);
}

function missing({ interactions }: Setup, { answered }: Calls): Refused {
  const left = interactions.find(({ description }) => !answered.has(description));
  return left && `${left.request.method} ${left.request.path} was not called`;
}

async function withinTime(run: () => unknown, ms: number): Promise<Refused> {
  const late = Promise.withResolvers<Refused>();
  const timer = setTimeout(() => late.resolve(`nothing came of it within ${ms} ms`), ms);
  try {
    return await Promise.race([settled(run), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

async function settled(run: () => unknown): Promise<Refused> {
  try {
    await run();
    return undefined;
  } catch (error) {
    return firstLine(error instanceof Error ? error.message || error.name : String(error));
  }
}

const longest = 160;

function firstLine(message: string): string {
  const [line = ''] = message.trim().split('\n', 1);
  return line.length > longest ? `${line.slice(0, longest)}…` : line || 'an error without a message';
}
