import type { Json, JsonObject } from '../../json/json.ts';
import { isObject } from '../../json/json.ts';
import { joinPointer } from '../../json/pointer.ts';
import { plain, singular } from '../names.ts';
import type { Resource } from './resource.ts';

/** Names of fields that identify what they stand in where nothing else does, the surest first. */
const identifiers = ['uuid', 'guid', 'gid', 'uid', 'sid', 'key', 'slug', 'name', 'login', 'username', 'identifier', 'handle', 'arn'];

/** Where in a thing its id stands, as a pointer: `/id`, `/pet_id`, `/metadata/name`; undefined where it has none. */
export function idField(resource: Resource, thing: Json): string | undefined {
  if (!isObject(thing)) return undefined;
  const { idField: said } = resource;
  if (said !== undefined) return joinPointer('', ...said.split('.'));
  const sure = sureField(resource, thing);
  if (sure !== undefined) return joinPointer('', sure);
  for (const [name, inner] of Object.entries(thing)) {
    const nested = isObject(inner) && isHead.test(name) ? sureField(resource, inner) : undefined;
    if (nested !== undefined) return joinPointer('', name, nested);
  }
  const likely = likelyField(thing);
  return likely === undefined ? undefined : joinPointer('', likely);
}

/** Parts of a thing that say what it is rather than how it is. */
const isHead = /^(meta_?data|meta|properties|attributes|identity|identifier|id|key|info|header|summary)$/i;

/** Whether a value says for itself which of its kind it is. */
export const isIdentified = (resource: Resource, thing: Json): boolean =>
  isObject(thing) && idField(resource, thing) !== undefined && (sureField(resource, thing) !== undefined || Object.keys(thing).length > 1);

/** Whether a value has a field of the very name that paths have for the id. */
export const isNamedAsInPath = ({ parameter }: Resource, thing: Json): boolean =>
  isObject(thing) && scalarsOf(thing).some((field) => plain(field) === plain(parameter));

/** The field that has the parameter's name, or ends as it does (`sha` for `tag_sha`); then `id`, and the kind's own: `pet_id`. */
function sureField({ parameter, noun }: Resource, thing: JsonObject): string | undefined {
  const scalars = scalarsOf(thing);
  const wanted = plain(parameter);
  const ends = scalars.filter((field) => plain(field).length > 1 && wanted.endsWith(plain(field))).toSorted((a, b) => plain(b).length - plain(a).length);
  const kind = plain(singular(noun));
  const named = ['id', `${kind}id`, `${kind}key`, `${kind}uuid`, `${kind}name`, kind].map((name) => scalars.find((field) => plain(field) === name));
  return [ends[0], ...named].find((field) => field !== undefined);
}

function likelyField(thing: JsonObject): string | undefined {
  const scalars = scalarsOf(thing);
  return identifiers.map((name) => scalars.find((field) => plain(field) === name)).find((field) => field !== undefined);
}

const scalarsOf = (thing: JsonObject): readonly string[] => Object.keys(thing).filter((name) => typeof thing[name] === 'string' || typeof thing[name] === 'number');
