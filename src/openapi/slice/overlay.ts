import { compile } from 'json-p3';
import type { JSONPathQuery } from 'json-p3';
import { badInput } from '../../failure/failure.ts';
import type { Json } from '../../json/json.ts';
import { isArray } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import { readBytes } from '../reading/bytes.ts';
import { parse } from '../reading/parse.ts';
import { decodeText } from '../reading/text.ts';
import { checkForm } from './overlay-form.ts';

/** Corrections to a vendor's document, as an OpenAPI Overlay. */
export interface Overlay {
  /** The file's path as it was given. */
  readonly file: string;
  /** Of the Overlay specification. */
  readonly version: '1.0' | '1.1';
  /** In the order in which they are applied. */
  readonly actions: readonly OverlayAction[];
}

/** One correction (OpenAPI Overlay, "Action Object"). */
export interface OverlayAction {
  /** A JSONPath (RFC 9535) that selects what the action is about. */
  readonly target: string;
  /** The target, compiled. */
  readonly query: JSONPathQuery;
  /** What is done with whatever the target selects. */
  readonly change: OverlayChange;
}

/** What an action does. One that says nothing of the kind is valid, and does nothing. */
export type OverlayChange =
  | { readonly kind: 'remove' }
  | { readonly kind: 'none' }
  | { readonly kind: 'update'; readonly value: Json }
  | { readonly kind: 'copy'; readonly source: string; readonly from: JSONPathQuery };

/** Reads an overlay, JSON or YAML; `shown` is what messages call it. A broken one is a `Failure` that names the action. */
export async function readOverlay(file: string, shown = file): Promise<Overlay> {
  return overlayFromBytes(await readBytes(file, { noun: 'overlay', shown }), shown);
}

/** The overlay that these bytes hold; `file` is what messages call it. */
export const overlayFromBytes = (bytes: Uint8Array, file: string): Overlay => parseOverlay(parse(decodeText(bytes, file, 'overlay'), file, 'overlay').value, file);

/** The overlay that a parsed file holds. */
export function parseOverlay(value: Json, file: string): Overlay {
  const version = member(value, 'overlay');
  if (typeof version !== 'string')
    throw badInput('overlay.not-overlay', 'is not an OpenAPI Overlay: it has no `overlay` field', { place: file });
  const minor = /^(1\.[01])\./.exec(version)?.[1];
  if (minor !== '1.0' && minor !== '1.1')
    throw badInput('overlay.version', `has Overlay version ${version}; 1.0 and 1.1 are read`, { place: `${file}#/overlay` });
  const actions = member(value, 'actions');
  if (!isArray(actions) || actions.length === 0) throw badInput('overlay.empty', 'has no actions', { place: `${file}#/actions` });
  const parsed = actions.map((action, index) => parseAction(action, `${file}#/actions/${index}`));
  checkForm(value, minor, file);
  return { file, version: minor, actions: parsed };
}

function parseAction(action: Json, place: string): OverlayAction {
  const target = member(action, 'target');
  if (typeof target !== 'string')
    throw badInput('overlay.target', 'the action has no target', { place, fix: 'give it a JSONPath: `target: $.info`' });
  return { target, query: compilePath(target, `${place}/target`), change: parseChange(action, place) };
}

function compilePath(target: string, place: string): JSONPathQuery {
  try {
    return compile(target);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw badInput('overlay.target', `it is no JSONPath: ${problem}`, { place, cause: error });
  }
}

function parseChange(action: Json, place: string): OverlayChange {
  if (member(action, 'remove') === true) return { kind: 'remove' };
  const value = member(action, 'update');
  if (value !== undefined) return { kind: 'update', value };
  const source = member(action, 'copy');
  return typeof source === 'string' ? { kind: 'copy', source, from: compilePath(source, `${place}/copy`) } : { kind: 'none' };
}
