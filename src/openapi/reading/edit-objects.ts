import type { Json, JsonObject } from '../../json/json.ts';
import { isArray } from '../../json/json.ts';
import { joinPointer } from '../../json/pointer.ts';

/** Where an object stands. */
export interface At {
  readonly pointer: string;
  /** The key that says what the object is; for a member of a map or list, the key of that. */
  readonly role: string;
  /** Whether its keys are names of the vendor's choice. */
  readonly isMap: boolean;
  /** The address that relative references here are relative to. */
  readonly base: string;
}

/** What becomes of an object whose members are edited already; the same object where nothing changes. */
export type Edit = (value: JsonObject, at: At) => JsonObject;

/** Keys whose value maps names of the vendor's choice to objects: below them a key is no keyword. */
const maps = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions', 'schemas', 'parameters', 'responses', 'headers',
  'requestBodies', 'securitySchemes', 'securityDefinitions', 'links', 'callbacks', 'pathItems', 'mediaTypes', 'paths', 'webhooks', 'content', 'encoding',
  'examples', 'additionalOperations', 'variables', 'scopes', 'mapping']);

/** Keys whose value is data: what looks like a reference there is none. */
const data = new Set(['example', 'default', 'enum', 'const', 'value', 'x-example', 'x-examples']);

/** A copy with every object edited, from the inside out; what stays equal is not copied. */
export function editObjects(root: Json, edit: Edit, start: At): Json {
  // Aliases in YAML make one object stand in several places; it stays one.
  const done = new Map<object, Json>();

  const visit = (value: Json, at: At): Json => {
    if (typeof value !== 'object' || value === null) return value;
    const known = done.get(value);
    if (known !== undefined) return known;
    const edited = isArray(value) ? visitList(value, at) : visitObject(value, at);
    done.set(value, edited);
    return edited;
  };

  const visitList = (list: readonly Json[], at: At): Json => {
    const items = list.map((item, index) => visit(item, { ...at, pointer: joinPointer(at.pointer, index), isMap: false }));
    return items.some((item, index) => item !== list[index]) ? items : list;
  };

  const visitObject = (value: JsonObject, outer: At): Json => {
    const at = { ...outer, base: outer.isMap ? outer.base : baseOf(value, outer.base) };
    const entries = Object.entries(value).map(([key, item]): [string, Json | undefined] => [key, at.isMap ? ofMap(at, key, item) : ofObject(at, key, item)]);
    const isSame = entries.every(([key, item]) => item === value[key]);
    return edit(isSame ? value : Object.fromEntries(entries), at);
  };

  const ofMap = (at: At, key: string, item: Json | undefined): Json | undefined =>
    item === undefined ? undefined : visit(item, { ...at, pointer: joinPointer(at.pointer, key), isMap: false });

  const ofObject = (at: At, key: string, item: Json | undefined): Json | undefined => {
    if (item === undefined || data.has(key) || (key === 'examples' && isArray(item))) return item;
    return visit(item, { pointer: joinPointer(at.pointer, key), role: key, isMap: maps.has(key), base: at.base });
  };

  return visit(root, start);
}

/** An `$id` moves what relative references below it are relative to. */
function baseOf({ $id }: JsonObject, base: string): string {
  return typeof $id === 'string' ? (resolveAddress($id, base) ?? base) : base;
}

/** An address relative to another; undefined where it is none. */
export const resolveAddress = (address: string, base: string): string | undefined => (URL.canParse(address, base) ? new URL(address, base).href : undefined);
