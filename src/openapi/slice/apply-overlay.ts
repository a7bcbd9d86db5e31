import type { JSONValue } from 'json-p3';
import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { joinPointer, member } from '../../json/pointer.ts';
import type { Overlay, OverlayAction } from './overlay.ts';
import type { OverlayVersion } from './overlay-form.ts';

/** Something about a slice that a person should look at. */
export interface SliceWarning {
  /** Stable: `overlay.no-match`, `slice.dangling-reference`. */
  readonly code: string;
  /** Into the overlay for `overlay.…`, into the document as read for the rest. */
  readonly pointer: string;
  /** One sentence for people. */
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
      const { value, problem } = applyAction(before.root, action, overlay.version);
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
  readonly problem?: Problem;
}

interface Problem {
  readonly code: string;
  readonly text: string;
}

function applyAction(root: JsonObject, { query, change }: OverlayAction, version: OverlayVersion): Applied {
  const edit = editFor(root, change, version);
  if ('code' in edit) return { value: root, problem: edit };
  // The library types its input as mutable; a query only reads.
  const nodes = query.query(root as JSONValue).nodes;
  if (nodes.length === 0) return { value: root, problem: { code: 'overlay.no-match', text: 'matches nothing' } };
  const locations = fromTheEnd(nodes.map(({ location }) => location));
  const changed = locations.reduce<Json>((value, location) => editAt(value, location, edit), root);
  if (!isObject(changed)) return { value: root, problem: { code: 'overlay.root', text: 'would remove the whole document' } };
  const fits = edit.kind === 'remove' || nodes.some(({ value }) => fitsInto(value, edit));
  return fits
    ? { value: changed }
    : { value: changed, problem: { code: 'overlay.no-effect', text: 'selects values that the update cannot be merged into' } };
}

/** What happens at every selected place. */
type PlaceEdit = { readonly kind: 'remove' } | { readonly kind: 'merge'; readonly value: Json; readonly version: OverlayVersion };

function editFor(root: JsonObject, change: OverlayAction['change'], version: OverlayVersion): PlaceEdit | Problem {
  if (change.kind === 'remove') return { kind: 'remove' };
  if (change.kind === 'none') return { code: 'overlay.no-effect', text: 'neither updates nor removes anything' };
  if (change.kind === 'update') return { kind: 'merge', value: change.value, version };
  const nodes = change.from.query(root as JSONValue).nodes;
  const [source] = nodes;
  if (source === undefined || nodes.length > 1) return { code: 'overlay.copy', text: `copies from ${change.source}, which selects ${nodes.length} values and not one` };
  // What was selected is part of the document, and JSON like it.
  return { kind: 'merge', value: source.value as Json, version };
}

/** Overlay 1.0 leaves scalars to updates of their owner; 1.1 lets another scalar take the place of one. */
function fitsInto(target: unknown, { value, version }: Extract<PlaceEdit, { kind: 'merge' }>): boolean {
  return isArray(target) || (isObject(target) ? isObject(value) : version === '1.1' && isScalar(value));
}

const isScalar = (value: Json): boolean => !isArray(value) && !isObject(value);

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
function editAt(value: Json, location: Location, change: PlaceEdit): Json {
  const [key, ...rest] = location;
  if (key === undefined) return change.kind === 'remove' ? null : mergeInto(value, change);
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

/** Objects merge member by member; to an array a value is added, in 1.1 each of several. What does not fit leaves all as it was. */
function mergeInto(target: Json, edit: Extract<PlaceEdit, { kind: 'merge' }>): Json {
  const { value, version } = edit;
  if (!fitsInto(target, edit)) return target;
  if (isArray(target)) return [...target, ...(version === '1.1' && isArray(value) ? value : [value])];
  return isObject(target) && isObject(value) ? merge(target, value) : value;
}

function merge(target: JsonObject, update: JsonObject): JsonObject {
  const merged = Object.entries(update).map(([key, value]): [string, Json | undefined] => [key, mergeMember(member(target, key), value)]);
  return { ...target, ...Object.fromEntries(merged) };
}

function mergeMember(old: Json | undefined, value: Json | undefined): Json | undefined {
  if (isArray(old) && isArray(value)) return [...old, ...value];
  return isObject(old) && isObject(value) ? merge(old, value) : value;
}
