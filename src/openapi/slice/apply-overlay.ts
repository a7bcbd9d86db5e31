import type { JSONValue } from 'json-p3';
import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { joinPointer, member } from '../../json/pointer.ts';
import type { Overlay, OverlayAction } from './overlay.ts';

/** Something about a slice that a person should look at. */
export interface SliceWarning {
  readonly code: string;
  /** Into the overlay for `overlay.…`, into the document as read for the rest. */
  readonly pointer: string;
  readonly message: string;
}

export interface Overlaid {
  readonly root: JsonObject;
  readonly warnings: readonly SliceWarning[];
}

/** Applies the actions one after the other, each to what the one before it left. */
export function applyOverlay(root: JsonObject, overlay: Overlay): Overlaid {
  return overlay.actions.reduce<Overlaid>(
    (before, action, index) => {
      const { value, problem } = applyAction(before.root, action);
      const warning = problem && {
        code: problem.code,
        pointer: `/actions/${index}`,
        message: `action ${index + 1} of ${overlay.file} (${action.target}) ${problem.text}`,
      };
      return { root: value, warnings: warning === undefined ? before.warnings : [...before.warnings, warning] };
    },
    { root, warnings: [] },
  );
}

type Location = readonly (string | number)[];

interface Applied {
  readonly value: JsonObject;
  readonly problem?: { readonly code: string; readonly text: string };
}

function applyAction(root: JsonObject, { query, change }: OverlayAction): Applied {
  // The library types its input as mutable; a query only reads.
  const nodes = query.query(root as JSONValue).nodes;
  if (nodes.length === 0) return { value: root, problem: { code: 'overlay.no-match', text: 'matches nothing' } };
  const changed = fromTheEnd(nodes.map(({ location }) => location)).reduce<Json>(
    (value, location) => editAt(value, location, change),
    root,
  );
  if (!isObject(changed)) return { value: root, problem: { code: 'overlay.root', text: 'would remove the whole document' } };
  const fits = nodes.some(({ value }) => change.kind === 'remove' || isArray(value) || (isObject(value) && isObject(change.value)));
  return fits
    ? { value: changed }
    : { value: changed, problem: { code: 'overlay.no-effect', text: 'selects values that the update cannot be merged into' } };
}

/** Each location once, and in an order in which a removal shifts nothing that is still to be removed. */
function fromTheEnd(locations: readonly Location[]): readonly Location[] {
  const unique = new Map(locations.map((location) => [joinPointer('', ...location), location]));
  return [...unique.values()].toSorted((a, b) => {
    const differs = a.findIndex((key, index) => key !== b[index]);
    const [left, right] = [a[differs], b[differs]];
    if (left === undefined || right === undefined) return b.length - a.length;
    return typeof left === 'number' && typeof right === 'number' ? right - left : String(left) < String(right) ? -1 : 1;
  });
}

/** A copy with the value at a location changed; null where the whole value goes. */
function editAt(value: Json, location: Location, change: OverlayAction['change']): Json {
  const [key, ...rest] = location;
  if (key === undefined) return change.kind === 'remove' ? null : merge(value, change.value);
  const inner = member(value, key);
  if (inner === undefined) return value;
  if (rest.length === 0 && change.kind === 'remove') return without(value, key);
  const edited = editAt(inner, rest, change);
  if (isArray(value)) return value.with(Number(key), edited);
  return isObject(value) ? { ...value, [key]: edited } : value;
}

function without(value: Json, key: string | number): Json {
  if (isArray(value)) return value.toSpliced(Number(key), 1);
  return isObject(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => name !== String(key))) : value;
}

/** Objects merge member by member; what is added to an array is appended; a scalar stays, for updates address its owner. */
function merge(target: Json, update: Json): Json {
  if (isArray(target)) return [...target, update];
  if (!isObject(target) || !isObject(update)) return target;
  const merged = Object.entries(update).map(([key, value]): [string, Json | undefined] => [key, mergeMember(member(target, key), value)]);
  return { ...target, ...Object.fromEntries(merged) };
}

function mergeMember(old: Json | undefined, value: Json | undefined): Json | undefined {
  if (isArray(old) && isArray(value)) return [...old, ...value];
  return isObject(old) && isObject(value) ? merge(old, value) : value;
}
