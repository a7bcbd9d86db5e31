import type { PactRequest, PactResponse } from '../types.ts';
import type { ActualBody, ExpectedBody } from './body.ts';
import { compileBody, matchBody } from './body.ts';
import { headerValues, matchHeaders } from './headers.ts';
import { foundInWords } from './in-words.ts';
import { acceptsText } from './judge.ts';
import type { Scope } from './list.ts';
import type { Mismatch, Part } from './mismatch.ts';
import type { Values } from './query.ts';
import { grouped, matchQuery } from './query.ts';
import type { Rule, Rules } from './rules.ts';
import { accepts, compileRules, compileSet } from './rules.ts';
import { shown } from './value.ts';

/** A request as it came. */
export interface ActualRequest {
  readonly method: string;
  /** Percent-encoded, without the query. */
  readonly path: string;
  /** Decoded, in the order sent. */
  readonly query: Iterable<readonly [name: string, value: string]>;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** How a request differs from the one that a pact expects; nothing where it does not. */
export type MatchRequest = (actual: ActualRequest) => readonly Mismatch[];

/** Makes what a pact expects of a request ready for many requests. What it does not expect in query and body must not be there. */
export function compileRequest(request: PactRequest): MatchRequest {
  const { method, query = {}, matchingRules: rules = {} } = request;
  const matchPath = compilePath(request);
  const names: Values = new Map(Object.entries(query));
  const queryScope = scopeOf('query', compileRules(rules.query), true);
  const matchRest = compileMessage(request, true);
  return (actual) => [
    ...matchMethod(method.toUpperCase(), actual.method),
    ...matchPath(actual.path),
    ...matchQuery(queryScope, names, grouped(actual.query)),
    ...matchRest(actual.headers, actual.body),
  ];
}

const matchMethod = (expected: string, actual: string): readonly Mismatch[] =>
  (expected === actual.toUpperCase() ? [] : [{ part: 'method', at: '', expected, actual }]);

const scopeOf = (part: Part, rules: Rules, isClosed: boolean): Scope => ({ part, rules, isClosed });

/** Makes what a pact expects of a path ready for many. */
export function compilePath({ path, matchingRules }: PactRequest): (actual: string) => readonly Mismatch[] {
  const rules = matchingRules?.path && compileSet(matchingRules.path);
  const expected = rules === undefined ? shown(path) : foundInWords({ ...rules, isCascaded: false }, path);
  return (actual) => {
    const isRuled = (rule: Rule): boolean => acceptsText(rule, { expected: path, actual, isCascaded: false });
    const isAccepted = rules === undefined ? isSamePath(path, actual) : accepts(rules, isRuled);
    return isAccepted ? [] : [{ part: 'path', at: '', expected, actual: shown(actual) }];
  };
}

/** Paths that differ only in how they are encoded are the same. */
const isSamePath = (a: string, b: string): boolean => a === b || decoded(a) === decoded(b);

/** Segment by segment, so that an encoded slash is none. */
export function decoded(path: string): string {
  if (!path.includes('%')) return path;
  try {
    return path.split('/').map((segment) => decodeURIComponent(segment).replaceAll('/', '%2F')).join('/');
  } catch {
    return path;
  }
}

type MatchMessage = (headers: Headers, body: Uint8Array) => readonly Mismatch[];

/** Headers and body, which both kinds of message have. */
export function compileMessage({ headers = {}, body, matchingRules = {} }: PactRequest | PactResponse, isClosed: boolean): MatchMessage {
  const names = headerValues(Object.entries(headers));
  const headerScope = scopeOf('header', compileRules(matchingRules.header, (name) => name.toLowerCase()), true);
  const bodyScope = scopeOf('body', compileRules(matchingRules.body), isClosed);
  const expected: ExpectedBody | undefined = body && compileBody(body);
  return (actual, bytes) => {
    const came: ActualBody = { bytes, contentType: actual.get('content-type') ?? undefined };
    const differing = names.size === 0 ? [] : matchHeaders(headerScope, names, headerValues(linesOf(actual)));
    return [...differing, ...(expected === undefined ? [] : matchBody({ body: bodyScope, headers: headerScope }, expected, came))];
  };
}

/** Cookies are the one header whose lines cannot be joined. */
const linesOf = (headers: Headers): readonly (readonly [string, readonly string[]])[] =>
  [...new Set(headers.keys())].map((name) => [name, name === 'set-cookie' ? headers.getSetCookie() : [headers.get(name) ?? '']]);
