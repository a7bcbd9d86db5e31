import { suggest } from '../../failure/nearest.ts';
import { member } from '../../json/pointer.ts';
import type { Document } from '../../openapi/document.ts';
import type { Parameter } from '../../openapi/operations.ts';
import { schemaAt } from '../../openapi/schema.ts';
import { acceptedTypes } from '../../openapi/wire/accepted.ts';
import type { Pair } from '../../openapi/wire/branch.ts';
import type { Endpoint, Route } from '../endpoint.ts';
import type { Incoming } from './incoming.ts';

/**
 * Says which parameters in the query the document does not have, and which it has once and the client sent again. Vendors ignore them, and so
 * never tell a client that it has misspelt one: that is what a stub can do.
 */
export function queryWarnings({ endpoint, demands }: Pick<Route, 'endpoint' | 'demands'>, { query }: Incoming): readonly string[] {
  if (query.length === 0) return [];
  const names = declaredNames(endpoint, demands);
  return [...undeclared(names, query), ...repeated(names, query)];
}

function undeclared({ declared, known, members, isOpen }: Names, query: readonly Pair[]): readonly string[] {
  if (isOpen || query.every(([name]) => known.has(name))) return [];
  const isKnown = (name: string): boolean => known.has(name) || (known.has(baseOf(name)) && members.get(baseOf(name))?.has(memberOf(name)) !== false);
  const unknown = new Set(query.map(([name]) => name).filter((name) => !isKnown(name)));
  return [...unknown].map((name) => `the document has no query parameter \`${name}\` here${declared.length === 0 ? '' : `: ${suggest(name, declared)}`}`);
}

function repeated({ single }: Names, query: readonly Pair[]): readonly string[] {
  if (query.length === 1) return [];
  const again = new Set(query.map(([name]) => name).filter((name, index, all) => single.has(name) && all.indexOf(name) < index));
  return [...again].map((name) => `the query parameter \`${name}\` is there more than once, and is no list: the last one counts`);
}

interface Names {
  /** As they are suggested. */
  readonly declared: readonly string[];
  /** With what may be said for them as well. */
  readonly known: ReadonlySet<string>;
  /** Of objects in brackets, by name: what may stand there, where that is known. */
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;
  /** Those that are neither lists nor objects. */
  readonly single: ReadonlySet<string>;
  /** Whether any other name may be one of the document's. */
  readonly isOpen: boolean;
}

/** What the stub itself takes in the query: which of the documented answers a client would like. */
const preferring = ['__code', '__example', '__dynamic'];

const kept = new WeakMap<Endpoint, Names>();

function declaredNames(endpoint: Endpoint, demands: Route['demands']): Names {
  const found = kept.get(endpoint);
  if (found !== undefined) return found;
  const names = namesIn(endpoint, demands);
  kept.set(endpoint, names);
  return names;
}

function namesIn({ document, operation }: Endpoint, demands: Route['demands']): Names {
  const inQuery = operation.parameters.filter(({ in: where }) => where === 'query');
  const keys = operation.security.flat().filter(({ in: where }) => where === 'query').map(({ parameter = '' }) => parameter);
  const spread = inQuery.filter((parameter) => isSpread(document, parameter)).map((parameter) => membersOf(document, parameter));
  const deep = inQuery.filter(({ style }) => style === 'deepObject').flatMap((parameter): readonly (readonly [string, ReadonlySet<string>])[] => {
    const inside = membersOf(document, parameter);
    return inside === undefined ? [] : [[parameter.name, inside]];
  });
  const inBrackets = deep.flatMap(([name, inside]) => [...inside].map((member) => `${name}[${member}]`));
  const declared = [...inQuery.map(({ name }) => name), ...keys, ...demands.map(([name]) => name), ...spread.flatMap((inside) => [...(inside ?? [])]), ...inBrackets];
  return {
    declared,
    known: new Set([...declared.flatMap((name) => [name, baseOf(name)]), ...preferring]),
    members: new Map(deep),
    single: new Set(inQuery.filter((parameter) => isSingle(document, parameter)).map(({ name }) => name)),
    isOpen: inQuery.some(({ style }) => style === 'querystring') || spread.includes(undefined),
  };
}

/** The response with a header for those who read no journal. */
export function warned(response: Response, warnings: readonly string[]): Response {
  if (warnings.length > 0) response.headers.set('vendorproof-warning', warnings.join('; ').replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 500));
  return response;
}

/** One that stands in the query as its members. */
const isSpread = (document: Document, { style, explode, schema }: Parameter): boolean =>
  style === 'form' && explode && schema !== undefined && acceptedTypes(document, schema)?.has('object') === true;

/** The members that an object has; undefined where the document leaves open which. */
function membersOf(document: Document, { schema: place }: Parameter): ReadonlySet<string> | undefined {
  if (place === undefined || acceptedTypes(document, place)?.has('array') !== false) return undefined;
  const { properties, additional, parts, choices, conditions } = schemaAt(document, place);
  const isSaidOpen = typeof additional === 'object' || parts.some((part) => member(part.value, 'additionalProperties') === true || member(part.value, 'patternProperties') !== undefined);
  const isOpen = isSaidOpen || choices.length > 0 || conditions.length > 0 || (properties.size === 0 && additional !== false);
  return isOpen ? undefined : new Set(properties.keys());
}

function isSingle(document: Document, { schema, content }: Parameter): boolean {
  const types = schema && content === undefined ? acceptedTypes(document, schema) : undefined;
  return types !== undefined && !types.has('array') && !types.has('object');
}

/** `filter` of `filter[name][0]` and of `Filter.1.Name`. */
const baseOf = (name: string): string => name.split(/[[.]/)[0] ?? name;

/** `name` of `filter[name][0]`. */
const memberOf = (name: string): string => /^[^[]*\[([^\]]*)\]/.exec(name)?.[1] ?? name;
