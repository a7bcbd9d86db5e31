import type { Json, JsonObject } from '../json/json.ts';
import { isArray, isObject } from '../json/json.ts';
import { member } from '../json/pointer.ts';
import type { Interaction, MessageInteraction, PactBody, PactResponse, ProviderState } from './types.ts';
import { upgradeMessageRules, upgradeRules } from './upgrade-rules.ts';

type Values = { readonly [name: string]: readonly string[] };

/** The V4 form of an interaction whose parts have the right types. What V4 does not name stays as it is. */
export function upgradeInteraction(raw: JsonObject, known: { readonly description: string; readonly isV4: boolean }): Interaction {
  const { providerState: _, provider_state: __, request, response, comments, key, pending, ...rest } = raw;
  const status = member(response, 'status');
  return {
    ...rest,
    type: 'Synchronous/HTTP',
    description: known.description,
    providerStates: providerStates(raw),
    request: {
      method: textOr(member(request, 'method'), 'GET').toUpperCase(),
      path: textOr(member(request, 'path'), '/'),
      ...queryOf(request),
      ...upgradeSide(request, known.isV4),
    },
    response: { status: typeof status === 'number' ? status : 200, ...upgradeSide(response, known.isV4) },
    ...notes({ comments, key, pending }),
  };
}

/** The V4 form of a message. V3 wrote `contents` as they are, and `metaData` in some libraries. */
export function upgradeMessage(raw: JsonObject, known: { readonly description: string; readonly isV4: boolean }): MessageInteraction {
  const { providerState: _, provider_state: __, contents, metadata, metaData, matchingRules, generators, comments, key, pending, ...rest } = raw;
  const about = metadata ?? metaData;
  const body = known.isV4 ? bodyOf(contents, undefined) : legacyBody(contents, typeNamed(about));
  return {
    ...rest,
    type: 'Asynchronous/Messages',
    description: known.description,
    providerStates: providerStates(raw),
    ...(body === undefined ? {} : { contents: body }),
    ...(isObject(about) && Object.keys(about).length > 0 ? { metadata: definedMembers(about) } : {}),
    ...(isObject(matchingRules) && Object.keys(matchingRules).length > 0 ? { matchingRules: upgradeMessageRules(matchingRules) } : {}),
    ...(isObject(generators) ? { generators: definedMembers(generators) } : {}),
    ...notes({ comments, key, pending }),
  };
}

/** A message's content type stands in its metadata, under either of two names. */
function typeNamed(metadata: Json | undefined): Values | undefined {
  const type = member(metadata, 'contentType') ?? member(metadata, 'content-type');
  return typeof type === 'string' ? { 'content-type': [type] } : undefined;
}

function notes({ comments, key, pending }: JsonObject): Pick<Interaction, 'comments' | 'key' | 'pending'> {
  return {
    ...(isObject(comments) ? { comments: definedMembers(comments) } : {}),
    ...(typeof key === 'string' ? { key } : {}),
    ...(typeof pending === 'boolean' ? { pending } : {}),
  };
}

/** V3 and V4 have a list with parameters, V2 one name, Ruby's V1 the same with an underscore. */
export function providerStates(raw: Json): readonly ProviderState[] {
  const states = member(raw, 'providerStates') ?? member(raw, 'providerState') ?? member(raw, 'provider_state');
  if (typeof states === 'string') return states === '' ? [] : [{ name: states }];
  return isArray(states) ? states.flatMap(providerState) : [];
}

function providerState(state: Json): readonly ProviderState[] {
  const name = typeof state === 'string' ? state : member(state, 'name');
  const params = member(state, 'params');
  if (typeof name !== 'string') return [];
  return [isObject(params) && Object.keys(params).length > 0 ? { name, params: definedMembers(params) } : { name }];
}

function upgradeSide(message: Json | undefined, isV4: boolean): Omit<PactResponse, 'status'> {
  const headers = valuesOf(member(message, 'headers'));
  const body = isV4 ? bodyOf(member(message, 'body'), headers) : legacyBody(member(message, 'body'), headers);
  const rules = member(message, 'matchingRules');
  const generators = member(message, 'generators');
  return {
    ...(headers === undefined ? {} : { headers }),
    ...(body === undefined ? {} : { body }),
    ...(isObject(rules) && Object.keys(rules).length > 0 ? { matchingRules: upgradeRules(rules) } : {}),
    ...(isObject(generators) ? { generators: definedMembers(generators) } : {}),
  };
}

/** V2 wrote the query as it stands in a URL. */
function queryOf(request: Json | undefined): { query?: Values } {
  const raw = member(request, 'query');
  const parameters = new URLSearchParams(typeof raw === 'string' ? raw : '');
  const names = [...new Set(parameters.keys())];
  const query = names.length === 0 ? valuesOf(raw) : Object.fromEntries(names.map((name) => [name, parameters.getAll(name)]));
  return query === undefined ? {} : { query };
}

function valuesOf(raw: Json | undefined): Values | undefined {
  if (!isObject(raw) || Object.keys(raw).length === 0) return undefined;
  return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, (isArray(value) ? value : [value]).map(headerText)]));
}

const headerText = (value: Json | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''));

/** `{}` and a missing body both mean that the pact says nothing about it; `null` says that there is none. */
function bodyOf(raw: Json | undefined, headers: Values | undefined): PactBody | undefined {
  if (raw === null) return legacyBody(raw, headers);
  const content = member(raw, 'content');
  if (content === undefined) return undefined;
  const type = member(raw, 'contentType');
  return {
    content,
    contentType: typeof type === 'string' ? type : contentTypeOf(content, headers),
    encoded: /^base64$/i.test(textOr(member(raw, 'encoded'), '')) ? 'base64' : false,
  };
}

const legacyBody = (content: Json | undefined, headers: Values | undefined): PactBody | undefined =>
  content === undefined ? undefined : { content, contentType: contentTypeOf(content, headers), encoded: false };

function contentTypeOf(content: Json, headers: Values | undefined): string {
  const declared = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'content-type')?.[1][0];
  return declared?.split(';')[0]?.trim() ?? (typeof content === 'string' ? typeOfText(content) : 'application/json');
}

const typeOfText = (text: string): string => (/^\s*<\?xml\s/.test(text) ? 'application/xml' : 'text/plain');

const textOr = (value: Json | undefined, otherwise: string): string => (typeof value === 'string' ? value : otherwise);

const definedMembers = (object: JsonObject): { readonly [key: string]: Json } =>
  Object.fromEntries(Object.entries(object).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
