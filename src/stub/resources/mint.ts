import { createHash } from 'node:crypto';
import { asText } from '../../json/as-text.ts';
import type { Json } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import type { Document } from '../../openapi/document.ts';
import type { Operation, Parameter } from '../../openapi/operations.ts';
import type { Place } from '../../openapi/place.ts';
import { publishedBody, publishedValue } from '../../openapi/published.ts';
import { sample } from '../../openapi/sample.ts';
import { acceptedTypes } from '../../openapi/wire/accepted.ts';
import { check } from '../request/checks.ts';
import type { Resource } from './resource.ts';
import { plain } from '../names.ts';

export interface Minting {
  readonly resource: Resource;
  /** The schema of the field that holds the id; undefined where no answer tells it. */
  readonly place: Place | undefined;
  /** What the document has there. */
  readonly example: Json | undefined;
  readonly isTaken: (id: string) => boolean;
  /** The next number, by which ids differ, and what makes them differ from those of other stubs. */
  readonly next: () => number;
  readonly seed: number;
}

/** How often a number that is taken is passed over. */
const mostAttempts = 20;

/** A fresh id that looks like the documented one and that the document takes in answers and paths alike; undefined where there is none. */
export function mintId(minting: Minting): Json | undefined {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const found = candidates(minting, minting.next()).find((id) => id !== minting.example && !minting.isTaken(asText(id)) && fits(minting, id));
    if (found !== undefined) return found;
  }
  return undefined;
}

function candidates({ resource, place, example, seed }: Minting, count: number): readonly Json[] {
  const digest = createHash('sha256').update(`${seed} ${resource.key.replace(/^.*#/s, '')} ${count}`).digest('hex');
  const types = place === undefined ? undefined : acceptedTypes(resource.document, place);
  const base = typeof example === 'number' && Number.isInteger(example) && example < 1e9 ? example : 0;
  const numbers = [base + count, count];
  if (types?.has('string') === false || (typeof example === 'number' && types?.has('string') !== true)) return numbers;
  const text = typeof example === 'string' ? example : '';
  return [...textsLike(text, digest), ...ownTexts(resource, digest), ...numbers.map(String), ...(types === undefined ? numbers : [])];
}

const uuid = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i;

/** Texts of the example's form: a UUID for a UUID, the same prefix and the same kinds of letters, as many of them as the document lets change. */
function textsLike(example: string, digest: string): readonly string[] {
  if (uuid.test(example)) return [example.startsWith('{') ? `{${uuidOf(digest)}}` : uuidOf(digest)];
  const isMade = /_example$|^(string|text)$/.test(example);
  if (example === '' || isMade) return [];
  const end = /[^/_.:-]*$/.exec(example)?.[0] ?? '';
  const isTelling = end.length >= 4 && (/\d/.test(end) || end.length >= 12);
  const kept = [example.length - end.length, ...[2, 4, 8].map((count) => example.length - end.length + count), Math.ceil(example.length / 2), example.length - 4, example.length - 2];
  const changed = kept.filter((count) => count >= 0 && count < example.length).map((count) => example.slice(0, count) + alike(example.slice(count), digest));
  return isTelling ? changed : [`${example}-${digest.slice(0, 8)}`, ...changed];
}

function ownTexts({ noun }: Resource, digest: string): readonly string[] {
  const own = plain(noun).slice(0, 20) || 'thing';
  return [`${own}_${digest.slice(0, 12)}`, uuidOf(digest), digest.slice(0, 24), digest.slice(0, 12), digest, `${own}${digest.slice(0, 6)}`, digest.slice(0, 6)];
}

function uuidOf(digest: string): string {
  const parts = [digest.slice(0, 8), digest.slice(8, 12), `4${digest.slice(13, 16)}`, `8${digest.slice(17, 20)}`, digest.slice(20, 32)];
  return parts.join('-');
}

/** Each letter by another of its kind. */
function alike(text: string, digest: string): string {
  const isHex = /^[0-9a-f]+$/i.test(text) && /[a-f]/i.test(text) && /\d/.test(text);
  const kinds = ['123456789', isHex ? 'abcdef' : 'abcdefghijklmnopqrstuvwxyz', isHex ? 'ABCDEF' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return [...text].map((letter, index) => {
    const drawn = Number.parseInt(digest.slice((index * 2) % 62, ((index * 2) % 62) + 2), 16) + index;
    const kind = kinds.find((letters) => letters.includes(letter));
    return kind?.[drawn % kind.length] ?? letter;
  }).join('');
}

/** What the answer's schema takes, and every operation that takes one by its id. */
function fits({ resource, place }: Minting, id: Json): boolean {
  const { document } = resource;
  if (place !== undefined && check(document, place, 'response')(id).length > 0) return false;
  return !asText(id).includes('/') && takesId(resource, id);
}

/** Whether every operation that takes one by its id takes this one. */
export const takesId = ({ document, ofOne }: Resource, id: Json): boolean => ofOne.every((operation) => isTaken(document, idSchema(operation), id));

/** The schema of the id in a path: that of its last parameter. */
export const idSchema = (operation: Operation): Place | undefined => idParameter(operation)?.schema;

function idParameter({ path, parameters }: Operation): Parameter | undefined {
  const last = [...path.matchAll(/\{\+?([^{}]*)\}/g)].at(-1)?.[1];
  return parameters.find((parameter) => parameter.in === 'path' && parameter.name === last);
}

/** Whether a parameter takes an id. A path holds texts: one of digits is also a number. */
function isTaken(document: Document, schema: Place | undefined, id: Json): boolean {
  if (schema === undefined) return true;
  const takes = (value: Json): boolean => check(document, schema, 'request')(value).length === 0;
  return takes(asText(id)) || (/^\d{1,15}$/.test(asText(id)) && takes(Number(id)));
}

const examples = new WeakMap<Resource, ReadonlySet<string>>();

/** Whether an id is the one that the document itself has as example: what documentation shows is always there, so that pacts drawn from it can be replayed in any order. */
export function isExample(resource: Resource, id: string): boolean {
  const found = examples.get(resource) ?? new Set(resource.ofOne.flatMap((operation) => examplesOf(resource, operation)));
  examples.set(resource, found);
  return found.has(id);
}

function examplesOf({ document, parameter: name }: Resource, operation: Operation): readonly string[] {
  const parameter = idParameter(operation) ?? operation.parameters.find((one) => one.in === 'query' && one.name === name);
  const options = { direction: 'request', include: 'required', name } as const;
  const inParameter = parameter?.schema === undefined ? [] : [publishedValue(document, parameter), sample(document, parameter.schema, options)];
  const media = parameter === undefined ? operation.body?.content.find(({ schema }) => schema !== undefined) : undefined;
  const bodies = media?.schema === undefined ? [] : [publishedBody(document, media, 'request'), sample(document, media.schema, { ...options, name: '' })];
  return [...inParameter, ...bodies.map((body) => member(body, name))].filter((one) => one !== undefined).map(asText);
}
