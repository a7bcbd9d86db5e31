import { asText } from '../json/as-text.ts';
import type { Json } from '../json/json.ts';
import { member } from '../json/pointer.ts';
import type { Document } from '../openapi/document.ts';
import { spansSegments } from '../openapi/multi-segment.ts';
import { listOperations } from '../openapi/operations.ts';
import type { Sent } from '../openapi/routing/best-route.ts';
import { bestRoute } from '../openapi/routing/best-route.ts';
import type { Route, Router } from '../openapi/routing/router.ts';
import { createRouter } from '../openapi/routing/router.ts';
import type { Interaction, PactRequest } from '../pact/types.ts';
import { headerOf } from './headers.ts';
import { essenceOf } from './media.ts';
import { bodyOf } from './request/body-of.ts';

export type Located =
  { readonly kind: 'found'; readonly route: Route } | { readonly kind: 'unknown'; readonly message: string; readonly fix: string };

const routers = new WeakMap<Document, Router>();

/** The operation that an interaction exercises: by method and path, and where several share those by what tells them apart. */
export function locate(document: Document, { request, comments }: Interaction): Located {
  const asked = `${request.method.toUpperCase()} ${request.path}`;
  const routed = routerFor(document)(request.method.toUpperCase(), request.path);
  if (routed.kind === 'wrong-method') return unknown(`the document has no ${asked}`, `it has ${routed.allowed.join(', ')} there`);
  if (routed.kind === 'unknown')
    return unknown(
      `the document has no ${asked}`,
      routed.nearest.length === 0 ? 'check the path' : `did you mean ${routed.nearest.join(' or ')}?`,
    );
  const id = operationNamed(comments);
  const named = routed.groups.flat().find(({ endpoint }) => endpoint.operation.id === id);
  const route = named ?? routed.groups.map((routes) => bestRoute(routes, sentBy(request))).find((best) => best !== undefined);
  const isElsewhere = route !== undefined && route !== named && id !== undefined && isStretched(route);
  if (isElsewhere) return unknown(`the document has no ${asked} that is ${asText(id)}`, `${route.endpoint.operation.id} takes such paths`);
  if (route !== undefined) return { kind: 'found', route };
  const there = routed.groups.flat().map(({ endpoint }) => endpoint.operation.id);
  return unknown(`no operation at ${asked} has this query and these headers`, `there are ${there.slice(0, 3).join(', ')}`);
}

const unknown = (message: string, fix: string): Located => ({ kind: 'unknown', message, fix });

function routerFor(document: Document): Router {
  const known = routers.get(document) ?? createRouter(listOperations(document).map((operation) => ({ document, operation })));
  routers.set(document, known);
  return known;
}

/** An interaction may itself say which operation it exercises. */
const operationNamed = (comments: Interaction['comments']): Json | undefined => member(member(member(comments, 'references'), 'openapi'), 'operationId');

/** Whether a path was fitted to an operation by taking slashes into a value. What exercised another operation is not there by that. */
const isStretched = ({ endpoint: { operation }, path }: Route): boolean =>
  operation.parameters.some((parameter) => parameter.in === 'path' && path.get(parameter.name)?.includes('/') === true && !spansSegments(parameter));

/** What the request has, in the pact's form. */
const sentBy = (request: PactRequest): Sent => {
  const inHeader = (name: string): readonly string[] => [headerOf(request, name) ?? []].flat();
  const inQuery = (name: string): readonly string[] => (Object.hasOwn(request.query ?? {}, name) ? (request.query?.[name] ?? []) : []);
  const places = { query: inQuery, header: inHeader, anywhere: (name: string) => [...inQuery(name), ...inHeader(name)] };
  return { valuesOf: (name, where) => places[where](name), type: bodyType(request) };
};

const bodyType = (request: PactRequest): string | undefined => {
  const body = bodyOf(request);
  return body && essenceOf(body.contentType);
};
