import type { Document } from '../openapi/document.ts';
import type { Json } from '../json/json.ts';
import type { MediaType, Operation } from '../openapi/operations.ts';
import { findOperation } from '../openapi/operations.ts';
import type { Interaction, ProviderState } from '../pact/types.ts';
import { checkReliance } from './demand/check.ts';
import type { Demand } from './demand/demand.ts';
import { demandOf } from './demand/reliance.ts';
import type { Way } from './draw/way.ts';
import { checkExpectation } from './expectation-shape.ts';
import type { Expectation } from './expectation.ts';
import type { DrawnRequest } from './request/request.ts';
import { drawRequest } from './request/request.ts';
import { echoOf } from './response/echo.ts';
import { isDescribed, writtenAs } from './response/body.ts';
import type { ResponseWish } from './response/response.ts';
import { answerType, documentedResponse, drawResponse, drawValue } from './response/response.ts';
import { statesOf, whenIn } from './states.ts';

/** The interaction that an expectation and the vendor's document make. A wrong expectation is a `Failure` that says what is near. */
export function drawInteraction(document: Document, expectation: Expectation): Interaction {
  checkExpectation(expectation);
  const operation = findOperation(document, expectation.operation);
  const demand = demandOf(expectation.response);
  const media = answerType(documentedResponse(document, operation, expectation.response.status));
  if (demand !== undefined && media?.schema !== undefined && isDescribed(media.type)) checkReliance({ document, schema: media.schema }, expectation.response, demand);
  return drawFor(document, { ...expectation, operation, demand });
}

/** An expectation whose operation was found and whose reliance was read. */
export interface Wish extends Omit<Expectation, 'operation'> {
  readonly operation: Operation;
  readonly demand: Demand | undefined;
  /** How the answer's body is drawn where it has to be valid as a whole. */
  readonly way?: Way;
}

/** The value of an answer's body, and how one is written in the pact: in XML it is a text there. */
export interface AnswerValue {
  readonly value: Json;
  readonly write: (value: Json) => Json;
}

/** What an expectation's answer has in its body; undefined where it has none. */
export function answerValue(document: Document, expectation: Expectation): AnswerValue | undefined {
  const demand = demandOf(expectation.response);
  const { answer, media } = sidesOf(document, { ...expectation, operation: findOperation(document, expectation.operation), demand });
  if (demand === undefined || media === undefined) return undefined;
  return { value: drawValue(answer, media, demand).example, write: (value) => writtenAs(document, media, value) };
}

/** The drawn request, and what its answer is drawn from. */
function sidesOf(document: Document, { operation, demand, way, ...wish }: Wish): { readonly drawn: DrawnRequest; readonly answer: ResponseWish; readonly media: MediaType | undefined } {
  const { status, headers = [], examples = {} } = wish.response;
  const response = documentedResponse(document, operation, status);
  const media = answerType(response);
  const drawn = drawRequest({ document, operation, given: wish.request ?? {}, response, accepts: media });
  return { drawn, media, answer: { document, response, status, demand, headers, examples, echo: echoOf(drawn, operation.path), ...(way === undefined ? {} : { way }) } };
}

export function drawFor(document: Document, wish: Wish): Interaction {
  const { operation } = wish;
  const { drawn, answer } = sidesOf(document, wish);
  const providerStates = statesOf(wish.given);
  return {
    type: 'Synchronous/HTTP',
    description: wish.description ?? describe(operation, answer.status, providerStates),
    providerStates,
    request: drawn.request,
    response: drawResponse(answer),
    comments: { references: { openapi: { operationId: operation.id } } },
  };
}

const describe = (operation: Operation, status: number, states: readonly ProviderState[]): string => `${operation.id} answers ${status}${whenIn(states)}`;
