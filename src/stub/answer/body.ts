import type { Json, JsonObject } from '../../json/json.ts';
import { isArray, isObject } from '../../json/json.ts';
import { joinPointer, member } from '../../json/pointer.ts';
import type { Check } from '../../openapi/check.ts';
import type { Document } from '../../openapi/document.ts';
import type { Place } from '../../openapi/place.ts';
import type { MediaType } from '../../openapi/operations.ts';
import { check } from '../request/checks.ts';
import { isJsonType } from '../request/media.ts';
import type { Understood } from '../request/understand.ts';
import { alternativeSample } from './alternative.ts';
import { errorWords } from './error-words.ts';
import { echoOf, filtersOf } from './echo.ts';
import { publishedExamples } from './examples.ts';
import { identityOf } from './identity.ts';
import { listKey } from './lists.ts';
import { overlay } from './merge.ts';
import { ownersOf } from './owners.ts';
import { bodyAround, drawnBody, sampledBody } from './sampled.ts';
import { settle } from './settle.ts';

export interface BodyPlan {
  readonly media: MediaType;
  readonly status: number;
  /** What a state in force says about the body, and how that state is called. */
  readonly stated: Json | undefined;
  readonly state: string | undefined;
  /** Another sample for each; default: the usual one. */
  readonly seed?: number | undefined;
}

/** An answer's body: sampled, then made to fit the request and the state. Whatever would leave the document is left out. */
export function bodyFor(request: Understood, plan: BodyPlan): Json | undefined {
  const { media, status, stated } = plan;
  // Of a stream one item shows what comes.
  const schema = media.schema ?? media.itemSchema;
  const { document } = request.endpoint;
  if (schema === undefined) return undescribed(document, plan);
  const violations = check(document, schema, 'response');
  const around = stated === undefined ? undefined : statedBody(document, schema, plan);
  if (around === undefined || violations(around).length > 0) {
    return asAsked(violations, request, { body: ofKindSent(violations, request, { schema, body: sampledOrDrawn(document, schema, plan) }), stated: undefined });
  }
  return status >= 400 ? around : asAsked(violations, request, { body: around, stated });
}

/** Without a schema what is published is the body; a file or text of which nothing is known is empty, and of its type all the same. */
function undescribed(document: Document, { media, stated }: BodyPlan): Json | undefined {
  const isSaid = stated !== undefined && !(isObject(stated) && Object.keys(stated).length === 0);
  const [example] = isSaid ? [stated] : publishedExamples(document, media);
  return example ?? stated ?? (isJsonType(media.type) ? undefined : '');
}

const sampledOrDrawn = (document: Document, schema: Place, { media, seed }: BodyPlan): Json =>
  (seed === undefined ? sampledBody(document, media, schema) : drawnBody(document, media, { schema, seed }));

/** An error is told in the state's own words. */
function statedBody(document: Document, schema: Place, { status, stated = {}, state = '' }: BodyPlan): Json {
  if (status < 400) return bodyAround(document, schema, { given: stated, include: 'all' });
  const words = errorWords(document, schema, { status, message: state, name: '' }) ?? {};
  return bodyAround(document, schema, { given: overlay(words, stated), include: 'documented' });
}

/** Of a choice the alternative that was sent, which is what is answered in most cases. */
function ofKindSent(violations: Check, { endpoint, body: sent }: Understood, { schema, body }: { readonly schema: Place; readonly body: Json }): Json {
  if (!isObject(sent) || !isObject(body)) return body;
  return alternativeSample(endpoint.document, schema, { base: body, fields: sent, isValid: (value) => violations(value).length === 0 }) ?? body;
}

const asAsked = (violations: Check, request: Understood, draft: Draft): Json =>
  filtered(violations, request, { ...draft, body: fitted(violations, request, draft) });

interface Draft {
  readonly body: Json;
  readonly stated: Json | undefined;
}

/** With what the request says in the fields of the same name, below what the state says. A body to which nothing is added stays the same one. */
function fitted(violations: Check, request: Understood, { body, stated }: Draft): Json {
  const wished = { ...echoOf(request, body), ...identityOf(request, body) };
  if (stated === undefined && Object.keys(wished).length === 0) return body;
  const settled = settle(violations, {
    wished,
    build: (fields) => overlay(overlay(body, fields), stated),
    locate: (pointer) => pointer,
  });
  return settled ?? body;
}

/** The items of a list with the query's filters in them, and what the path says that they are below, unless the state says what is listed. */
function filtered(violations: Check, request: Understood, { body, stated }: Draft): Json {
  const key = listKey(body);
  const list = key === undefined || key === '' ? body : member(body, key);
  if (key === undefined || !isArray(list) || member(stated, key) !== undefined || isArray(stated)) return body;
  const wished = { ...ownersIn(list, request), ...filtersOf(request, list[0]) };
  if (Object.keys(wished).length === 0) return body;
  const items = (filters: Json): readonly Json[] => list.map((item) => overlay(item, filters));
  const prefix = key === '' ? '' : joinPointer('', key);
  const settled = settle(violations, {
    wished,
    build: (filters) => (isObject(body) ? { ...body, [key]: items(filters) } : items(filters)),
    locate: (pointer) => (pointer.startsWith(`${prefix}/`) ? pointer.slice(prefix.length).replace(/^\/\d+/, '') : ''),
  });
  return settled ?? body;
}

/** Whose the items are, where they say that they are somebody else's. */
function ownersIn(list: readonly Json[], request: Understood): JsonObject {
  const [first] = list;
  if (!isObject(first) || request.path.size === 0) return {};
  const isOther = (item: Json, name: string, value: Json): boolean => typeof member(item, name) !== 'object' && member(item, name) !== value;
  return Object.fromEntries(ownersOf(request)(first).filter(([name, value]) => list.some((item) => isOther(item, name, value))));
}
