import { member } from '../../json/pointer.ts';
import type { Parameter } from '../../openapi/operations.ts';
import { textsValue } from '../../openapi/wire/serialised.ts';
import type { Endpoint, Route, Router } from '../endpoint.ts';
import type { Refusal } from '../problem.ts';
import { check } from './checks.ts';
import type { Incoming } from './incoming.ts';
import { essenceOf, isFormType } from './media.ts';

/** The operation that a request is for, or why there is none. */
export function pickRoute(router: Router, incoming: Incoming): Route | Refusal {
  if (!isWellEncoded(incoming.path)) {
    const start = JSON.stringify(incoming.path.slice(0, 100));
    return refusal(400, { code: 'path.encoding', message: `the path ${start} is not well percent-encoded` });
  }
  const routed = router(incoming.method, incoming.path);
  // What can be read can be asked for its head (RFC 9110, section 9.3.2).
  const isHead = incoming.method === 'HEAD' && routed.kind === 'wrong-method' && routed.allowed.includes('GET');
  const found = isHead ? router('GET', incoming.path) : routed;
  if (found.kind === 'found') return best(found.groups, incoming);
  const asked = `${incoming.method} ${incoming.path.slice(0, 200)}`;
  if (found.kind === 'unknown') {
    const near = found.nearest.length === 0 ? '' : `; did you mean ${found.nearest.join(' or ')}?`;
    return refusal(404, { code: 'path.unknown', message: `no document has ${asked}${near}` });
  }
  const allow = found.allowed.join(', ');
  return { ...refusal(405, { code: 'method.unknown', message: `the document has no ${asked}; this path takes ${allow}` }), headers: { allow } };
}

const refusal = (status: number, { code, message }: { readonly code: string; readonly message: string }): Refusal =>
  ({ status, endpoint: undefined, problems: [{ code, pointer: '/path', rule: '/paths', message }] });

function isWellEncoded(path: string): boolean {
  try {
    return decodeURIComponent(path) !== undefined;
  } catch {
    return false;
  }
}

/** In the first group with one that fits, the one that asks for most; when none fits, the first, whose checks then say why. */
function best(groups: readonly (readonly Route[])[], incoming: Incoming): Route | Refusal {
  const [only, another] = groups.flat();
  if (only !== undefined && another === undefined) return only;
  for (const group of groups) {
    const fitting = group.map((route) => ({ route, score: score(route, incoming) })).filter(({ score: points }) => points >= 0);
    const [first] = fitting.toSorted((a, b) => b.score - a.score);
    if (first !== undefined) return first.route;
  }
  return only ?? refusal(404, { code: 'path.unknown', message: 'no document has this path' });
}

/** How many of its discriminators a request holds; -1 when it contradicts one, or a path value does not fit its schema. */
function score(route: Route, incoming: Incoming): number {
  const demands = [...route.demands, ...constants(route.endpoint)];
  if (demands.some(([name, value]) => !sent(incoming, name).includes(value))) return -1;
  return fitsPath(route) ? demands.length : -1;
}

/** Operations of one path are told apart by query parameters and headers that have one value only: `Action`, `X-Acme-Target`. */
function constants({ operation }: Endpoint): readonly (readonly [string, string])[] {
  return operation.parameters.flatMap(({ name, in: where, required, schema }): [string, string][] => {
    const list = member(schema?.value, 'enum');
    const constant = member(schema?.value, 'const') ?? (Array.isArray(list) && list.length === 1 ? list[0] : undefined);
    return required && (where === 'query' || where === 'header') && typeof constant === 'string' ? [[name, constant]] : [];
  });
}

/** Where a discriminator may stand: the query, a header, or a form's field. */
function sent({ query, headers, body }: Incoming, name: string): readonly string[] {
  const isForm = isFormType(essenceOf(headers.get('content-type') ?? ''));
  const form = isForm ? new URLSearchParams(new TextDecoder().decode(body)).getAll(name) : [];
  const header = headerName.test(name) ? headers.get(name) : null;
  return [...query.filter(([key]) => key === name).map(([, value]) => value), ...(header === null ? [] : [header]), ...form];
}

const headerName = /^[\w!#$%&'*+.^`|~-]+$/;

/** A uuid goes to the operation that takes uuids, anything else to its sibling that takes names. */
function fitsPath({ endpoint, path }: Route): boolean {
  const inPath = endpoint.operation.parameters.filter((parameter) => parameter.in === 'path');
  return inPath.every((parameter) => fits(endpoint, parameter, path.get(parameter.name)));
}

function fits({ document }: Endpoint, parameter: Parameter, text: string | undefined): boolean {
  if (parameter.schema === undefined || text === undefined) return true;
  return check(document, parameter.schema, 'request')(textsValue(document, parameter, text)).length === 0;
}
