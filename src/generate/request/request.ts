import type { Document } from '../../openapi/document.ts';
import type { DocumentedResponse, MediaType, Operation } from '../../openapi/operations.ts';
import type { MatchingRules, PactRequest } from '../../pact/types.ts';
import type { RequestValues } from '../expectation.ts';
import { drawRequestBody } from './body.ts';
import type { Credential } from './credentials.ts';
import { credentialsFor } from './credentials.ts';
import type { DrawnBody } from './drawn-body.ts';
import type { DrawnHeader } from './headers.ts';
import { acceptHeader, cookieHeader, credentialHeaders, ownedNames, parameterHeaders, wantedType } from './headers.ts';
import type { ParameterValue } from './parameter-values.ts';
import { parameterValues } from './parameter-values.ts';
import { drawPath } from './path.ts';
import { drawQuery } from './query.ts';

/** A request in Pact's form, and the values in it by name, for the answer to repeat. */
export interface DrawnRequest {
  readonly request: PactRequest;
  readonly parameters: readonly ParameterValue[];
  readonly body: DrawnBody | undefined;
}

export interface RequestWish {
  readonly document: Document;
  readonly operation: Operation;
  readonly given: RequestValues;
  readonly response: DocumentedResponse;
  /** The media type that the answer shall have. */
  readonly accepts: MediaType | undefined;
}

/** The request that an operation documents, built around the given values. */
export function drawRequest(wish: RequestWish): DrawnRequest {
  const { document, operation, given } = wish;
  const credentials = credentialsFor(operation);
  const path = drawPath(document, operation, given.path);
  const queryValues = parameterValues({ document, operation, in: 'query' }, given.query);
  const query = drawQuery({ document, operation }, queryValues, credentials);
  const body = drawRequestBody(document, operation, given);
  const headers = headersOf(wish, credentials, body);
  const rules = rulesOf({ path: path.rule, query: query.rules, header: headerRules(headers), body: body?.rules ?? {} });
  return {
    request: {
      method: operation.method,
      path: path.path === '' ? '/' : path.path,
      ...(Object.keys(query.query).length === 0 ? {} : { query: query.query }),
      ...(headers.length === 0 ? {} : { headers: Object.fromEntries(headers.map(({ name, text }) => [name, [text]])) }),
      ...(body === undefined ? {} : { body: body.body }),
      ...(Object.keys(rules).length === 0 ? {} : { matchingRules: rules }),
    },
    parameters: [...path.values, ...queryValues],
    body,
  };
}

/** Given headers stand for themselves; what is left comes from the parameters, the security section and the content types. */
function headersOf(wish: RequestWish, credentials: readonly Credential[], body: DrawnBody | undefined): readonly DrawnHeader[] {
  const { document, operation, given, response, accepts } = wish;
  const exact = Object.entries(given.headers ?? {}).map(([name, text]): DrawnHeader => ({ name, text }));
  const keys = credentialHeaders(credentials);
  const free = new Set([...ownedNames, ...keys.map(({ name }) => name.toLowerCase())]);
  const documented = Object.fromEntries(Object.entries(given.headers ?? {}).filter(([name]) => !free.has(name.toLowerCase())));
  return firstOfEach([
    ...exact,
    ...keys,
    ...parameterHeaders(parameterValues({ document, operation, in: 'header' }, documented)),
    ...cookieHeader(parameterValues({ document, operation, in: 'cookie' }), credentials),
    ...acceptHeaders(operation, response, accepts),
    ...(body === undefined ? [] : [contentTypeHeader(body)]),
  ]);
}

const contentTypeHeader = ({ body, typeRule }: DrawnBody): DrawnHeader => ({ name: 'Content-Type', text: body.contentType, ...(typeRule === undefined ? {} : { rule: typeRule }) });

/** None unless the vendor offers a choice or versions, or asks for the header in so many words. */
function acceptHeaders({ parameters }: Operation, { content }: DocumentedResponse, media: MediaType | undefined): readonly DrawnHeader[] {
  if (media === undefined) return [];
  const wanted = wantedType(media);
  const isAsked = parameters.some((parameter) => parameter.in === 'header' && parameter.required && parameter.name.toLowerCase() === 'accept');
  return content.length > 1 || wanted.parameters.length > 0 || isAsked ? [acceptHeader(wanted)] : [];
}

const firstOfEach = (headers: readonly DrawnHeader[]): readonly DrawnHeader[] =>
  headers.filter(({ name }, index) => headers.findIndex((other) => other.name.toLowerCase() === name.toLowerCase()) === index);

const headerRules = (headers: readonly DrawnHeader[]): NonNullable<MatchingRules['header']> =>
  Object.fromEntries(headers.flatMap(({ name, rule }) => (rule === undefined ? [] : [[name, rule] as const])));

type RulesByPart = { readonly [Part in 'path' | 'query' | 'header' | 'body']: MatchingRules[Part] | undefined };

function rulesOf({ path, query, header, body }: RulesByPart): MatchingRules {
  const isUsed = (rules: object | undefined): boolean => rules !== undefined && Object.keys(rules).length > 0;
  return {
    ...(path === undefined ? {} : { path }),
    ...(query !== undefined && isUsed(query) ? { query } : {}),
    ...(header !== undefined && isUsed(header) ? { header } : {}),
    ...(body !== undefined && isUsed(body) ? { body } : {}),
  };
}
