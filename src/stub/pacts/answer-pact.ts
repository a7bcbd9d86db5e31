import { refuse } from '../answer/refusal.ts';
import type { Running } from '../answer-vendor.ts';
import { misbehave } from '../faults/misbehave.ts';
import { faultsOfRequest } from '../faults/of-request.ts';
import type { Problem } from '../problem.ts';
import { randomFrom } from '../faults/random.ts';
import type { Incoming } from '../request/incoming.ts';
import type { PactFinding } from './pact-side.ts';
import { refuseRequest } from './refuse-request.ts';
import { answerOf, renderReply } from './reply.ts';
import type { Served } from './served-pact.ts';

type Memory = Pick<Running, 'memory' | 'clock'>;

/** Answers a request as the pacts have it: found → faults → its answer → wire, with an entry in the journal. */
export async function answerPact(running: Memory, finding: PactFinding, incoming: Incoming): Promise<Response> {
  const { memory, clock } = running;
  const entry = { at: clock(), incoming, problems: [] as readonly Problem[], state: undefined, notes: [] as readonly string[] };
  if (finding.kind !== 'found') {
    const { response, problems } = refuseRequest(finding, incoming);
    memory.journal.add({ ...entry, endpoint: undefined, status: response.status, problems });
    return response;
  }
  const { endpoint } = finding.served;
  const asked = faultsOfRequest(incoming, endpoint);
  if ('problems' in asked) {
    memory.journal.add({ ...entry, endpoint, status: asked.status, problems: asked.problems });
    return refuse(asked);
  }
  const faults = misbehave([...memory.faults.due(endpoint.operation.id), ...asked], { endpoint, clock });
  const instead = await faults.before();
  const sent = await faults.send(instead ?? say(running, { served: finding.served, incoming, faults }));
  memory.journal.add({ ...entry, endpoint, status: sent.status, notes: faults.notes });
  return sent;
}

interface Asked {
  readonly served: Served;
  readonly incoming: Incoming;
  readonly faults: ReturnType<typeof misbehave>;
}

function say({ memory }: Memory, { served, incoming, faults }: Asked): Response {
  const stated = Object.assign({}, ...memory.situation.states.map(({ params }) => params));
  memory.situation = { ...memory.situation, isUsed: true };
  const drawing = { random: randomFrom(memory.nextSeed()), now: faults.clock(), origin: incoming.origin, stated };
  return renderReply(faults.answer(answerOf(served, drawing)), served.interaction, incoming.method);
}
