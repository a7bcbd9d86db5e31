import type { Document } from '../openapi/document.ts';
import { listOperations } from '../openapi/operations.ts';
import { placeAt } from '../openapi/place.ts';
import type { Route, Router } from '../openapi/routing/router.ts';
import { createRouter } from '../openapi/routing/router.ts';
import { schemaAt } from '../openapi/schema.ts';
import type { Interaction, PactRequest } from '../pact/types.ts';
import { headerOf } from './headers.ts';

export type Located =
  | { readonly kind: 'found'; readonly route: Route }
  | { readonly kind: 'unknown'; readonly message: string; readonly fix: string };

const routers = new WeakMap<Document, Router>();

/** The operation that an interaction exercises: by method and path, and where several share those by what tells them apart. */
export function locate(document: Document, { request }: Interaction): Located {
  const routed = routerFor(document)(request.method.toUpperCase(), request.path);
  const asked = `${request.method.toUpperCase()} ${request.path}`;
  if (routed.kind === 'wrong-method') return unknown(`the document has no ${asked}`, `it has ${routed.allowed.join(', ')} there`);
  if (routed.kind === 'unknown') return unknown(`the document has no ${asked}`, routed.nearest.length === 0 ? 'check the path' : `did you mean ${routed.nearest.join(' or ')}?`);
  const route = routed.groups.map((routes) => bestOf(routes, request)).find((best) => best !== undefined);
  if (route !== undefined) return { kind: 'found', route };
  const there = routed.groups.flat().map(({ endpoint }) => endpoint.operation.id);
  return unknown(`no operation at ${asked} has this query and these headers`, `there are ${there.slice(0, 3).join(', ')}`);
}

function bestOf(routes: readonly Route[], request: PactRequest): Route | undefined {
  const scored = routes.map((route) => ({ route, score: scoreOf(route, request) })).filter(({ score }) => score >= 0);
  return scored.toSorted((a, b) => b.score - a.score)[0]?.route;
}

const unknown = (message: string, fix: string): Located => ({ kind: 'unknown', message, fix });

function routerFor(document: Document): Router {
  const known = routers.get(document) ?? createRouter(listOperations(document).map((operation) => ({ document, operation })));
  routers.set(document, known);
  return known;
}

/** How many of the fixed values that tell operations apart the request has; negative when it has another one. */
function scoreOf(route: Route, request: PactRequest): number {
  const fixed = [...route.demands.map(([name, value]) => ({ name, in: 'query', value })), ...fixedParameters(route)];
  const found = fixed.map(({ name, in: where, value }) => ({ value, sent: where === 'query' ? request.query?.[name]?.[0] : headerOf(request, name) }));
  if (found.some(({ value, sent }) => sent !== undefined && sent !== value)) return -1;
  return found.filter(({ sent }) => sent !== undefined).length;
}

/** Required parameters that can have one value only: `X-Amz-Target`, `Action`. */
function fixedParameters({ endpoint: { document, operation } }: Route): readonly { readonly name: string; readonly in: string; readonly value: string }[] {
  return operation.parameters.flatMap(({ name, in: where, required, schema }) => {
    const place = schema && placeAt(document, schema.pointer);
    const isTelling = required && (where === 'query' || where === 'header');
    const [value, ...others] = (place && isTelling && schemaAt(document, place).values) || [];
    return typeof value === 'string' && others.length === 0 ? [{ name, in: where, value }] : [];
  });
}
