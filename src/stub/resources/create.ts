import { asText } from '../../json/as-text.ts';
import type { JsonObject } from '../../json/json.ts';
import { isObject } from '../../json/json.ts';
import { lookUp } from '../../json/pointer.ts';
import { sample } from '../../openapi/sample.ts';
import type { Answer } from '../answer/answer.ts';
import type { Room } from './fill.ts';
import { fillRoom, roomIn, toldId, withId } from './fill.ts';
import { merged } from './lay.ts';
import { withLocation } from './location.ts';
import { idSchema, mintId, takesId } from './mint.ts';
import type { Case } from './case.ts';
import type { Resource } from './resource.ts';
import { amongOf, givenId, sentThing } from './sent.ts';
import { kindOf } from './same-thing.ts';
import { placeBelow, thingIn } from './thing-at.ts';

/** Makes what a request describes, under an id of the client's or a fresh one, and answers with it. */
export function create(one: Case): Answer {
  const { request, role, answer, memory } = one;
  const { resource } = role;
  const room = roomIn(resource, answer);
  const sent = sentThing(resource, request, room);
  const given = givenId(resource, request, { sent, room });
  const isGiven = given !== undefined && takesId(resource, given);
  // What the client calls it otherwise than paths do is no id.
  const told = room === undefined || given === undefined || isGiven ? room : { ...room, id: undefined };
  const wanted = isGiven ? given : freshId(one, told);
  const body = told === undefined ? answer.body : fillRoom(told, { id: wanted, fields: sent, absent: [] });
  const inBody = told === undefined || body === undefined ? undefined : toldId(told, body);
  const id = inBody ?? wanted;
  const among = amongOf(role, request);
  const answered = answeredFields(told, body, sent);
  const fields = told === undefined ? answered : withId(told, id, answered);
  memory.things.keep({ among, id, kind: kindOf(resource), bytes: request.incoming.body.byteLength }, { fields, absent: [], isMade: true });
  return withLocation({ ...answer, body }, { request, role, id, isTold: inBody !== undefined });
}

function freshId({ role, request, memory }: Case, room: Room | undefined): string {
  const { resource } = role;
  const { things, seed } = memory;
  const among = amongOf(role, request);
  const place = room?.id === undefined ? undefined : placeBelow(room.document, room.place, room.id);
  const minted = mintId({
    resource,
    place,
    example: exampleOf(resource, room),
    isTaken: (id) => things.find(among, id) !== undefined,
    next: () => things.count(resource.key),
    seed,
  });
  return asText(minted ?? (room?.id === undefined ? undefined : lookUp(room.body, room.at + room.id)) ?? String(things.count(resource.key)));
}

/** The documented id: in the answer, else as the parameter has it. */
function exampleOf({ document, ofOne, parameter }: Resource, room: Room | undefined) {
  const inAnswer = room?.id === undefined ? undefined : lookUp(room.body, room.at + room.id);
  if (inAnswer !== undefined) return inAnswer;
  const schema = ofOne.map(idSchema).find((place) => place !== undefined);
  return schema && sample(document, schema, { direction: 'request', include: 'required', name: parameter });
}

/** The fields of what an answer says and a request sent. */
export const answeredFields = (room: Room | undefined, body: Answer['body'], sent: JsonObject): JsonObject => {
  const answered = room === undefined || body === undefined ? undefined : thingIn(body, room.at);
  return isObject(answered) ? merged(answered, sent) : sent;
};
