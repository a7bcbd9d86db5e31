import { suggest } from '../../failure/nearest.ts';
import type { Parameter } from '../../openapi/operations.ts';
import { acceptedTypes } from '../../openapi/wire/accepted.ts';
import type { Endpoint, Route } from '../endpoint.ts';
import type { Incoming } from './incoming.ts';

/**
 * Says which parameters in the query the document does not have. Vendors ignore them, and so never tell a client that it has misspelt one: that
 * is what a stub can do.
 */
export function undeclaredQuery({ endpoint, demands }: Pick<Route, 'endpoint' | 'demands'>, { query }: Incoming): readonly string[] {
  if (query.length === 0) return [];
  const names = declaredNames(endpoint, demands);
  if (names === 'any' || query.every(([name]) => names.known.has(name))) return [];
  const { declared, known } = names;
  const unknown = new Set(query.map(([name]) => name).filter((name) => !known.has(name) && !known.has(baseOf(name))));
  return [...unknown].map((name) => `the document has no query parameter \`${name}\` here${declared.length === 0 ? '' : `: ${suggest(name, declared)}`}`);
}

/** The names that the document has, and what may be said for them as well; `any` where not all names are known. */
type Names = 'any' | { readonly declared: readonly string[]; readonly known: ReadonlySet<string> };

/** What the stub itself takes in the query: which of the documented answers a client would like. */
const preferring = ['__code', '__example', '__dynamic'];

const kept = new WeakMap<Endpoint, Names>();

function declaredNames(endpoint: Endpoint, demands: Route['demands']): Names {
  const names = kept.get(endpoint) ?? namesIn(endpoint, demands);
  kept.set(endpoint, names);
  return names;
}

function namesIn(endpoint: Endpoint, demands: Route['demands']): Names {
  const { parameters, security } = endpoint.operation;
  const inQuery = parameters.filter(({ in: where }) => where === 'query');
  if (inQuery.some((parameter) => isSpread(endpoint, parameter))) return 'any';
  const keys = security.flat().filter(({ in: where }) => where === 'query').map(({ parameter = '' }) => parameter);
  const declared = [...inQuery.map(({ name }) => name), ...keys, ...demands.map(([name]) => name)];
  return { declared, known: new Set([...declared.flatMap((name) => [name, baseOf(name)]), ...preferring]) };
}

/** The response with a header for those who read no journal. */
export function warned(response: Response, warnings: readonly string[]): Response {
  if (warnings.length > 0) response.headers.set('vendorproof-warning', warnings.join('; ').replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 500));
  return response;
}

/** One that stands in the query as its members, or is the whole of it: of those not all names are known. */
const isSpread = ({ document }: Endpoint, { style, explode, schema }: Parameter): boolean =>
  style === 'querystring' || (style === 'form' && explode && schema !== undefined && acceptedTypes(document, schema)?.has('object') === true);

/** `filter` of `filter[name][0]` and of `Filter.1.Name`. */
const baseOf = (name: string): string => name.split(/[[.]/)[0] ?? name;
