import { Buffer } from 'node:buffer';
import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import type { Document } from '../document.ts';
import type { Operation } from '../operations.ts';
import { findOperation } from '../operations.ts';
import type { Place } from '../place.ts';
import { rootPlace, step } from '../place.ts';
import { textOf } from '../reading/literals.ts';
import type { SliceWarning } from './apply-overlay.ts';
import { applyOverlay } from './apply-overlay.ts';
import { componentsOf, copyPart, keepComponent, newCollection } from './collection.ts';
import type { Overlay } from './overlay.ts';
import { withoutProse } from './prose.ts';

/** What to keep of a document. */
export interface SliceOptions {
  /** Ids as `inspect` lists them. */
  readonly operations: readonly string[];
  /** Corrections, applied before anything is cut (OpenAPI Overlay 1.0 and 1.1). */
  readonly overlay?: Overlay;
}

/** A document cut down, and how much of it is left. */
export interface Slice {
  /** As a value. Numbers that JavaScript cannot hold exactly are exact in `text` only. */
  readonly document: JsonObject;
  /** The document as a file holds it: the same bytes for the same input. */
  readonly text: string;
  /** How many operations were kept. */
  readonly operations: number;
  /** How many schemas `components` has. */
  readonly schemas: number;
  /** Of `text`, in UTF-8. */
  readonly bytes: number;
  /** What an overlay could not do, and references that lead nowhere. */
  readonly warnings: readonly SliceWarning[];
}

/** Cuts a document down to some operations and all that they need. The overlay comes first, so it may prune what they need. */
export function sliceDocument(document: Document, { operations, overlay }: SliceOptions): Slice {
  const facts = withoutProse(document.root);
  const overlaid = overlay === undefined ? { root: facts, warnings: [] } : applyOverlay(facts, overlay);
  const source = { ...document, root: overlaid.root };
  const chosen = [...new Set(operations)].map((id) => findOperation(source, id));
  const { root, warnings } = cut(source, chosen);
  const text = `${textOf(root, document.literals)}\n`;
  return {
    document: root,
    text,
    operations: chosen.length,
    schemas: Object.keys(member(root['components'], 'schemas') ?? {}).length,
    bytes: Buffer.byteLength(text),
    warnings: [...overlaid.warnings, ...warnings],
  };
}

function cut(source: Document, chosen: readonly Operation[]): { readonly root: JsonObject; readonly warnings: readonly SliceWarning[] } {
  const { root } = source;
  const collection = newCollection(source);
  const own = chosen.map(({ place }) => member(place.value, 'security'));
  const security = own.includes(undefined) ? root['security'] : undefined;
  for (const name of [security, ...own].flatMap(schemesIn)) keepComponent(collection, 'securitySchemes', name);
  const paths = pathsWith(source, chosen).map(([path, item]): [string, Json] => [path, copyPart(collection, 'pathItem', item)]);
  const servers = serversOf(root).map((place) => copyPart(collection, 'server', place));
  const kept: readonly (readonly [string, Json | undefined])[] = [
    ['openapi', root['openapi']],
    ['info', factsIn(root['info'])],
    ['jsonSchemaDialect', root['jsonSchemaDialect']],
    ['servers', notEmpty(servers)],
    ['security', security],
    ['paths', Object.fromEntries(paths)],
    ['components', notEmpty(componentsOf(collection))],
  ];
  return { root: Object.fromEntries(kept.filter(([, value]) => value !== undefined)), warnings: collection.warnings };
}

const notEmpty = <Value extends Json>(value: Value): Value | undefined => (Object.keys(value ?? {}).length === 0 ? undefined : value);

/** The path items in document order, each with the chosen operations only. */
function pathsWith(source: Document, chosen: readonly Operation[]): readonly (readonly [string, Place])[] {
  const paths = step(source, rootPlace(source), 'paths');
  return Object.keys(paths?.value ?? {}).flatMap((path): (readonly [string, Place])[] => {
    const methods = new Set(chosen.filter((operation) => operation.path === path).map(({ method }) => method));
    const item = methods.size === 0 || paths === undefined ? undefined : step(source, paths, path);
    if (item === undefined || !isObject(item.value)) return [];
    const isChosen = ([method]: readonly [string, unknown]): boolean => methods.has(method.toUpperCase());
    const shared = Object.entries(item.value).filter(([key]) => key === 'parameters' || key === 'servers');
    const additional = Object.entries(member(item.value, 'additionalOperations') ?? {}).filter(isChosen);
    const kept = [...Object.entries(item.value).filter(isChosen), ...shared];
    const more: readonly [string, Json][] = additional.length === 0 ? [] : [['additionalOperations', Object.fromEntries(additional)]];
    return [[path, { pointer: item.pointer, value: Object.fromEntries([...kept, ...more]) }]];
  });
}

const schemesIn = (security: Json | undefined): readonly string[] =>
  isArray(security) ? security.filter(isObject).flatMap((alternative) => Object.keys(alternative)) : [];

const serversOf = ({ servers }: JsonObject): readonly Place[] =>
  isArray(servers) ? servers.map((value, index) => ({ pointer: `/servers/${index}`, value })) : [];

function factsIn(info: Json | undefined): JsonObject {
  const facts = ['title', 'version', 'license'].map((key): [string, Json | undefined] => [key, member(info, key)]);
  return Object.fromEntries(facts.filter(([, value]) => value !== undefined));
}
