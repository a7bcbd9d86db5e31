import type { Json, JsonObject } from '../../src/json/json.ts';
import { isObject } from '../../src/json/json.ts';
import type { Document } from '../../src/openapi/document.ts';
import type { MediaType, Operation, Parameter } from '../../src/openapi/operations.ts';
import type { Judge } from '../judge/judge.ts';
import { anotherValue } from '../verifier/another.ts';
import type { Chance } from '../verifier/chance.ts';
import { partsOf, typesOf } from '../verifier/parts.ts';
import type { Credential } from './credentials.ts';
import { anotherCredentials } from './credentials.ts';
import type { BodyKind } from './writable.ts';
import { bodyKind, writable } from './writable.ts';
import { isForXml } from './xml.ts';

/** A request before it is written: every value as the document describes it. */
export interface Draft {
  readonly root: JsonObject;
  readonly operation: Operation;
  readonly parameters: readonly Given[];
  readonly credentials: readonly Credential[];
  readonly body: DraftBody | undefined;
}

export interface Given {
  readonly parameter: Parameter;
  readonly value: Json;
}

export interface DraftBody {
  readonly media: MediaType;
  readonly value: Json;
}

export interface Drawing {
  readonly document: Document;
  readonly judge: Judge;
  readonly chance: Chance;
}

/** Headers that OpenAPI describes elsewhere, or that clients write themselves. */
const notGiven = new Set(['accept', 'content-type', 'authorization', 'content-length', 'host', 'transfer-encoding', 'connection', 'content-encoding', 'accept-encoding']);

/** A request that keeps every rule, drawn without a look at how the engine draws; or what of it has no value that was found. */
export function drawDraft(drawing: Drawing, operation: Operation, plenty: number): Draft | { readonly lacks: string } {
  const { chance } = drawing;
  const credentials = anotherCredentials(chance, operation);
  const parameters: Given[] = [];
  const spread = operation.parameters.filter((parameter) => isSpread(drawing, parameter));
  for (const parameter of operation.parameters) {
    if (!isGiven(operation, parameter, credentials) || (!parameter.required && !chance.happens(plenty))) continue;
    if (!parameter.required && spread.length > 1 && spread.includes(parameter)) continue;
    const value = drawValue(drawing, { pointer: parameter.schema?.pointer, schema: parameter.schema?.value ?? { type: 'string' }, fits: (each) => writable(operation, parameter, each) });
    if (value === undefined && parameter.required) return { lacks: `${parameter.in} ${parameter.name}` };
    if (value !== undefined) parameters.push({ parameter, value });
  }
  const body = drawBody(drawing, operation, plenty);
  return body === 'none' ? { lacks: 'body' } : { root: drawing.document.root, operation, parameters, credentials, body };
}

/** An object that stands in the query as its members: of two such nobody can tell whose a member is. */
const isSpread = ({ document, chance }: Drawing, { in: where, style, explode, schema }: Parameter): boolean =>
  where === 'query' && style === 'form' && explode && typesOf(partsOf({ root: document.root, is30: document.openapi === '3.0', chance }, schema?.value ?? true))?.includes('object') === true;

function isGiven({ path }: Operation, { name, in: where }: Parameter, credentials: readonly Credential[]): boolean {
  if (name === '' || (where === 'header' && notGiven.has(name.toLowerCase()))) return false;
  if (credentials.some((one) => one.where === where && one.name.toLowerCase() === name.toLowerCase())) return false;
  return where !== 'path' || path.includes(`{${name}}`) || path.includes(`{+${name}}`);
}

function drawBody(drawing: Drawing, { body, method }: Operation, plenty: number): DraftBody | undefined | 'none' {
  const { chance } = drawing;
  const isNeeded = body?.required === true && method !== 'GET' && method !== 'HEAD';
  if (body === undefined || method === 'GET' || method === 'HEAD' || (!isNeeded && !chance.happens(plenty))) return undefined;
  const media = chance.oneOf(body.content.filter((one) => bodyKind(one.type) !== 'unknown'));
  if (media === undefined) return isNeeded && body.content.length > 0 ? 'none' : undefined;
  if (bodyKind(media.type) === 'bytes') return { media, value: 'x\u0001y' };
  const fits = (value: Json): boolean => (bodyKind(media.type) === 'xml' ? isObject(value) && isForXml(drawing.document.root, media.schema?.value ?? {}, value) : isWritable(bodyKind(media.type), value));
  const value = drawValue(drawing, { pointer: media.schema?.pointer, schema: media.schema?.value ?? {}, fits });
  return value === undefined ? (isNeeded ? 'none' : undefined) : { media, value };
}

function isWritable(kind: BodyKind, value: Json): boolean {
  if (kind === 'text') return typeof value === 'string' && value !== '';
  return kind === 'json' || isFlatEnough(value);
}

/** What forms can say: no null, nothing empty. */
function isFlatEnough(value: Json): boolean {
  if (!isObject(value)) return false;
  return Object.values(value).every((each) => isSaid(each ?? null));
}

function isSaid(value: Json): boolean {
  if (value === null || value === '') return false;
  if (typeof value !== 'object') return true;
  const inner = Object.values(value);
  return inner.length > 0 && inner.every((each: Json | undefined) => isSaid(each ?? null));
}

interface Wanted {
  readonly pointer: string | undefined;
  readonly schema: Json;
  readonly fits: (value: Json) => boolean;
}

const plenties = [0.5, 0.3, 0.7, 0.1, 0.4, 0, 0.2, 0, 0.5, 0.1, 0.3, 0, 0, 0.05, 0, 0];

function drawValue({ document, judge, chance }: Drawing, { pointer, schema, fits }: Wanted): Json | undefined {
  for (const plenty of plenties) {
    const making = { root: document.root, is30: document.openapi === '3.0', chance, absent: 'readOnly' as const, plenty, budget: { left: 150 }, depth: 0 };
    const value = anotherValue(making, schema, undefined);
    if (fits(value) && (pointer === undefined || judge(value, { pointer, direction: 'request', fromText: false }) === undefined)) return value;
  }
  return undefined;
}
