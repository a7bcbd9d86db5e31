import type { Json } from '../../json/json.ts';
import { parseJson } from '../../json/json.ts';
import type { Sent } from '../../openapi/routing/best-route.ts';
import { bestRoute } from '../../openapi/routing/best-route.ts';
import type { Route, Router } from '../endpoint.ts';
import type { Refusal } from '../problem.ts';
import { addressed } from './addressed.ts';
import type { Incoming } from './incoming.ts';
import { essenceOf, isFormType } from './media.ts';
import { operationIn } from '../states/in-force.ts';
import type { StateInForce } from '../states/in-force.ts';

/** The operation that a request is for, or why there is none. Of several on its path the one that a state names is meant. */
export function pickRoute(router: Router, incoming: Incoming, states: readonly StateInForce[] = []): Route | Refusal {
  if (!isWellEncoded(incoming.path)) {
    const start = JSON.stringify(incoming.path.slice(0, 100));
    return refusal(400, { code: 'path.encoding', message: `the path ${start} is not well percent-encoded` });
  }
  const routed = router(incoming.method, incoming.path);
  // What can be read can be asked for its head (RFC 9110, section 9.3.2).
  const isHead = incoming.method === 'HEAD' && routed.kind === 'wrong-method' && routed.allowed.includes('GET');
  const found = isHead ? router('GET', incoming.path) : routed;
  if (found.kind === 'found') return routeMeant(found.groups, states) ?? best(addressed(found.groups, incoming), incoming);
  const asked = `${incoming.method} ${incoming.path.slice(0, 200)}`;
  if (found.kind === 'unknown') {
    const where = found.difference === undefined ? '' : ` ${found.nearest.length > 1 ? 'The first' : 'It'} ${found.difference}`;
    const near = found.nearest.length === 0 ? '' : `; did you mean ${found.nearest.join(' or ')}?${where}`;
    return refusal(404, { code: 'path.unknown', message: `no document has ${asked}${near}` });
  }
  const allow = found.allowed.join(', ');
  return { ...refusal(405, { code: 'method.unknown', message: `the document has no ${asked}; this path takes ${allow}` }), headers: { allow } };
}

const refusal = (status: number, { code, message }: { readonly code: string; readonly message: string }): Refusal =>
  ({ status, endpoint: undefined, problems: [{ code, pointer: '/path', rule: '/paths', message }] });

function isWellEncoded(path: string): boolean {
  try {
    return !path.includes('%') || decodeURIComponent(path) !== undefined;
  } catch {
    return false;
  }
}

function routeMeant(groups: readonly (readonly Route[])[], states: readonly StateInForce[]): Route | undefined {
  if (states.length === 0) return undefined;
  const named = new Set(states.map(operationIn));
  return groups.flat().find(({ endpoint }) => named.has(endpoint.operation.id));
}

/** In the first group with one that fits, the closest; when none fits, the first, whose checks then say why. */
function best(groups: readonly (readonly Route[])[], incoming: Incoming): Route | Refusal {
  const sent = sentBy(incoming);
  const fitting = groups.map((routes) => bestRoute(routes, sent)).find((route) => route !== undefined);
  return fitting ?? groups[0]?.[0] ?? refusal(404, { code: 'path.unknown', message: 'no document has this path' });
}

/** What of the request tells operations apart. What only the documented path names may also be a field of a form. */
function sentBy({ query, headers, body }: Incoming): Sent {
  const type = body.byteLength === 0 ? '' : essenceOf(headers.get('content-type') ?? '');
  const inQuery = (name: string): readonly string[] => query.filter(([key]) => key === name).map(([, value]) => value);
  const inHeader = (name: string): readonly string[] => [(headerName.test(name) ? headers.get(name) : null) ?? []].flat();
  const inForm = (name: string): readonly string[] => (isFormType(type) ? new URLSearchParams(new TextDecoder().decode(body)).getAll(name) : []);
  const places = { query: inQuery, header: inHeader, anywhere: (name: string) => [...inQuery(name), ...inHeader(name), ...inForm(name)] };
  return { valuesOf: (name, where) => places[where](name), type: body.byteLength === 0 ? undefined : type, json: () => jsonIn(body) };
}

function jsonIn(body: Uint8Array): Json | undefined {
  try {
    return parseJson(new TextDecoder().decode(body), 'body');
  } catch {
    return undefined;
  }
}

const headerName = /^[\w!#$%&'*+.^`|~-]+$/;
