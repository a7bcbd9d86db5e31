import type { Json } from '../../json/json.ts';
import { joinPointer, member } from '../../json/pointer.ts';
import type { Document } from '../../openapi/document.ts';
import { isNoParameter } from '../../openapi/header-names.ts';
import type { Operation, Parameter } from '../../openapi/operations.ts';
import type { Place } from '../../openapi/place.ts';
import { schemaAt } from '../../openapi/schema.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Problem } from '../problem.ts';
import type { Branch } from '../../openapi/wire/branch.ts';
import { branchNamed, growTree } from '../../openapi/wire/branch.ts';
import { actionForm } from './action-form.ts';
import { check } from './checks.ts';
import type { Incoming } from './incoming.ts';
import { notJson } from './not-json.ts';
import { isFor } from '../../openapi/wire/accepted.ts';
import { isInJson, textsValue } from '../../openapi/wire/serialised.ts';
import { queryValue } from '../../openapi/wire/query.ts';

/** Parameter values by name, typed as the document has them. */
export type Values = ReadonlyMap<string, Json>;

export interface ReadParameters {
  readonly path: Values;
  readonly query: Values;
  readonly problems: readonly Problem[];
}

/** Reads the documented parameters of a request and checks them; what is not documented passes. */
export function readParameters(endpoint: Endpoint, incoming: Incoming, path: ReadonlyMap<string, string>): ReadParameters {
  const fields = actionForm(endpoint, incoming);
  const tree = growTree(fields === undefined ? incoming.query : [...incoming.query, ...fields]);
  if (tree === undefined) return { path: new Map(), query: new Map(), problems: [tooMany(endpoint)] };
  const source: Source = { document: endpoint.document, path, query: tree, headers: incoming.headers };
  // Undeclared query parameters break nothing, and states may ask for them.
  const values = { path: new Map<string, Json>(path), query: new Map<string, Json>(incoming.query) };
  const problems: Problem[] = [];
  for (const parameter of parametersOf(endpoint)) {
    const value = valueOf(source, parameter);
    const found = brokenJson(source, parameter, value) ?? problemsOf(endpoint.document, parameter, value);
    if (found.length > 0) problems.push(...found);
    if (value !== undefined && (parameter.in === 'path' || parameter.in === 'query')) values[parameter.in].set(parameter.name, value);
  }
  return { ...values, problems };
}

const read = new WeakMap<Operation, readonly Parameter[]>();

/** The parameters that are read, chosen once for each operation. */
function parametersOf({ operation }: Endpoint): readonly Parameter[] {
  const known = read.get(operation);
  if (known !== undefined) return known;
  const chosen = operation.parameters.filter(isRead);
  read.set(operation, chosen);
  return chosen;
}

const isRead = ({ name, in: where }: Parameter): boolean => name !== '' && !(where === 'header' && (isNoParameter(name) || isOfTransport(name)));

/** Clients' libraries say by themselves how an answer may be packed. */
const isOfTransport = (name: string): boolean => name.toLowerCase() === 'accept-encoding';

const tooMany = ({ operation }: Endpoint): Problem => ({
  code: 'query.too-large',
  pointer: '/query',
  rule: operation.place.pointer,
  message: 'the query has more parameters, or deeper ones, than can be read',
});

interface Source {
  readonly document: Document;
  readonly path: ReadonlyMap<string, string>;
  readonly query: Branch;
  readonly headers: Headers;
}

function valueOf(source: Source, parameter: Parameter): Json | undefined {
  if (parameter.in === 'query') return isLeftEmpty(source, parameter) ? '' : queryValue(source.document, parameter, source.query);
  const text = textOf(source, parameter);
  return text === undefined ? undefined : textsValue(source.document, parameter, text);
}

/** `?archived=` and `?archived`, where the document allows a name without a value, whatever the schema says of values. */
function isLeftEmpty({ query }: Source, parameter: Parameter): boolean {
  if (!mayBeEmpty(parameter)) return false;
  const branch = branchNamed(parameter.name, query);
  return branch !== undefined && branch.children.size === 0 && branch.texts.every((text) => text === '');
}

const mayBeEmpty = ({ in: where, place }: Parameter): boolean => where === 'query' && member(place.value, 'allowEmptyValue') === true;

function textOf({ path, headers }: Source, { in: where, name }: Parameter): string | undefined {
  if (where === 'path') return path.get(name);
  return where === 'cookie' ? cookieIn(headers, name) : (headers.get(name) ?? undefined);
}

/** The value of a cookie; undefined when it was not sent. */
export function cookieIn(headers: Headers, name: string): string | undefined {
  const cookies = (headers.get('cookie') ?? '').split(/;\s*/);
  return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** JSON that cannot be read stays the text that it is. A schema that takes texts takes it so. */
function brokenJson(source: Source, parameter: Parameter, value: Json | undefined): readonly Problem[] | undefined {
  const { content, schema } = parameter;
  if (typeof value !== 'string' || content === undefined || !isInJson(parameter) || schema === undefined || isFor(source.document, schema, 'string')) return undefined;
  const sent = parameter.in === 'query' ? branchNamed(parameter.name, source.query)?.texts.at(-1) : textOf(source, parameter);
  const why = sent === undefined ? undefined : notJson(sent);
  return why === undefined ? undefined : [{ code: 'parameter.syntax', pointer: pointerTo(parameter), rule: content.place.pointer, message: `the ${kindOf(parameter)} ${why}` }];
}

function problemsOf(document: Document, parameter: Parameter, value: Json | undefined): readonly Problem[] {
  if (value === undefined) return parameter.required ? [missing(parameter)] : [];
  if (parameter.schema === undefined || (value === '' && mayBeEmpty(parameter))) return [];
  const violations = check(document, parameter.schema, 'request')(value);
  if (violations.length === 0 || isListed(document, parameter.schema, value)) return [];
  return violations.map((violation) => ({
    code: `parameter.${violation.keyword}`,
    pointer: pointerTo(parameter) + violation.pointer,
    rule: violation.rule,
    message: `the ${kindOf(parameter)}: ${violation.message}`,
  }));
}

/** Texts travel, and vendors list numbers for texts and texts for numbers: what is written as one of the documented values is it. */
function isListed(document: Document, place: Place, value: Json): boolean {
  if (typeof value === 'object') return false;
  const { values, types } = schemaAt(document, place);
  return types !== undefined && values?.some((listed) => typeof listed !== 'object' && typeof listed !== typeof value && String(listed) === String(value)) === true;
}

const missing = (parameter: Parameter): Problem => ({
  code: 'parameter.missing',
  pointer: pointerTo(parameter),
  rule: joinPointer(parameter.place.pointer, 'required'),
  message: `the ${kindOf(parameter)} is missing`,
});

const pointerTo = ({ in: where, name }: Parameter): string => joinPointer('', where, name);

const kindOf = ({ in: where, name }: Parameter): string => `${where} parameter \`${name}\``;
