import { asText } from '../json/as-text.ts';
import { isArray, isObject } from '../json/json.ts';
import { member } from '../json/pointer.ts';
import type { Document } from './document.ts';
import { isNoParameter } from './header-names.ts';
import { isForm, isJson, isUnreadJson } from './media-types.ts';
import type { MediaType, Operation } from './operations.ts';
import { listOperations } from './operations.ts';
import type { Place } from './place.ts';
import { child, rootPlace, step } from './place.ts';
import { sample } from './sample.ts';

/** A request that a vendor sends, as its document declares it. */
export interface SentRequest {
  /** A webhook's name; a callback's, after its operation's id: `createPet onDone`. */
  readonly name: string;
  readonly method: SentMethod;
  /** Undefined where nothing is sent but the request itself. */
  readonly body: MediaType | undefined;
  /** The headers that it declares. */
  readonly headers: readonly SentHeader[];
  readonly place: Place;
}

export interface SentHeader {
  readonly name: string;
  readonly schema: Place | undefined;
  readonly place: Place;
}

/** A callback goes to an address that its operation was told. */
export interface SentCallback extends SentRequest {
  /** OpenAPI's runtime expression: `{$request.body#/callbackUrl}`. */
  readonly expression: string;
}

/** Those in which a body is sent, the likeliest first. */
export const methods = ['POST', 'PUT', 'PATCH', 'DELETE', 'GET'] as const;
export type SentMethod = (typeof methods)[number];

/** The webhooks of a document: those of 3.1, and what documents before that write in their stead. */
export function webhooksIn(document: Document): readonly SentRequest[] {
  const places = ['webhooks', 'x-webhooks'].map((key) => step(document, rootPlace(document), key));
  return places.flatMap((place) => entriesOf(document, place)).flatMap(([name, item]) => sentAt(document, item, name) ?? []);
}

/** The callbacks of an operation (OpenAPI 3.1, "Callback Object"). */
export const callbacksIn = (document: Document, operation: Operation): readonly SentCallback[] =>
  entriesOf(document, step(document, operation.place, 'callbacks')).flatMap(([name, callback]) =>
    entriesOf(document, callback).flatMap(([expression, item]) => {
      const sent = sentAt(document, item, `${operation.id} ${name}`);
      return sent === undefined ? [] : [{ ...sent, expression }];
    }),
  );

/** What a header is sent with: as the document shows it, else drawn from its schema. */
export function headerText(document: Document, { name, schema, place }: SentHeader): string {
  const value = member(place.value, 'example') ?? (schema === undefined ? 'text' : sample(document, schema, { direction: 'response', include: 'required', name }));
  return asText(value).replaceAll(/[^\x20-\x7e]/g, '');
}

const known = new WeakMap<Document, readonly SentRequest[]>();

/** All that a vendor sends of its own accord. */
export function listSent(document: Document): readonly SentRequest[] {
  const sent = known.get(document) ?? [...webhooksIn(document), ...listOperations(document).flatMap((operation) => callbacksIn(document, operation))];
  known.set(document, sent);
  return sent;
}

function sentAt(document: Document, item: Place, name: string): SentRequest | undefined {
  const method = methods.find((one) => isObject(member(item.value, one.toLowerCase())));
  if (method === undefined) return undefined;
  const content = entriesOf(document, step(document, item, method.toLowerCase(), 'requestBody', 'content'));
  const typed = content.map(([type, place]) => ({ type: (type.split(';')[0] ?? '').trim().toLowerCase(), schema: child(place, 'schema'), place }));
  const body = typed.find(({ type }) => isJson(type) || isUnreadJson(type)) ?? typed.find(({ type }) => isForm(type));
  return { name, method, body, headers: headersOf(document, item, method), place: item };
}

function headersOf(document: Document, item: Place, method: SentMethod): readonly SentHeader[] {
  const lists = [step(document, item, 'parameters'), step(document, item, method.toLowerCase(), 'parameters')];
  return lists.flatMap((list) => (list !== undefined && isArray(list.value) ? list.value.map((_, index) => step(document, list, index)) : [])).flatMap((place) => {
    const name = member(place?.value, 'name');
    const isHeader = member(place?.value, 'in') === 'header' && typeof name === 'string' && headerName.test(name) && !isNoParameter(name);
    return place !== undefined && isHeader ? [{ name, schema: child(place, 'schema'), place }] : [];
  });
}

const headerName = /^[\w!#$%&'*+.^`|~-]+$/;

const entriesOf = (document: Document, place: Place | undefined): readonly (readonly [string, Place])[] => {
  if (place === undefined || !isObject(place.value)) return [];
  return Object.keys(place.value).filter((key) => key === 'x-webhooks' || !key.startsWith('x-')).flatMap((key) => {
    const inside = step(document, place, key);
    return inside === undefined ? [] : [[key, inside] as const];
  });
};
