import { compile } from 'json-p3';
import type { JSONPathQuery } from 'json-p3';
import { badInput } from '../../failure/failure.ts';
import type { Json } from '../../json/json.ts';
import { isArray } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import { readBytes } from '../reading/bytes.ts';
import { parse } from '../reading/parse.ts';
import { decodeText } from '../reading/text.ts';

/** Corrections to a vendor's document, as an OpenAPI Overlay. */
export interface Overlay {
  /** The file's path as it was given. */
  readonly file: string;
  readonly actions: readonly OverlayAction[];
}

export interface OverlayAction {
  /** A JSONPath (RFC 9535) that selects what the action is about. */
  readonly target: string;
  readonly query: JSONPathQuery;
  readonly change: { readonly kind: 'remove' } | { readonly kind: 'update'; readonly value: Json };
}

/** Reads an overlay, JSON or YAML; `shown` is what messages call it. A broken one is a `Failure` that names the action. */
export async function readOverlay(file: string, shown = file): Promise<Overlay> {
  const bytes = await readBytes(file, { noun: 'overlay', shown });
  return parseOverlay(parse(decodeText(bytes, shown, 'overlay'), shown, 'overlay').value, shown);
}

/** The overlay that a parsed file holds. */
export function parseOverlay(value: Json, file: string): Overlay {
  const version = member(value, 'overlay');
  if (typeof version !== 'string')
    throw badInput('overlay.not-overlay', 'is not an OpenAPI Overlay: it has no `overlay` field', { place: file });
  if (!/^1\.[01]\./.test(version))
    throw badInput('overlay.version', `has Overlay version ${version}; 1.0 and 1.1 are read`, { place: `${file}#/overlay` });
  const actions = member(value, 'actions');
  if (!isArray(actions) || actions.length === 0) throw badInput('overlay.empty', 'has no actions', { place: `${file}#/actions` });
  return { file, actions: actions.map((action, index) => parseAction(action, `${file}#/actions/${index}`)) };
}

function parseAction(action: Json, place: string): OverlayAction {
  const target = member(action, 'target');
  if (typeof target !== 'string')
    throw badInput('overlay.target', 'the action has no target', { place, fix: 'give it a JSONPath: `target: $.info`' });
  return { target, query: compileTarget(target, place), change: parseChange(action, place) };
}

function compileTarget(target: string, place: string): JSONPathQuery {
  try {
    return compile(target);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw badInput('overlay.target', `the target is no JSONPath: ${problem}`, { place: `${place}/target`, cause: error });
  }
}

function parseChange(action: Json, place: string): OverlayAction['change'] {
  if (member(action, 'remove') === true) return { kind: 'remove' };
  const value = member(action, 'update');
  if (value !== undefined) return { kind: 'update', value };
  throw badInput('overlay.action', 'the action neither updates nor removes', { place, fix: 'add `update:` or `remove: true`' });
}
