import { asText } from '../../json/as-text.ts';
import { joinPointer } from '../../json/pointer.ts';
import type { Answer } from '../answer/answer.ts';
import { applied, preferencesOf } from '../prefer/preferences.ts';
import type { Refusal } from '../problem.ts';
import type { Understood } from '../request/understand.ts';
import type { Case, Remembered } from './case.ts';
import { change, erase, replace } from './change.ts';
import { withContent } from './content.ts';
import { create } from './create.ts';
import { expand } from './expand.ts';
import { fillRoom, roomIn } from './fill.ts';
import { once } from './idempotency.ts';
import { namedOnTheWay, roleOf } from './infer.ts';
import { list } from './list/list.ts';
import type { Deed, Role } from './resource.ts';
import { spotOf } from './sent.ts';
import type { Kept } from './shelf.ts';

/** The document's answer with what is remembered in it; what is made, changed and deleted is remembered from now on. */
export function remember(request: Understood, memory: Remembered, plan: () => Answer | Refusal): Answer | Refusal {
  const { incoming } = request;
  const isReading = incoming.method === 'GET' || incoming.method === 'HEAD';
  const isIdle = isReading && memory.things.isEmpty() && !memory.strictIds;
  if (applied(preferencesOf(request)) !== undefined) return plan();
  if (!isIdle) return once(request, memory.things, () => carryOut(request, memory, plan));
  const planned = plan();
  return 'problems' in planned ? planned : expand(planned, request, memory.things);
}

function carryOut(request: Understood, memory: Remembered, plan: () => Answer | Refusal): Answer | Refusal {
  const missing = missingThing(request, memory);
  if (missing !== undefined) return missing;
  const planned = plan();
  const role = roleOf(request.endpoint);
  if ('problems' in planned || planned.status >= 400) return planned;
  const answer = role === undefined ? planned : expand(deeds[role.deed]({ request, role, answer: planned, memory }), request, memory.things);
  return withContent(answer, request, memory.things);
}

const deeds: Readonly<Record<Deed, (one: Case) => Answer>> = { create, read, update: change, act: change, put: replace, delete: erase, list };

function read({ request, role, answer, memory }: Case): Answer {
  const thing = spotOf(memory.things, role, request)?.kept?.thing;
  const room = thing && roomIn(role.resource, answer);
  return room === undefined || thing === undefined ? answer : { ...answer, body: fillRoom(room, thing) };
}

/** The refusal of a request that names something which was deleted, or, where that is asked for, never made. */
function missingThing(request: Understood, { things, strictIds }: Remembered): Refusal | undefined {
  const { endpoint } = request;
  const role = roleOf(endpoint);
  const own = role === undefined || role.id === undefined ? [] : [role];
  for (const named of [...namedOnTheWay(endpoint), ...own]) {
    const spot = spotOf(things, named, request);
    if (spot === undefined || (named === role && makes(role))) continue;
    const { id, kept } = spot;
    if (named === role && deletesAgain(role, kept)) continue;
    const isMissing = kept === undefined ? strictIds && named.resource.isMade : kept.thing === undefined;
    if (isMissing) return notThere(request, named, { id, isDeleted: kept !== undefined });
  }
  return undefined;
}

/** What nobody made can be deleted as often as one likes: a pact is replayed again on a stub that runs on. */
const deletesAgain = ({ deed }: Role, kept: Kept | undefined): boolean => deed === 'delete' && kept !== undefined && !kept.isMade;

/** Whether an operation makes what is not there: a PUT does unless other operations make things, and it never answers that it did. */
function makes({ deed, resource }: Role): boolean {
  const put = resource.ofOne.find(({ method }) => method === 'PUT');
  const isOtherwiseMade = resource.isMadeInCollection;
  return deed === 'put' && (!isOtherwiseMade || put?.responses.some(({ status }) => status === '201') === true);
}

function notThere({ endpoint }: Understood, { resource, id: place }: Pick<Role, 'resource' | 'id'>, { id, isDeleted }: { readonly id: string; readonly isDeleted: boolean }): Refusal {
  const message = `there is no ${resource.noun || 'thing'} ${JSON.stringify(id.slice(0, 100))}: ${isDeleted ? 'it was deleted' : 'nobody made it'}`;
  const pointer = joinPointer('', place?.in ?? 'path', asText(place?.name));
  return { status: 404, endpoint, problems: [{ code: isDeleted ? 'thing.deleted' : 'thing.unknown', pointer, rule: endpoint.operation.place.pointer, message }] };
}
