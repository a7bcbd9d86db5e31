import { localise } from './answer/addresses.ts';
import { withEntityTag } from './answer/entity-tag.ts';
import { refuse } from './answer/refusal.ts';
import { rangeOf } from './answer/ranges.ts';
import { render } from './answer/render.ts';
import type { Route, Router } from './endpoint.ts';
import type { Misbehaviour } from './faults/misbehave.ts';
import { misbehave } from './faults/misbehave.ts';
import { faultsOfRequest } from './faults/of-request.ts';
import type { Entry } from './journal.ts';
import type { Memory } from './memory.ts';
import type { Refusal } from './problem.ts';
import type { Incoming } from './request/incoming.ts';
import { pickRoute } from './request/pick-route.ts';
import { readOnlyWarnings } from './request/read-only.ts';
import { queryWarnings, warned } from './request/undeclared.ts';
import type { Reading } from './request/understand.ts';
import { understand } from './request/understand.ts';
import { remember } from './resources/remember.ts';
import { respond } from './respond.ts';
import { withToken } from './security/documented-token.ts';
import type { Guard } from './security/guard.ts';
import { answerOwnCall, orWrongMethod } from './security/own-calls.ts';
import type { Stated } from './states/stated.ts';
import { statedFor } from './states/stated.ts';
import { when } from '../http/when.ts';
import type { Clock } from '../system/clock.ts';
import type { Webhooks } from './webhooks/webhooks.ts';

/** What answering needs of the stub that it belongs to. */
export interface Running {
  readonly router: Router;
  readonly guard: Guard;
  readonly memory: Memory;
  readonly clock: Clock;
  readonly webhooks: Webhooks | undefined;
}

/** What answers requests for the vendor; it gets the request itself as well, for its address as it was written. */
export type AnswerVendor = (running: Running, incoming: Incoming, request: Request) => Response | Promise<Response>;

/** Answers a request for the vendor: route → faults → what is said → wire, with an entry in the journal. */
export function answerVendor(running: Running, incoming: Incoming): Response | Promise<Response> {
  const { router, guard, memory, clock } = running;
  const at = clock();
  const own = answerOwnCall(guard, incoming);
  if (own !== undefined) return own.then((response) => noted({ response, endpoint: undefined }, { notes: [] }));
  const route = pickRoute(router, incoming, memory.situation.states);
  if ('problems' in route) return noted(unrouted(orWrongMethod(guard, incoming, route), incoming), { notes: [] });
  const asked = faultsOfRequest(incoming, route.endpoint);
  if ('problems' in asked) return noted(refusedBy(asked), { notes: [] });
  const faults = misbehave([...memory.faults.due(route.endpoint.operation.id), ...asked], { endpoint: route.endpoint, clock });
  const said = when(faults.before(), (instead) => (instead === undefined ? say(running, { route, incoming, faults }) : { response: instead, endpoint: route.endpoint }));
  return when(said, (what) => when(faults.send(what.response), (sent) => {
    const warnings = [...queryWarnings(route, incoming), ...(what.warnings ?? [])];
    return noted({ ...what, response: warned(sent, warnings) }, { notes: warnings.length === 0 ? faults.notes : [...warnings, ...faults.notes] });
  }));

  function noted({ response, warnings: _, ...what }: Said, { notes }: Pick<Misbehaviour, 'notes'>): Response {
    memory.journal.add({ at, incoming, status: response.status, problems: [], state: undefined, ...what, notes });
    return response;
  }
}

/** A response, and what the journal tells of it. */
interface Said extends Pick<Entry, 'endpoint'>, Partial<Pick<Entry, 'problems' | 'state'>> {
  readonly response: Response;
  /** What vendors would leave unheard. */
  readonly warnings?: readonly string[];
}

const refusedBy = (refusal: Refusal): Said => ({ response: refuse(refusal), endpoint: refusal.endpoint, problems: refusal.problems });

const unrouted = (refusal: Refusal, { method }: Incoming): Said => (method === 'OPTIONS' && refusal.status === 405 ? told(refusal) : refusedBy(refusal));

/** Who asks for its options is told which methods a path takes, which is what a refusal of others says. */
const told = ({ headers = {} }: Refusal): Said => ({ response: new Response(null, { status: 204, headers }), endpoint: undefined });

interface Asked {
  readonly route: Route;
  readonly incoming: Incoming;
  readonly faults: Misbehaviour;
}

/** Understand → respond → render. */
const say = (running: Running, asked: Asked): Said | Promise<Said> =>
  when(understand(running.guard, asked.route, asked.incoming), (reading) => sayTo(reading, running, asked));

function sayTo({ request, refusal }: Reading, { guard, memory, webhooks }: Running, { incoming, faults }: Asked): Said | Promise<Said> {
  const stated = statedFor(request, memory.situation.states);
  if (refusal !== undefined && !speaksFirst(stated, refusal)) return refusedBy(refusal);
  if (!memory.situation.isUsed) memory.situation = { ...memory.situation, isUsed: true };
  const fromDocument = (): ReturnType<typeof respond> => respond(request, { stated, nextSeed: memory.nextSeed });
  // A state that speaks about the operation goes before what is remembered.
  const planned = withToken(guard, request, stated === undefined ? remember(request, memory.remembered, fromDocument) : fromDocument());
  return when(planned, (plan) => {
    if ('problems' in plan) return refusedBy(plan);
    const answer = faults.answer(withEntityTag(localise(plan, incoming.origin), incoming));
    webhooks?.answered(memory, request, answer);
    return when(rangeOf(answer, render(answer, incoming), incoming), (response) => ({ response, endpoint: answer.endpoint, state: stated?.state, warnings: readOnlyWarnings(request) }));
  });
}

/** A state that is about a refusal says it in the vendor's words, whatever our checks found; but nobody gets past missing credentials. */
function speaksFirst(stated: Stated | undefined, refusal: Refusal): boolean {
  const status = stated?.status ?? 200;
  return status >= 400 && (refusal.status !== 401 || status === 401);
}
