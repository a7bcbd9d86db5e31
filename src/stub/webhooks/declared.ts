import { isArray, isObject } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import type { Place } from '../../openapi/place.ts';
import { child, rootPlace, step } from '../../openapi/place.ts';
import type { Document } from '../../openapi/document.ts';
import { isNoParameter } from '../../openapi/header-names.ts';
import type { MediaType } from '../../openapi/operations.ts';
import type { Endpoint, Served } from '../endpoint.ts';
import { isFormType, isJsonType } from '../request/media.ts';

/** A request that a vendor sends, as its document declares it. */
export interface Declared {
  /** A webhook's name; a callback's, after its operation's id: `createPet onDone`. */
  readonly name: string;
  readonly served: Served;
  readonly method: Method;
  /** Undefined where nothing is sent but the request itself. */
  readonly body: MediaType | undefined;
  /** The headers that it declares. */
  readonly headers: readonly { readonly name: string; readonly place: Place }[];
}

/** A callback goes to an address that its operation was told. */
export interface Callback extends Declared {
  /** OpenAPI's runtime expression: `{$request.body#/callbackUrl}`. */
  readonly expression: string;
}

/** Those in which a body is sent, the likeliest first. */
export const methods = ['POST', 'PUT', 'PATCH', 'DELETE', 'GET'] as const;
export type Method = (typeof methods)[number];

const known = new WeakMap<Endpoint, readonly Callback[]>();

/** The callbacks of an operation (OpenAPI 3.1, "Callback Object"). */
export function callbacksOf(endpoint: Endpoint): readonly Callback[] {
  const found = known.get(endpoint) ?? readCallbacks(endpoint);
  known.set(endpoint, found);
  return found;
}

function readCallbacks({ served, document, operation }: Endpoint): readonly Callback[] {
  const callbacks = step(document, operation.place, 'callbacks');
  return entriesOf(document, callbacks).flatMap(([name, callback]) =>
    entriesOf(document, callback).flatMap(([expression, item]) => {
      const declared = declaredAt(served, item, `${operation.id} ${name}`);
      return declared === undefined ? [] : [{ ...declared, expression }];
    }),
  );
}

/** The webhooks of a document: those of 3.1, and what documents before that write in their stead. */
export function webhooksOf(served: Served): readonly Declared[] {
  const { document } = served;
  const places = ['webhooks', 'x-webhooks'].map((key) => step(document, rootPlace(document), key));
  return places.flatMap((place) => entriesOf(document, place)).flatMap(([name, item]) => declaredAt(served, item, name) ?? []);
}

function declaredAt(served: Served, item: Place, name: string): Declared | undefined {
  const { document } = served;
  const method = methods.find((one) => isObject(member(item.value, one.toLowerCase())));
  if (method === undefined) return undefined;
  const content = entriesOf(document, step(document, item, method.toLowerCase(), 'requestBody', 'content'));
  const typed = content.map(([type, place]) => ({ type: (type.split(';')[0] ?? '').trim().toLowerCase(), schema: child(place, 'schema'), place }));
  const body = typed.find(({ type }) => isJsonType(type)) ?? typed.find(({ type }) => isFormType(type));
  return { name, served, method, body, headers: headersOf(document, item, method) };
}

function headersOf(document: Document, item: Place, method: Method): Declared['headers'] {
  const lists = [step(document, item, 'parameters'), step(document, item, method.toLowerCase(), 'parameters')];
  return lists.flatMap((list) => (list !== undefined && isArray(list.value) ? list.value.map((_, index) => step(document, list, index)) : [])).flatMap((place) => {
    const name = member(place?.value, 'name');
    const isHeader = member(place?.value, 'in') === 'header' && typeof name === 'string' && headerName.test(name) && !isNoParameter(name);
    return place !== undefined && isHeader ? [{ name, place }] : [];
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
