import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { joinPointer } from '../../json/pointer.ts';
import type { Member, Part } from './parts.ts';
import { membersOf } from './parts.ts';

/** One object of the document and where it stands. */
export interface Found {
  readonly part: Part;
  readonly value: JsonObject;
  readonly pointer: string;
}

/** What becomes of an object's own members; those below are edited after it. */
export type Edit = (found: Found) => JsonObject;

/** A copy with every object of the document edited, from the outside in. */
export function rewrite(edit: Edit, part: Part, { value, pointer }: { readonly value: Json; readonly pointer: string }): Json {
  if (!isObject(value)) return value;
  const members = Object.entries(edit({ part, value, pointer })).flatMap(([key, child]): [string, Json][] => {
    if (child === undefined) return [];
    const member = Object.hasOwn(membersOf[part], key) ? membersOf[part][key] : undefined;
    return [[key, member === undefined ? child : rewriteMember(edit, member, { value: child, pointer: joinPointer(pointer, key) })]];
  });
  return Object.fromEntries(members);
}

function rewriteMember(edit: Edit, { part, many }: Member, { value, pointer }: { readonly value: Json; readonly pointer: string }): Json {
  if (many === 'one') return rewrite(edit, part, { value, pointer });
  const inner = (key: string | number, child: Json): Json => rewrite(edit, part, { value: child, pointer: joinPointer(pointer, key) });
  if (many === 'list') return isArray(value) ? value.map((item, index) => inner(index, item)) : value;
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, child]) => (child === undefined ? [] : [[key, inner(key, child)]])));
}
