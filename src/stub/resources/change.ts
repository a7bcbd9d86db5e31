import type { JsonObject } from '../../json/json.ts';
import { isObject } from '../../json/json.ts';
import { schemaAt } from '../../openapi/schema.ts';
import type { Answer } from '../answer/answer.ts';
import { answeredFields, create } from './create.ts';
import type { Room } from './fill.ts';
import { fillRoom, roomIn, withId } from './fill.ts';
import { fieldsOf, merged } from './lay.ts';
import type { Case } from './case.ts';
import type { Role } from './resource.ts';
import { isExample } from './mint.ts';
import { namedId, sentThing, spotOf } from './sent.ts';
import type { Thing } from './shelf.ts';
import { plain } from '../names.ts';

/** Changes the fields that a request names, and answers with the thing as it is then. */
export function change(one: Case): Answer {
  const room = roomIn(one.role.resource, one.answer);
  const { request, role } = one;
  const sent = { ...sentThing(role.resource, request, room), ...(role.deed === 'act' ? stateAfter(role, room) : {}) };
  return keep(one, room, (before) => ({ ...before, fields: merged(before.fields, sent), absent: before.absent.filter((name) => !Object.hasOwn(sent, name)) }));
}

/** Puts what a request describes in the place of what was there: of that remains only what no client can send. */
export function replace(one: Case): Answer {
  const { request, role } = one;
  const room = roomIn(role.resource, one.answer);
  const sent = sentThing(role.resource, request, room);
  const settable = settableFields(one).filter((name) => !Object.hasOwn(sent, name));
  const isLasting = isExample(role.resource, namedId(request, role.id) ?? '');
  return keep(one, room, (before) => {
    const rest = Object.entries(before.fields).filter(([name]) => !settable.includes(name));
    return { fields: { ...Object.fromEntries(rest), ...sent }, absent: isLasting ? [] : settable, isMade: before.isMade || !isLasting };
  });
}

/** Forgets the thing, and remembers that it was there. */
export function erase({ request, role, answer, memory: { things } }: Case): Answer {
  const spot = spotOf(things, role, request);
  if (spot === undefined) return answer;
  const { among, id, kind } = spot;
  const thing = spot.kept?.thing;
  const room = thing && roomIn(role.resource, answer);
  // Documents with ids in bodies have one example for all operations, of which others must not be bereft.
  if (role.id?.in !== 'path' && thing?.isMade !== true && isExample(role.resource, id)) things.forget(among, id);
  else things.remove({ among, id, kind, bytes: 0 });
  return room === undefined || thing === undefined ? answer : { ...answer, body: fillRoom(room, thing) };
}

const unknown: Thing = { id: '', fields: {}, absent: [], isMade: false };

function keep(one: Case, room: Room | undefined, after: (before: Thing) => Omit<Thing, 'id'>): Answer {
  const { request, role, answer, memory: { things } } = one;
  const spot = spotOf(things, role, request);
  if (spot === undefined) return create(one);
  const { among, id, kind } = spot;
  const next = after(spot.kept?.thing ?? unknown);
  const body = room === undefined ? answer.body : fillRoom(room, { ...next, id });
  const fields = answeredFields(room, body, next.fields);
  const kept = room === undefined ? fields : withId(room, id, fields);
  const keepAs = role.deed === 'put' ? things.keep : things.adopt;
  keepAs({ among, id, kind, bytes: request.incoming.body.byteLength }, { ...next, fields: kept });
  return { ...answer, body };
}

/** The fields that the request's body may have; those that are only read no client can send. */
function settableFields({ request: { endpoint } }: Case): readonly string[] {
  const schema = endpoint.operation.body?.content.find((media) => media.schema !== undefined)?.schema;
  if (schema === undefined) return [];
  return [...fieldsOf(endpoint.document, schema)].filter(([, field]) => !schemaAt(endpoint.document, field).readOnly).map(([name]) => name);
}

/** What a verb makes of a thing's state, where the document has a value for that: `close` → `closed`. */
function stateAfter({ verb }: Role, room: Room | undefined): JsonObject {
  if (room?.place === undefined) return {};
  const stem = plain(verb).replace(/e$/, '');
  const fields = [...fieldsOf(room.document, room.place)].filter(([name]) => /^(status|state)$/i.test(name));
  return Object.fromEntries(fields.flatMap(([name, place]) => {
    const value = (schemaAt(room.document, place).values ?? []).find((one) => typeof one === 'string' && plain(one).startsWith(stem) && stem.length > 2);
    return value === undefined || isObject(value) ? [] : [[name, value]];
  }));
}
