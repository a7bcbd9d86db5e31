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
