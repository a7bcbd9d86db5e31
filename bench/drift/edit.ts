import type { Json, JsonObject } from '../../src/json/json.ts';
import { isArray, isObject } from '../../src/json/json.ts';
import { lookUp, member, splitPointer } from '../../src/json/pointer.ts';
import type { Document } from '../../src/openapi/document.ts';

/** What stands at a place becomes something else; `undefined` takes it away. */
export type Change = (value: Json | undefined) => Json | undefined;

/** The document with one place changed; all that is not on the way there is shared with the old one. */
export const edited = (document: Document, pointer: string, change: Change): Document => ({
  ...document,
  root: asRoot(editedAt(document.root, splitPointer(pointer), change)),
});

function editedAt(value: Json | undefined, [key, ...rest]: readonly string[], change: Change): Json | undefined {
  if (key === undefined) return change(value);
  const next = editedAt(member(value, key), rest, change);
  if (isArray(value)) return value.flatMap((item, index) => (index === Number(key) ? (next ?? []) : [item]));
  const members = Object.entries(isObject(value) ? value : {});
  const kept = members.some(([name]) => name === key) ? members : [...members, [key, null] as const];
  return Object.fromEntries(kept.flatMap(([name, own]) => (name !== key ? [[name, own]] : next === undefined ? [] : [[name, next]])));
}

function asRoot(value: Json | undefined): JsonObject {
  if (!isObject(value)) throw new Error('a document is an object');
  return value;
}

/** An object with more or other members. */
export const withMembers =
  (more: JsonObject): Change =>
  (value) => ({ ...(isObject(value) ? value : {}), ...more });

/** A list with one more item. */
export const withItem =
  (item: Json): Change =>
  (value) => [...(isArray(value) ? value : []), item];

/** A list without an item; an empty list is none, which `required` may not be in older versions. */
export const withoutItem =
  (item: Json): Change =>
  (value) => {
    const rest = isArray(value) ? value.filter((one) => one !== item) : [];
    return rest.length === 0 ? undefined : rest;
  };

export const gone: Change = () => undefined;

export const valueAt = ({ root }: Document, pointer: string): Json | undefined => lookUp(root, pointer);
