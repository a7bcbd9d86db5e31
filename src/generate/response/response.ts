import { listed } from '../../failure/nearest.ts';
import type { Document } from '../../openapi/document.ts';
import { isAnyType, isJson } from '../../openapi/media-types.ts';
import type { DocumentedResponse, MediaType, Operation } from '../../openapi/operations.ts';
import { responseFor } from '../../openapi/operations.ts';
import type { PactResponse } from '../../pact/types.ts';
import type { Demand } from '../demand/demand.ts';
import type { Drawn, Walk } from '../draw/walk.ts';
import { wrongExpectation } from '../problem.ts';
import type { BodyWish } from './body.ts';
import { drawBody, isDescribed, writtenBody } from './body.ts';
import { drawResponseHeaders } from './headers.ts';

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

export interface ResponseWish extends BodyWish {
  readonly response: DocumentedResponse;
  readonly status: number;
  readonly demand: Demand | undefined;
  readonly headers: readonly string[];
  readonly echo: Walk['likely'];
}

/** A response that holds what is relied on and no more. */
export function drawResponse(wish: ResponseWish): PactResponse {
  const media = answerType(wish.response);
  const value = wish.demand === undefined ? undefined : drawValue(wish, media, wish.demand);
  const body = value === undefined || media === undefined ? undefined : writtenBody(wish.document, media, value);
  const contentType = body === undefined ? undefined : media !== undefined && isAnyType(media.type) ? 'application/json' : media?.type;
  const headers = drawResponseHeaders(wish.document, wish.response, { relied: wish.headers, type: contentType ?? media?.type });
  const sent = { ...(contentType === undefined ? {} : { 'Content-Type': [contentType] }), ...headers.headers };
  const rules = {
    ...(Object.keys(headers.rules).length === 0 ? {} : { header: headers.rules }),
    ...(body === undefined ? {} : { body: body.rules }),
  };
  return {
    status: wish.status,
    ...(Object.keys(sent).length === 0 ? {} : { headers: sent }),
    ...(body === undefined || contentType === undefined ? {} : { body: { content: body.content, contentType, encoded: false } }),
    ...(Object.keys(rules).length === 0 ? {} : { matchingRules: rules }),
    ...(body?.generators === undefined ? {} : { generators: { body: body.generators } }),
  };
}

/** The value of an answer's body, before it is written. */
export function drawValue(wish: ResponseWish, media: MediaType | undefined, demand: Demand): Drawn {
  const drawn = media === undefined ? undefined : drawBody(wish, media, demand);
  if (drawn !== undefined) return drawn;
  throw wrongExpectation(wish.document, wish.response.place.pointer, { code: 'expectation.body.undocumented', message: `the answer ${wish.status} ${whyNoBody(media)}` });
}

function whyNoBody(media: MediaType | undefined): string {
  if (media === undefined) return 'has no body';
  return isDescribed(media.type) ? 'has a body that the document does not describe' : `is ${media.type}, of which no fields are known`;
}
