import { joinPointer } from '../../json/pointer.ts';
import type { SecurityScheme } from '../../openapi/operations.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Refusal } from '../problem.ts';
import type { Incoming } from './incoming.ts';
import { cookieIn } from './parameters.ts';

/** Refuses a request whose credentials are missing or malformed. Any well-formed one is good: the stub guards nothing. */
export function checkSecurity(endpoint: Endpoint, incoming: Incoming): Refusal | undefined {
  const { security, place } = endpoint.operation;
  if (security.length === 0 || security.some((schemes) => schemes.every((scheme) => isSatisfied(scheme, incoming)))) return undefined;
  const wanted = security.map((schemes) => schemes.map(describe).join(' and ')).join(', or ');
  const state = incoming.headers.has('authorization') ? 'malformed' : 'missing';
  const message = `the credentials are ${state}: the document asks for ${wanted}`;
  return {
    status: 401,
    endpoint,
    problems: [{ code: 'security', pointer: '/header/Authorization', rule: joinPointer(place.pointer, 'security'), message }],
    headers: { 'www-authenticate': challenge(security.flat()) },
  };
}

function isSatisfied(scheme: SecurityScheme, incoming: Incoming): boolean {
  const authorization = incoming.headers.get('authorization')?.trim() ?? '';
  if (scheme.type === 'apiKey') return (apiKeyIn(scheme, incoming) ?? '') !== '';
  if (scheme.type === 'http' && scheme.scheme === 'basic') return isBasic(authorization);
  if (scheme.type === 'http' && scheme.scheme !== 'bearer') return authorization !== '';
  if (scheme.type === 'http' || scheme.type === 'oauth2' || scheme.type === 'openIdConnect') return /^bearer +[^\s]+$/i.test(authorization);
  // Client certificates are seen by whoever ends TLS, and an undefined scheme asks for nothing that could be sent.
  return true;
}

function apiKeyIn({ in: where, parameter = '' }: SecurityScheme, { headers, query }: Incoming): string | undefined {
  if (where === 'query') return query.find(([name]) => name === parameter)?.[1];
  return where === 'cookie' ? cookieIn(headers, parameter) : headers.get(parameter)?.trim();
}

function isBasic(authorization: string): boolean {
  const encoded = /^basic +([A-Za-z0-9+/_-]+=*)$/i.exec(authorization)?.[1];
  return encoded !== undefined && Buffer.from(encoded, 'base64').includes(':');
}

function describe({ type, scheme, in: where, parameter, name }: SecurityScheme): string {
  if (type === 'apiKey') return `the ${where ?? 'header'} ${where === 'query' ? 'parameter' : 'field'} ${parameter ?? name}`;
  if (type === 'http' && scheme === 'basic') return '`Authorization: Basic <base64 of user:password>`';
  return type === 'http' && scheme !== 'bearer' ? `an \`Authorization\` header of scheme ${scheme ?? 'unknown'}` : '`Authorization: Bearer <token>`';
}

function challenge(schemes: readonly SecurityScheme[]): string {
  const takesTokens = schemes.some(({ type, scheme }) => scheme === 'bearer' || type === 'oauth2');
  return !takesTokens && schemes.some(({ scheme }) => scheme === 'basic') ? 'Basic realm="stub"' : 'Bearer';
}
