import { listed } from '../../failure/nearest.ts';
import type { Json } from '../../json/json.ts';
import type { Document } from '../../openapi/document.ts';
import { isAnyType, isJson, isUnreadJson, isXml } from '../../openapi/media-types.ts';
import type { DocumentedResponse, MediaType, Operation } from '../../openapi/operations.ts';
import { responseFor } from '../../openapi/operations.ts';
import type { MatchingRules, PactResponse } from '../../pact/types.ts';
import { publishedBody } from '../../openapi/published.ts';
import type { Demand } from '../demand/demand.ts';
import { namesIn } from '../demand/reliance.ts';
import type { ResponseReliance } from '../expectation.ts';
import { draw } from '../draw/draw.ts';
import { eitherOf, valuesOf } from '../draw/likely.ts';
import type { BodyRule } from '../draw/rules.ts';
import type { Drawn, Walk } from '../draw/walk.ts';
import { newBudget, rootSpot } from '../draw/walk.ts';
import type { Way } from '../draw/way.ts';
import { wrongExpectation } from '../problem.ts';
import { unreadAnswer } from '../unread-json.ts';
import { drawResponseHeaders } from './headers.ts';
import { xmlAnswer } from './xml.ts';

/** The response that a document has for a status: its own, its range's or the default one. */
export function documentedResponse(document: Document, operation: Operation, status: number): DocumentedResponse {
  const found = responseFor(operation, status);
  if (found !== undefined) return found;
  throw wrongExpectation(document, operation.place.pointer, {
    code: 'expectation.status.undocumented',
    message: `${operation.id} documents no answer ${status}: ${listed(operation.responses.map((response) => response.status))}`,
  });
}

/** The media type of which the answer is drawn: JSON where the vendor has it. */
export const answerType = ({ content }: DocumentedResponse): MediaType | undefined =>
  content.find(({ type }) => type === 'application/json') ?? content.find(({ type }) => isJson(type)) ?? content[0];

export interface ResponseWish {
  readonly document: Document;
  readonly response: DocumentedResponse;
  readonly status: number;
  readonly demand: Demand | undefined;
  readonly headers: readonly string[];
  readonly echo: Walk['likely'];
  /** How the body is drawn where it has to be valid as a whole. */
  readonly way?: Way;
  readonly examples?: ResponseReliance['examples'];
}

/** A response that holds what is relied on and no more. */
export function drawResponse(wish: ResponseWish): PactResponse {
  const media = answerType(wish.response);
  const value = wish.demand === undefined ? undefined : drawValue(wish, media, wish.demand);
  const body = value === undefined || media === undefined ? value : asWritten(wish.document, media, value);
  const contentType = body === undefined ? undefined : media !== undefined && isAnyType(media.type) ? 'application/json' : media?.type;
  const headers = drawResponseHeaders(wish.document, wish.response, { relied: wish.headers, type: contentType ?? media?.type });
  const sent = { ...(contentType === undefined ? {} : { 'Content-Type': [contentType] }), ...headers.headers };
  const rules = {
    ...(Object.keys(headers.rules).length === 0 ? {} : { header: headers.rules }),
    ...(body === undefined ? {} : { body: ruleSets(body.rules) }),
  };
  const generators = (body?.rules ?? []).flatMap(([path, , generator]) => (generator === undefined ? [] : [[path, generator] as const]));
  return {
    status: wish.status,
    ...(Object.keys(sent).length === 0 ? {} : { headers: sent }),
    ...(body === undefined || contentType === undefined ? {} : { body: { content: body.example, contentType, encoded: false } }),
    ...(Object.keys(rules).length === 0 ? {} : { matchingRules: rules }),
    ...(generators.length === 0 ? {} : { generators: { body: Object.fromEntries(generators) } }),
  };
}

const ruleSets = (rules: readonly BodyRule[]): NonNullable<MatchingRules['body']> => Object.fromEntries(rules.map(([path, set]) => [path, set]));

/** What Pact does not read as JSON is a text in the pact, and its rules speak of that. */
function asWritten(document: Document, { type, schema }: MediaType, drawn: Drawn): Drawn {
  if (isUnreadJson(type)) return unreadAnswer(drawn);
  return isXml(type) && schema !== undefined ? xmlAnswer(document, schema, drawn) : drawn;
}

/** A body's value as it stands in the pact. */
export const writtenAs = (document: Document, media: MediaType, value: Json): Json => asWritten(document, media, { example: value, rules: [] }).example;

/** The value of an answer's body, before it is written. */
export function drawValue(wish: ResponseWish, media: MediaType | undefined, demand: Demand): Drawn {
  const { document, response, echo, way } = wish;
  const examples = new Map(Object.entries(wish.examples ?? {}).map(([path, value]) => [namesIn(path).join('.'), value]));
  const wanted: Walk['wanted'] = (names) => examples.get(names.join('.'));
  if (media?.schema !== undefined && isDescribed(media.type)) {
    const published = publishedBody(document, media, 'response');
    const likely = way?.cautious === true ? echo : eitherOf(echo, valuesOf(published));
    return draw({ document, direction: 'response', likely, published, wanted, way, budget: newBudget() }, rootSpot(media.schema), demand);
  }
  throw wrongExpectation(document, response.place.pointer, { code: 'expectation.body.undocumented', message: `the answer ${wish.status} ${whyNoBody(media)}` });
}

/** Whether a schema tells the fields of bodies of a type. */
export const isDescribed = (type: string): boolean => isJson(type) || isUnreadJson(type) || isXml(type);

function whyNoBody(media: MediaType | undefined): string {
  if (media === undefined) return 'has no body';
  return isDescribed(media.type) ? 'has a body that the document does not describe' : `is ${media.type}, of which no fields are known`;
}
