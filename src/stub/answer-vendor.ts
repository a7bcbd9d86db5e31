import { localise } from './answer/addresses.ts';
import { refuse } from './answer/refusal.ts';
import { render } from './answer/render.ts';
import type { Router } from './endpoint.ts';
import type { Memory } from './memory.ts';
import type { Refusal } from './problem.ts';
import type { Incoming } from './request/incoming.ts';
import { pickRoute } from './request/pick-route.ts';
import { understand } from './request/understand.ts';
import { respond } from './respond.ts';
import type { Stated } from './states/stated.ts';
import { statedFor } from './states/stated.ts';
import type { Clock } from '../system/clock.ts';

/** What answering needs of the stub that it belongs to. */
export interface Running {
  readonly router: Router;
  readonly memory: Memory;
  readonly clock: Clock;
}

/** Answers a request for the vendor: route → understand → respond → faults → wire, with an entry in the journal. */
export async function answerVendor({ router, memory, clock }: Running, incoming: Incoming): Promise<Response> {
  const entry = { at: clock(), incoming, problems: [], state: undefined, notes: [] };
  const refused = (refusal: Refusal): Response => {
    const { endpoint, status, problems } = refusal;
    memory.journal.add({ ...entry, endpoint, status, problems });
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
  memory.journal.add({ ...entry, endpoint: answer.endpoint, status: answer.status, state: stated?.state, notes: struck });
  return render(answer, incoming);
}

/** A state that is about a refusal says it in the vendor's words, whatever our checks found; but nobody gets past missing credentials. */
function speaksFirst(stated: Stated | undefined, refusal: Refusal): boolean {
  const status = stated?.status ?? 200;
  return status >= 400 && (refusal.status !== 401 || status === 401);
}
