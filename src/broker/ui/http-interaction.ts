import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { member } from '../../json/pointer.ts';
import type { Interaction, PactBody, PactRequest, PactResponse, ProviderState } from '../../pact/types.ts';
import { matchingRulesOf } from './matching-rules.ts';

/** An HTTP interaction of any pact version, as far as it can be read; undefined without request and response. */
export function httpInteraction(item: JsonObject, description: string): Interaction | undefined {
  const { request, response, comments, pending } = item;
  if (!isObject(request) || !isObject(response)) return undefined;
  return {
    type: 'Synchronous/HTTP',
    description,
    pending: pending === true,
    providerStates: statesOf(item),
    request: requestOf(request),
    response: responseOf(response),
    ...(isObject(comments) ? { comments: definedOnly(comments) } : {}),
  };
}

/** One state by name up to version 2, a list since. */
function statesOf(item: JsonObject): readonly ProviderState[] {
  const { providerStates, providerState } = item;
  if (isArray(providerStates)) return providerStates.flatMap(stateOf);
  return typeof providerState === 'string' ? [{ name: providerState }] : [];
}

function stateOf(state: Json): readonly ProviderState[] {
  const name = member(state, 'name');
  const params = member(state, 'params');
  if (typeof name !== 'string') return [];
  return [isObject(params) ? { name, params: definedOnly(params) } : { name }];
}

const requestOf = (request: JsonObject): PactRequest => ({
  method: typeof request['method'] === 'string' ? request['method'] : 'GET',
  path: typeof request['path'] === 'string' ? request['path'] : '/',
  query: typeof request['query'] === 'string' ? parsedQuery(request['query']) : manyValued(request['query']),
  ...messageOf(request),
});

const responseOf = (response: JsonObject): PactResponse => ({
  status: typeof response['status'] === 'number' ? response['status'] : 200,
  ...messageOf(response),
});

type Message = Pick<PactResponse, 'headers' | 'body' | 'matchingRules'>;

function messageOf(message: JsonObject): Message {
  const headers = manyValued(message['headers']);
  const body = bodyOf(message['body'], headers);
  return { headers, ...(body === undefined ? {} : { body }), matchingRules: matchingRulesOf(message['matchingRules']) };
}

type ManyValued = NonNullable<PactResponse['headers']>;

const manyValued = (fields: Json | undefined): ManyValued =>
  isObject(fields)
    ? Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, (isArray(value) ? value : [value ?? '']).map(asText)]))
    : {};

function parsedQuery(query: string): ManyValued {
  const params = new URLSearchParams(query);
  return Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name)]));
}

const asText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Version 4 wraps a body with its content type; before, the body stood alone. */
function bodyOf(body: Json | undefined, headers: ManyValued): PactBody | undefined {
  if (body === undefined || body === null || body === '') return undefined;
  const declared = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1].join(', ');
  if (!isObject(body) || !('content' in body)) return { content: body, contentType: declared ?? guessedType(body), encoded: false };
  const { content, contentType, encoded } = body;
  if (content === undefined || content === '') return undefined;
  return {
    content,
    contentType: typeof contentType === 'string' ? contentType : (declared ?? guessedType(content)),
    encoded: isBase64(encoded) ? 'base64' : false,
  };
}

const guessedType = (content: Json): string => (typeof content === 'string' ? 'text/plain' : 'application/json');

const isBase64 = (encoded: Json | undefined): boolean => typeof encoded === 'string' && encoded.toLowerCase() === 'base64';

const definedOnly = (object: JsonObject): { readonly [key: string]: Json } =>
  Object.fromEntries(Object.entries(object).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
