import { asText } from '../../json/as-text.ts';
import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { lookUp, member } from '../../json/pointer.ts';
import type { Understood } from '../request/understand.ts';
import type { Room } from './fill.ts';
import { fieldsOf } from './lay.ts';
import type { IdPlace, Resource, Role } from './resource.ts';
import { kindOf } from './same-thing.ts';
import { plain } from '../names.ts';
import type { Kept } from './shelf.ts';
import type { Things } from './store.ts';
import { wrapperIn } from './thing-at.ts';

/** What a request says about the thing: its body without what wraps it; an object that the answer has under that name is no wrapper. */
export function sentThing(resource: Resource, { body }: Understood, room: Room | undefined): JsonObject {
  if (isArray(body)) return isObject(body[0]) ? body[0] : {};
  if (!isObject(body)) return {};
  const name = wrapperIn(resource, body);
  const declared = room?.place === undefined ? undefined : fieldsOf(room.document, room.place);
  if (name === undefined || declared?.has(name) === true) return body;
  const inner = member(body, name);
  const first = isArray(inner) ? inner[0] : inner;
  return isObject(first) ? first : body;
}

/** Which thing a request names. */
export function namedId({ path, query, body }: Understood, place: IdPlace | undefined): string | undefined {
  if (place === undefined) return undefined;
  const value = place.in === 'path' ? path.get(place.name) : (query.get(place.name) ?? member(body, place.name));
  return textOf(value);
}

/** The id that a client gives to what it makes: in the field where the answer tells it, or under the parameter's name. */
export function givenId(resource: Resource, { query }: Understood, { sent, room }: { readonly sent: JsonObject; readonly room: Room | undefined }): string | undefined {
  const isParameter = (name: string): boolean => plain(name) === plain(resource.parameter);
  const inBody = Object.keys(sent).find(isParameter);
  const inQuery = [...query.keys()].find(isParameter);
  const given = [room?.id === undefined ? undefined : lookUp(sent, room.id), inBody && member(sent, inBody), inQuery && query.get(inQuery)];
  return given.map(textOf).find((text) => text !== undefined);
}

function textOf(value: Json | undefined): string | undefined {
  const text = typeof value === 'string' || typeof value === 'number' ? asText(value) : '';
  return text === '' ? undefined : text;
}

/** Which things a request's thing is among: those below the same other things. */
export const amongOf = ({ resource, scope }: Pick<Role, 'resource' | 'scope'>, { path }: Understood): string =>
  [resource.key, ...scope.map((name) => asText(path.get(name)))].join('\n');

/** A thing that a request names: where it is kept, or would be. What is made below one path may be read below another. */
export interface Spot {
  readonly among: string;
  readonly id: string;
  readonly kind: string;
  readonly kept: Kept | undefined;
}

/** The thing that a request names; undefined where it names none. */
export function spotOf(things: Things, named: Pick<Role, 'resource' | 'scope' | 'id'>, request: Understood): Spot | undefined {
  const id = namedId(request, named.id);
  if (id === undefined) return undefined;
  const own = amongOf(named, request);
  const kind = kindOf(named.resource);
  const kept = things.find(own, id);
  const other = kept === undefined && kind !== '' ? things.groupOf(kind, id) : undefined;
  return other === undefined ? { among: own, id, kind, kept } : { among: other, id, kind, kept: things.find(other, id) };
}
