import type { Json } from '../../json/json.ts';
import { isObject } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import type { Walk } from '../draw/walk.ts';
import type { DrawnRequest } from '../request/request.ts';

/**
 * What an answer most likely repeats of its request: a field of the body at the same place, a parameter of the same name, or the
 * resource's own key under a shorter name (`/pets/{pet_id}` answers an `id`, `/pets/{pet}` as well).
 */
export function echoOf({ parameters, body }: DrawnRequest, path: string): Walk['likely'] {
  return (names) => {
    const name = names.at(-1) ?? '';
    const sent = body === undefined ? undefined : valueAt(body.value, names);
    const namesake = parameters.find(({ parameter }) => parameter.name === name)?.value;
    return sent ?? namesake ?? (names.length === 1 ? ownKey(parameters, path, name) : undefined);
  };
}

/** The last parameter of the path names the resource itself, unless something of it is asked for. */
function ownKey(parameters: DrawnRequest['parameters'], path: string, field: string): Json | undefined {
  const last = parameters.findLast(({ parameter }) => parameter.in === 'path');
  if (last === undefined || !path.endsWith(`{${last.parameter.name}}`)) return undefined;
  return last.parameter.name.endsWith(`_${field}`) || field === 'id' ? last.value : undefined;
}

const valueAt = (value: Json, names: readonly string[]): Json | undefined =>
  names.reduce<Json | undefined>((here, name) => (isObject(here) ? member(here, name) : undefined), value);
