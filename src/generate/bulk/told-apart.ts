import type { Document } from '../../openapi/document.ts';
import { isJson } from '../../openapi/media-types.ts';
import type { Operation } from '../../openapi/operations.ts';
import { listOperations, responseFor } from '../../openapi/operations.ts';
import { bestRoute } from '../../openapi/routing/best-route.ts';
import type { Router } from '../../openapi/routing/router.ts';
import { createRouter } from '../../openapi/routing/router.ts';
import { answerState } from '../../openapi/states.ts';
import type { Interaction, PactRequest } from '../../pact/types.ts';

/** An interaction that needs no provider state, unless its request looks like that of another operation: then a state says which is meant. */
export function toldApart(document: Document, operation: Operation, interaction: Interaction): Interaction {
  const { providerStates, request, response } = interaction;
  if (providerStates.length > 0 || responseFor(operation, response.status) === undefined || isSeparable(document, operation, request)) return interaction;
  return { ...interaction, providerStates: [answerState(operation.id, response.status)] };
}

/** Whether something in a request tells its operation apart from all others on that path. */
function isSeparable(document: Document, operation: Operation, request: PactRequest): boolean {
  const routed = routerFor(document)(request.method, request.path);
  if (routed.kind !== 'found' || routed.groups.flat().length < 2) return true;
  const best = routed.groups.map((routes) => bestRoute(routes, sentBy(request))).find((route) => route !== undefined) ?? routed.groups[0]?.[0];
  return best?.endpoint.operation.id === operation.id;
}

const routers = new WeakMap<Document, Router>();

function routerFor(document: Document): Router {
  const known = routers.get(document) ?? createRouter(listOperations(document).map((operation) => ({ document, operation })));
  routers.set(document, known);
  return known;
}

/** What of a drawn request tells operations apart. */
function sentBy({ query = {}, headers = {}, body }: PactRequest): Parameters<typeof bestRoute>[1] {
  const inQuery = (name: string): readonly string[] => (Object.hasOwn(query, name) ? (query[name] ?? []) : []);
  const inHeader = (name: string): readonly string[] => Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] ?? [];
  const places = { query: inQuery, header: inHeader, anywhere: (name: string) => [...inQuery(name), ...inHeader(name)] };
  return {
    valuesOf: (name, where) => places[where](name),
    type: body?.contentType.split(';')[0]?.trim().toLowerCase(),
    json: () => (body !== undefined && isJson(body.contentType) && body.encoded === false ? body.content : undefined),
  };
}
