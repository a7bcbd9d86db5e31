import { joinPointer } from '../../json/pointer.ts';
import type { SecurityScheme } from '../../openapi/operations.ts';
import type { PactRequest } from '../../pact/types.ts';
import type { Part } from '../context.ts';
import { finding } from '../found.ts';
import { cookieOf, headerOf } from '../headers.ts';

/** Whether the request carries what one of the documented alternatives asks for; the credentials themselves are not judged. */
export const compareSecurity: Part = (context) => {
  const {
    operation,
    interaction: { request },
  } = context;
  const { security } = operation;
  if (security.length === 0 || security.some((schemes) => schemes.every((scheme) => carries(request, scheme)))) return [];
  const wanted = security.map((schemes) => schemes.map(inWords).join(' and ')).join(', or ');
  return [
    finding(context, 'request.security.missing', {
      message: `${operation.id} asks for ${wanted}, and the request carries none of it`,
      at: '/request',
      document: joinPointer(operation.place.pointer, 'security'),
      fix: `send ${inWords(security[0]?.[0])} with an example credential and a rule that accepts others`,
    }),
  ];
};

function carries(request: PactRequest, { type, scheme, in: where, parameter = '' }: SecurityScheme): boolean {
  const authorization = headerOf(request, 'Authorization') ?? '';
  if (type === 'apiKey') return apiKeyOf(request, where, parameter) !== undefined;
  if (type === 'http') return new RegExp(`^${scheme === 'basic' || scheme === 'bearer' ? scheme : '\\S+'}\\s+\\S`, 'i').test(authorization);
  if (type === 'oauth2' || type === 'openIdConnect') return /^bearer\s+\S/i.test(authorization);
  // Client certificates are no part of a request, and an undefined scheme asks for nothing that could be sent.
  return true;
}

function apiKeyOf(request: PactRequest, where: string | undefined, name: string): string | undefined {
  if (where === 'query') return request.query?.[name]?.[0];
  return where === 'cookie' ? cookieOf(request, name) : headerOf(request, name);
}

function inWords(scheme: SecurityScheme | undefined): string {
  if (scheme?.type === 'apiKey') return `the ${scheme.in ?? 'header'} \`${scheme.parameter ?? scheme.name}\``;
  if (scheme?.type === 'http' && scheme.scheme === 'basic') return '`Authorization: Basic …`';
  return scheme?.type === 'http' && scheme.scheme !== 'bearer'
    ? `an \`Authorization\` of scheme ${scheme.scheme ?? 'unknown'}`
    : '`Authorization: Bearer …`';
}
