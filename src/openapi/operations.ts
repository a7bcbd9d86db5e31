import { badInput } from '../failure/failure.ts';
import { suggest } from '../failure/nearest.ts';
import type { Json } from '../json/json.ts';
import { isArray, isObject } from '../json/json.ts';
import { member } from '../json/pointer.ts';
import type { Document } from './document.ts';
import type { Place } from './place.ts';
import { child, rootPlace, step } from './place.ts';

/** OpenAPI's fixed fields of a path item that are operations. */
const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'] as const;

export interface Operation {
  /** The `operationId` where present and unique, else `METHOD /path`. */
  readonly id: string;
  /** Upper case. */
  readonly method: string;
  /** The path template as documented: `/customers/{customer}`. */
  readonly path: string;
  readonly place: Place;
  /** Own parameters and those of the path item; the own ones win. */
  readonly parameters: readonly Parameter[];
  readonly body: { readonly required: boolean; readonly content: readonly MediaType[] } | undefined;
  readonly responses: readonly DocumentedResponse[];
  /** Alternatives, each a list of schemes that must all be satisfied; an empty list means none are needed. */
  readonly security: readonly (readonly SecurityScheme[])[];
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly required: boolean;
  /** That of a parameter which is the whole query is `querystring`. */
  readonly style: string;
  readonly explode: boolean;
  readonly schema: Place | undefined;
  /** Where it has no style: what it is written as. */
  readonly content?: MediaType;
  readonly place: Place;
}

export interface MediaType {
  /** As documented, without parameters, lower case: `application/json`. */
  readonly type: string;
  readonly schema: Place | undefined;
  /** Of each item, where the body is a stream of them. */
  readonly itemSchema?: Place;
  readonly place: Place;
}

export interface DocumentedResponse {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly content: readonly MediaType[];
  readonly headers: readonly { readonly name: string; readonly required: boolean; readonly schema: Place | undefined }[];
  readonly place: Place;
}

export interface SecurityScheme {
  readonly name: string;
  readonly type: string;
  /** For `http`: `basic`, `bearer` …, lower case. */
  readonly scheme: string | undefined;
  /** For `apiKey`: the parameter's place and name. */
  readonly in: string | undefined;
  readonly parameter: string | undefined;
  /** What the operation asks of it: OAuth 2's scopes. */
  readonly scopes: readonly string[];
  /** Where it is defined; undefined where the document only names it. */
  readonly place: Place | undefined;
}

const cache = new WeakMap<Document, readonly Operation[]>();

/** Every operation of a document, in document order. */
export function listOperations(document: Document): readonly Operation[] {
  const known = cache.get(document);
  if (known !== undefined) return known;
  const operations = readOperations(document);
  cache.set(document, operations);
  return operations;
}

/** The operation with this id. An unknown one is a `Failure` with the nearest ids. */
export function findOperation(document: Document, id: string): Operation {
  const operations = listOperations(document);
  const found = operations.find((operation) => operation.id === id);
  if (found !== undefined) return found;
  const byPath = operations.find(({ method, path }) => `${method} ${path}` === id.replace(/^\w+/, (word) => word.toUpperCase()));
  const near = byPath === undefined ? suggest(id, operations.map((operation) => operation.id)) : `its id is ${byPath.id}`;
  throw badInput('operation.unknown', `there is no operation ${id}: ${near}`, { place: `${document.file}#/paths` });
}

/** The response documented for a status: the exact one, then its range (`4XX`), then `default`. */
export function responseFor(operation: Operation, status: number): DocumentedResponse | undefined {
  const wanted = [String(status), `${String(status)[0]}XX`, 'default'];
  return wanted.map((key) => operation.responses.find((response) => response.status.toUpperCase() === key.toUpperCase())).find((response) => response !== undefined);
}

function readOperations(document: Document): readonly Operation[] {
  const found = pathItems(document).flatMap(({ path, item }) => operationsOf(document, path, item));
  const byId = Map.groupBy(found, ({ place }) => member(place.value, 'operationId'));
  const byRequest = new Map(found.map((entry) => [requestOf(entry), entry]));
  return found.map((entry) => {
    const declared = member(entry.place.value, 'operationId');
    // One that reads like another operation's method and path would be taken for that.
    const isItsOwn = typeof declared === 'string' && [undefined, entry].includes(byRequest.get(declared));
    const unique = isItsOwn && declared !== '' && byId.get(declared)?.length === 1;
    return readOperation(document, entry, unique ? declared : requestOf(entry));
  });
}

const requestOf = ({ method, path }: Found): string => `${method.toUpperCase()} ${path}`;

interface Found {
  readonly path: string;
  readonly method: string;
  readonly item: Place;
  readonly place: Place;
}

function pathItems(document: Document): readonly { readonly path: string; readonly item: Place }[] {
  const paths = step(document, rootPlace(document), 'paths');
  return keysOf(paths).flatMap((path) => {
    const item = paths && path.startsWith('/') ? step(document, paths, path) : undefined;
    return item === undefined ? [] : [{ path, item }];
  });
}

function operationsOf(document: Document, path: string, item: Place): readonly Found[] {
  const additional = step(document, item, 'additionalOperations');
  const of = (owner: Place, method: string): readonly Found[] => {
    const place = step(document, owner, method);
    return place === undefined || !isObject(place.value) ? [] : [{ path, method, item, place }];
  };
  return [...methods.flatMap((method) => of(item, method)), ...keysOf(additional).flatMap((method) => (additional === undefined ? [] : of(additional, method)))];
}

function readOperation(document: Document, { path, method, item, place }: Found, id: string): Operation {
  const body = step(document, place, 'requestBody');
  return {
    id,
    method: method.toUpperCase(),
    path,
    place,
    parameters: readParameters(document, item, place),
    body: body && { required: member(body.value, 'required') === true, content: readContent(document, body) },
    responses: readResponses(document, place),
    security: readSecurity(document, place),
  };
}

function readParameters(document: Document, ...owners: readonly Place[]): readonly Parameter[] {
  const byKey = new Map<string, Parameter>();
  for (const owner of owners) {
    for (const parameter of parametersOf(document, owner)) byKey.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...byKey.values()];
}

function parametersOf(document: Document, owner: Place): readonly Parameter[] {
  const list = step(document, owner, 'parameters');
  if (list === undefined || !isArray(list.value)) return [];
  return list.value.flatMap((_, index) => {
    const place = step(document, list, index);
    const parameter = place && readParameter(document, place);
    return parameter === undefined ? [] : [parameter];
  });
}

function readParameter(document: Document, place: Place): Parameter | undefined {
  const name = member(place.value, 'name');
  const where = member(place.value, 'in');
  if (typeof name !== 'string') return undefined;
  if (where !== 'path' && where !== 'query' && where !== 'header' && where !== 'cookie' && where !== 'querystring') return undefined;
  const style = styleOf(place, where);
  const explode = member(place.value, 'explode');
  const schema = child(place, 'schema');
  const content = schema === undefined ? readContent(document, place)[0] : undefined;
  return {
    name,
    in: where === 'querystring' ? 'query' : where,
    required: where === 'path' || member(place.value, 'required') === true,
    style,
    explode: typeof explode === 'boolean' ? explode : style === 'form',
    schema: schema ?? content?.schema,
    ...(content === undefined ? {} : { content }),
    place,
  };
}

function styleOf(place: Place, where: Parameter['in'] | 'querystring'): string {
  if (where === 'querystring') return where;
  const style = member(place.value, 'style');
  return typeof style === 'string' ? style : where === 'query' || where === 'cookie' ? 'form' : 'simple';
}

function readContent(document: Document, owner: Place): readonly MediaType[] {
  const content = step(document, owner, 'content');
  return keysOf(content).flatMap((type) => {
    const place = content && step(document, content, type);
    if (place === undefined) return [];
    const itemSchema = child(place, 'itemSchema');
    return [{ type: (type.split(';')[0] ?? type).trim().toLowerCase(), schema: child(place, 'schema'), ...(itemSchema === undefined ? {} : { itemSchema }), place }];
  });
}

function readResponses(document: Document, operation: Place): readonly DocumentedResponse[] {
  const responses = step(document, operation, 'responses');
  return keysOf(responses).flatMap((status) => {
    // A status whose reference leads nowhere is documented all the same.
    const place = responses && !status.startsWith('x-') ? (step(document, responses, status) ?? child(responses, status)) : undefined;
    return place === undefined ? [] : [{ status, content: readContent(document, place), headers: readHeaders(document, place), place }];
  });
}

function readHeaders(document: Document, response: Place): DocumentedResponse['headers'] {
  const headers = step(document, response, 'headers');
  return keysOf(headers).flatMap((name) => {
    const place = headers && step(document, headers, name);
    return place === undefined ? [] : [{ name, required: member(place.value, 'required') === true, schema: child(place, 'schema') }];
  });
}

function readSecurity(document: Document, operation: Place): Operation['security'] {
  const requirements = member(operation.value, 'security') ?? document.root['security'];
  if (!isArray(requirements)) return [];
  return requirements.filter(isObject).map((requirement) => Object.entries(requirement).map(([name, scopes]) => readScheme(document, name, scopes)));
}

function readScheme(document: Document, name: string, scopes: Json | undefined): SecurityScheme {
  const place = step(document, rootPlace(document), 'components', 'securitySchemes', name);
  const text = (key: string): string | undefined => {
    const found = member(place?.value, key);
    return typeof found === 'string' ? found : undefined;
  };
  const asked = isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : [];
  return { name, type: text('type') ?? 'unknown', scheme: text('scheme')?.toLowerCase(), in: text('in'), parameter: text('name'), scopes: asked, place };
}

const keysOf = (place: Place | undefined): readonly string[] => (place !== undefined && isObject(place.value) ? Object.keys(place.value) : []);
