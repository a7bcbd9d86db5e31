import { readFileSync } from 'node:fs';
import { drawDocument } from '../../src/generate/bulk/draw-document.ts';
import { asText } from '../../src/json/as-text.ts';
import type { Json } from '../../src/json/json.ts';
import { isArray, isObject } from '../../src/json/json.ts';
import { checkFor } from '../../src/openapi/check.ts';
import type { Document } from '../../src/openapi/document.ts';
import { responseFor } from '../../src/openapi/operations.ts';
import type { Place } from '../../src/openapi/place.ts';
import { documentFromBytes } from '../../src/openapi/read.ts';
import { schemaAt } from '../../src/openapi/schema.ts';
import type { PactRequest } from '../../src/pact/types.ts';
import { createStub } from '../../src/stub/stub.ts';
import type { Miss, Outcome } from './outcome.ts';
import type { Pair } from './pairs.ts';
import { pairsIn } from './pairs.ts';
import { scalarsIn, toldId } from './told-id.ts';

export interface Task {
  readonly file: string;
  readonly name: string;
}

type Handler = ReturnType<typeof createStub>['handler'];

/** Makes a thing with each pair of a document's operations and reads it back, through the stub's handler. */
export async function examine({ file, name }: Task): Promise<Outcome> {
  const document = documentFromBytes(readFileSync(file), name);
  const pairs = pairsIn(document);
  if (pairs.length === 0) return { name, pairs: 0, readBack: 0, misses: [], problem: undefined };
  const { handler } = createStub({ documents: [{ document }], clock: () => new Date('2026-01-05T08:30:00Z') });
  const misses: Miss[] = [];
  for (const [index, pair] of pairs.entries()) {
    const found = await tryPair(document, pair, { handler, namespace: `pair-${index}` });
    if (found !== undefined) misses.push({ pair: `POST ${pair.post.path}`, reason: found[0], detail: found[1].slice(0, 200) });
  }
  return { name, pairs: pairs.length, readBack: pairs.length - misses.length, misses, problem: undefined };
}

type Found = readonly [Miss['reason'], string] | undefined;

async function tryPair(document: Document, { post, get, parameter }: Pair, stub: { readonly handler: Handler; readonly namespace: string }): Promise<Found> {
  const request = requestOf(document, post.id);
  const reading = requestOf(document, get.id);
  if (request === undefined || reading === undefined) return ['no request drawn', ''];
  const made = await ask(stub, request);
  if (made.status >= 300) return ['making is refused', `${made.status} ${made.text}`];
  const id = toldId(parameter, /([^/{}.]+)[^/]*\/\{[^/]*$/.exec(get.path)?.[1] ?? '', { body: made.json ?? xmlOf(made.text), location: made.headers.get('location') })
    ?? givenId(parameter, request.body?.content);
  if (id === undefined) return ['no id told', made.text];
  // Both paths have the same beginning; examples of parameters that are named otherwise may differ.
  const collection = request.path.replace(/\/$/, '').replace(/\.\w+$/, (ending) => (get.path.endsWith(ending) ? '' : ending));
  const ending = /\}(\.\w+|\/)$/.exec(get.path)?.[1] ?? '';
  const read = await ask(stub, { ...reading, path: `${collection}/${encodeURIComponent(id)}${ending}` });
  if (read.status >= 400 || (read.status >= 300 && responseFor(get, read.status) === undefined)) return ['reading is refused', `${id}: ${read.status} ${read.text}`];
  return differences({ document, schema: responseFor(get, read.status)?.content[0]?.schema }, { id, parameter, sent: request.body?.content, made: made.json ?? xmlOf(made.text), read: read.json ?? xmlOf(read.text) });
}

function requestOf(document: Document, operation: string): PactRequest | undefined {
  return drawDocument(document, { operations: [operation] }).interactions[0]?.request;
}

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Json | undefined;
}

async function ask({ handler, namespace }: { readonly handler: Handler; readonly namespace: string }, request: PactRequest): Promise<Answered> {
  const query = new URLSearchParams(Object.entries(request.query ?? {}).flatMap(([name, values]) => values.map((value): [string, string] => [name, value])));
  const headers = new Headers(Object.entries(request.headers ?? {}).flatMap(([name, values]) => values.map((value): [string, string] => [name, value])));
  headers.set('vendorproof-namespace', namespace);
  const body = bytesOf(request);
  if (request.body !== undefined && !headers.has('content-type')) headers.set('content-type', request.body.contentType);
  const init = { method: request.method, headers, ...(body === undefined || request.method === 'GET' ? {} : { body }) };
  const response = await handler(new Request(`http://127.0.0.1:7000${request.path}${query.size === 0 ? '' : `?${query.toString()}`}`, init));
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parsed(text) };
}

function bytesOf({ body }: PactRequest): string | Uint8Array<ArrayBuffer> | undefined {
  if (body === undefined) return undefined;
  if (body.encoded === 'base64') return Uint8Array.from(Buffer.from(asText(body.content), 'base64'));
  return typeof body.content === 'string' && !body.contentType.includes('json') ? body.content : JSON.stringify(body.content);
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a client called the thing itself, under the name that paths have for it. */
const givenId = (parameter: string, sent: Json | undefined): string | undefined =>
  scalarFields(sent).filter(([key]) => key.toLowerCase() === parameter.toLowerCase()).map(([, value]) => asText(value))[0];

/** The texts of an XML document by the names of what they stand in: enough to find an id. */
function xmlOf(text: string): Json | undefined {
  const found = [...text.matchAll(/<(\w+)[^<>]*>([^<>]*)<\/\1>|\s(\w+)="([^"]*)"/g)].filter(([whole]) => !/version=|encoding=/.test(whole));
  return found.length === 0 ? undefined : Object.fromEntries(found.map(([, tag, content, attribute, value]) => [tag ?? attribute ?? '', content ?? value ?? '']));
}

interface Read {
  readonly id: string;
  readonly parameter: string;
  readonly sent: Json | undefined;
  readonly made: Json | undefined;
  readonly read: Json | undefined;
}

/** How what was read is another thing than what was made: by its id, or by a field that was sent and that the document has in both. */
function differences({ document, schema }: { readonly document: Document; readonly schema: Place | undefined }, { id, sent, made, read }: Read): Found {
  if (read === undefined || schema === undefined) return undefined;
  const toldIn = new Set(scalarsIn(made).filter(([, value]) => String(value) === id).map(([key]) => key));
  const readScalars = scalarsIn(read);
  const sameNamed = readScalars.filter(([key]) => toldIn.has(key));
  if (sameNamed.length > 0 && !readScalars.some(([, value]) => String(value) === id)) return ['another id', `${id} is read as ${JSON.stringify(sameNamed.slice(0, 2))}`];
  for (const [key, value] of scalarFields(sent)) {
    const field = fieldPlace(document, schema, key);
    if (field === undefined || checkFor(document, field, 'response')(value).length > 0) continue;
    const isBack = readScalars.some(([name, found]) => name === key && asText(found) === asText(value));
    if (!isBack) return ['another field', `${key}: sent ${JSON.stringify(value)}, read ${JSON.stringify(readScalars.filter(([name]) => name === key).slice(0, 2))}`];
  }
  return undefined;
}

/** The scalar fields of what was sent, or of the one thing in it. */
function scalarFields(sent: Json | undefined): readonly (readonly [string, Json])[] {
  const whole = isArray(sent) ? sent[0] : sent;
  if (!isObject(whole)) return [];
  const entries = Object.entries(whole).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  const [only] = entries;
  if (entries.length === 1 && only !== undefined && typeof only[1] === 'object') return scalarFields(only[1]);
  return entries.filter(([, value]) => value !== null && typeof value !== 'object');
}

/** Where an answer has a field: in the thing itself, or in what the whole wraps. */
function fieldPlace(document: Document, schema: Place, key: string): Place | undefined {
  const { properties } = schemaAt(document, schema);
  const own = properties.get(key);
  if (own !== undefined || properties.size > 2) return own;
  return [...properties.values()].map((inner) => schemaAt(document, inner).properties.get(key)).find((place) => place !== undefined);
}
