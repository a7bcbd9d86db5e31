import type { Document } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';
import { findOperation } from '../openapi/operations.ts';
import type { Interaction, ProviderState } from '../pact/types.ts';
import { checkReliance } from './demand/check.ts';
import type { Demand } from './demand/demand.ts';
import { demandOf } from './demand/reliance.ts';
import type { Way } from './draw/way.ts';
import { checkExpectation } from './expectation-shape.ts';
import type { Expectation } from './expectation.ts';
import { drawRequest } from './request/request.ts';
import { echoOf } from './response/echo.ts';
import { answerType, documentedResponse, drawResponse, isDescribed } from './response/response.ts';

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

export function drawFor(document: Document, wish: Wish): Interaction {
  const { operation, demand, way } = wish;
  const { status, headers = [], examples = {} } = wish.response;
  const response = documentedResponse(document, operation, status);
  const drawn = drawRequest({ document, operation, given: wish.request ?? {}, response, accepts: answerType(response) });
  const providerStates = statesOf(wish.given);
  return {
    type: 'Synchronous/HTTP',
    description: wish.description ?? describe(operation, status, providerStates),
    providerStates,
    request: drawn.request,
    response: drawResponse({ document, response, status, demand, headers, examples, echo: echoOf(drawn, operation.path), ...(way === undefined ? {} : { way }) }),
    comments: { references: { openapi: { operationId: operation.id } } },
  };
}

function statesOf(given: Expectation['given']): readonly ProviderState[] {
  const states = given === undefined ? [] : Array.isArray(given) ? given : [given];
  return states.map((state: string | ProviderState) => (typeof state === 'string' ? { name: state } : state));
}

function describe(operation: Operation, status: number, states: readonly ProviderState[]): string {
  const when = states.length === 0 ? '' : ` when ${states.map(({ name }) => name).join(' and ')}`;
  return `${operation.id} answers ${status}${when}`;
}
