import type { Json } from '../../json/json.ts';
import { accepts } from '../accepts.ts';
import { isAnyType, isJson } from '../media-types.ts';
import type { MediaType, Parameter } from '../operations.ts';
import { schemaAt } from '../schema.ts';
import { textsValue } from '../wire/serialised.ts';
import type { Endpoint, Route } from './router.ts';

/** What of a request tells operations of one path apart. */
export interface Sent {
  /** What is sent under a name: in the query, in the headers, or, where only the documented path names it, wherever it may stand. */
  readonly valuesOf: (name: string, where: 'query' | 'header' | 'anywhere') => readonly string[];
  /** The body's media type, without parameters; undefined where there is no body. */
  readonly type: string | undefined;
  /** The body where it is JSON. Asked for only where nothing else tells operations apart. */
  readonly json?: () => Json | undefined;
}

/**
 * Of operations with one shape of path: the one whose fixed values the request has, whose path values it fits, that takes its body, of
 * whose rest it lacks least, and that knows most of what it has. Undefined where it contradicts them all.
 */
export function bestRoute<Kept extends Endpoint>(routes: readonly Route<Kept>[], sent: Sent): Route<Kept> | undefined {
  const [only, ...others] = routes;
  if (others.length === 0 && only?.demands.length === 0) return only;
  const fitting = routes.flatMap((route) => fitOf(route, sent) ?? []);
  return (fitting.length === 1 ? fitting : fitting.toSorted(closest))[0]?.route;
}

interface Fit<Kept extends Endpoint> {
  readonly route: Route<Kept>;
  /** How many of the fixed values that tell operations apart the request has. */
  readonly fixed: number;
  readonly isValid: boolean;
  readonly takesBody: boolean;
  /** Whether the body keeps the schema; found out at the first use. */
  readonly fitsBody: () => boolean;
  /** How much of what is required the request lacks. */
  readonly missing: number;
  /** How much of what is required the request has. */
  readonly present: number;
}

const closest = (a: Fit<Endpoint>, b: Fit<Endpoint>): number =>
  b.fixed - a.fixed || Number(b.isValid) - Number(a.isValid) || Number(b.takesBody) - Number(a.takesBody) || Number(b.fitsBody()) - Number(a.fitsBody()) || a.missing - b.missing || b.present - a.present;

/** Undefined when the request has another value where the operation has a fixed one. */
function fitOf<Kept extends Endpoint>(route: Route<Kept>, sent: Sent): Fit<Kept> | undefined {
  const required = requiredOf(route);
  const expected = required.map((one) => ({ ...one, found: sent.valuesOf(one.name, one.where) }));
  // A name without a value is a flag: `?acl`.
  const held = expected.map(({ value, found }) => value !== undefined && found.some((text) => text === value || text === ''));
  const isContradicted = expected.some(({ value, found }, index) => value !== undefined && found.length > 0 && held[index] !== true);
  if (isContradicted) return undefined;
  const present = expected.filter(({ found }) => found.length > 0).length;
  const { body } = route.endpoint.operation;
  return {
    route,
    fixed: held.filter(Boolean).length,
    isValid: isValidPath(route),
    takesBody: sent.type === undefined ? body?.required !== true : takes(body?.content ?? [], sent.type),
    fitsBody: once(() => fitsBody(route, sent)),
    missing: expected.length - present,
    present,
  };
}

function once<Result>(work: () => Result): () => Result {
  let known: { readonly result: Result } | undefined;
  return () => (known ??= { result: work() }).result;
}

/** What cannot be compared with a schema speaks against no operation. */
function fitsBody({ endpoint: { document, operation } }: Route, { type, json }: Sent): boolean {
  const place = operation.body?.content.find((media) => isJson(media.type))?.schema;
  const value = type === undefined || !isJson(type) ? undefined : json?.();
  return place === undefined || value === undefined || accepts({ document, place, direction: 'request' }, value);
}

interface Required {
  readonly name: string;
  readonly where: 'query' | 'header' | 'anywhere';
  /** Where there is one only: `X-Petshop-Target`, `Action`. */
  readonly value: string | undefined;
}

/** What OpenAPI says to describe otherwise than by parameters. */
const elsewhere = new Set(['accept', 'content-type', 'authorization']);

/** What the request must have beside its path; what the documented path says itself, `/#Action=ListUsers`, counts once. */
function requiredOf({ endpoint: { document, operation }, demands }: Route): readonly Required[] {
  const parameters = operation.parameters.filter(({ in: where, name, required }) => required && (where === 'query' || (where === 'header' && !elsewhere.has(name.toLowerCase()))));
  const declared = parameters.map((parameter): Required => ({
    name: parameter.name,
    where: parameter.in === 'header' ? 'header' : 'query',
    value: constantOf(document, parameter),
  }));
  const said = demands.filter(([name]) => !declared.some((one) => one.name === name && one.value !== undefined));
  return [...declared.filter((one) => !said.some(([name]) => name === one.name)), ...said.map(([name, value]): Required => ({ name, where: 'anywhere', value }))];
}

function constantOf(document: Endpoint['document'], { schema }: Parameter): string | undefined {
  const [value, ...others] = (schema && schemaAt(document, schema).values) ?? [];
  return value === undefined || others.length > 0 || typeof value === 'object' ? undefined : String(value);
}

/** A uuid goes to the operation that takes uuids, anything else to its sibling that takes names. */
function isValidPath({ endpoint: { document, operation }, path }: Route): boolean {
  return operation.parameters.every((parameter) => {
    const raw = parameter.in === 'path' ? path.get(parameter.name) : undefined;
    if (raw === undefined || parameter.schema === undefined) return true;
    return accepts({ document, place: parameter.schema, direction: 'request' }, textsValue(document, parameter, raw));
  });
}

const takes = (content: readonly MediaType[], type: string): boolean =>
  content.some((media) => media.type === type || isAnyType(media.type) || (isJson(media.type) && isJson(type)) || (media.type.endsWith('/*') && type.startsWith(media.type.slice(0, -1))));
