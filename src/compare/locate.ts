import { member } from '../json/pointer.ts';
import type { Document } from '../openapi/document.ts';
import { listOperations } from '../openapi/operations.ts';
import type { Route, Router } from '../openapi/routing/router.ts';
import { createRouter } from '../openapi/routing/router.ts';
import { schemaAt } from '../openapi/schema.ts';
import { textsValue } from '../openapi/wire/serialised.ts';
import type { Interaction, PactRequest } from '../pact/types.ts';
import { headerOf } from './headers.ts';
import { violations } from './values.ts';

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
  const route =
    meant(routed.groups.flat(), comments) ?? routed.groups.map((routes) => bestOf(routes, request)).find((best) => best !== undefined);
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
function meant(routes: readonly Route[], comments: Interaction['comments']): Route | undefined {
  const id = member(member(member(comments, 'references'), 'openapi'), 'operationId');
  return routes.find(({ endpoint }) => endpoint.operation.id === id);
}

/** Of operations with one shape of path: the one whose fixed values the request has, whose path it fits, of whose rest it lacks least. */
function bestOf(routes: readonly Route[], request: PactRequest): Route | undefined {
  const [only, ...others] = routes;
  if (others.length === 0 && only?.demands.length === 0) return only;
  const fits = routes.flatMap((route) => fitOf(route, request) ?? []);
  return fits.toSorted((a, b) => b.fixed - a.fixed || Number(b.isValid) - Number(a.isValid) || a.missing - b.missing)[0]?.route;
}

interface Fit {
  readonly route: Route;
  /** How many of the fixed values that tell operations apart the request has. */
  readonly fixed: number;
  readonly isValid: boolean;
  /** How many required parameters the request lacks. */
  readonly missing: number;
}

/** Undefined when the request has another value where the operation has a fixed one. */
function fitOf(route: Route, request: PactRequest): Fit | undefined {
  const sentIn = (where: string, name: string): string | undefined =>
    where === 'query' ? request.query?.[name]?.[0] : headerOf(request, name);
  const expected = [...route.demands.map(([name, value]) => ({ name, in: 'query', value })), ...fixedParameters(route)];
  const sent = expected.map(({ name, in: where, value }) => ({ value, found: sentIn(where, name) }));
  if (sent.some(({ value, found }) => found !== undefined && found !== value)) return undefined;
  const required = route.endpoint.operation.parameters.filter(
    (parameter) => parameter.required && (parameter.in === 'query' || parameter.in === 'header'),
  );
  return {
    route,
    fixed: sent.filter(({ found }) => found !== undefined).length,
    isValid: isValidPath(route),
    missing: required.filter(({ in: where, name }) => sentIn(where, name) === undefined).length,
  };
}

/** Required parameters that can have one value only: `X-Amz-Target`, `Action`. */
function fixedParameters({
  endpoint: { document, operation },
}: Route): readonly { readonly name: string; readonly in: string; readonly value: string }[] {
  return operation.parameters.flatMap(({ name, in: where, required, schema }) => {
    const isTelling = required && (where === 'query' || where === 'header');
    const [value, ...others] = (isTelling && schema && schemaAt(document, schema).values) || [];
    return typeof value === 'string' && others.length === 0 ? [{ name, in: where, value }] : [];
  });
}

function isValidPath({ endpoint: { document, operation }, path }: Route): boolean {
  return operation.parameters.every((parameter) => {
    const raw = parameter.in === 'path' ? path.get(parameter.name) : undefined;
    if (raw === undefined || parameter.schema === undefined) return true;
    return violations(document, parameter.schema, { value: textsValue(document, parameter, raw), direction: 'request' }).length === 0;
  });
}
