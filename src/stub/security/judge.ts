import type { SecurityScheme } from '../../openapi/operations.ts';
import { cookieIn } from '../request/parameters.ts';
import type { Incoming } from '../request/incoming.ts';
import { isSignatureScheme, judgeSignature } from './aws-signature.ts';
import type { Visit } from './guard.ts';
import { goodFor } from './guard.ts';
import { isOneOf } from './same-secret.ts';
import { judgeToken } from './judge-token.ts';
import type { Verdict } from './verdict.ts';
import { good, malformed, missing, wrong } from './verdict.ts';

/** Whether a request brings what one security scheme asks for. */
export function judge(visit: Visit, scheme: SecurityScheme): Verdict | Promise<Verdict> {
  if (isSignatureScheme(scheme)) return judgeSignature(visit, scheme);
  if (scheme.type === 'apiKey') return judgeKey(visit, scheme);
  if (scheme.type === 'oauth2' || scheme.type === 'openIdConnect') return judgeToken(visit, scheme);
  if (scheme.type === 'mutualTLS') return judgeCertificate(visit.incoming);
  // A scheme that is not defined asks for nothing that could be sent.
  if (scheme.type !== 'http') return good;
  if (scheme.scheme === 'bearer') return judgeToken(visit, scheme);
  return scheme.scheme === 'basic' ? judgeBasic(visit, scheme) : judgeOther(visit, scheme);
}

function judgeKey(visit: Visit, scheme: SecurityScheme): Verdict {
  const key = apiKeyIn(scheme, visit.incoming) ?? '';
  return key === '' ? missing : known(visit, scheme, { secret: key, what: `the key in ${placeOf(scheme)}` });
}

function apiKeyIn({ in: where, parameter = '' }: SecurityScheme, { headers, query }: Incoming): string | undefined {
  if (where === 'query') return query.find(([name]) => name === parameter)?.[1];
  return where === 'cookie' ? cookieIn(headers, parameter) : headers.get(parameter)?.trim();
}

const placeOf = ({ in: where, parameter, name }: SecurityScheme): string =>
  `the ${where ?? 'header'} ${where === 'query' ? 'parameter' : 'field'} ${parameter ?? name}`;

function judgeBasic(visit: Visit, scheme: SecurityScheme): Verdict {
  const sent = authorizationOf(visit.incoming);
  if (sent === '') return missing;
  const userAndPassword = basicIn(sent);
  if (userAndPassword === undefined) return malformed('the Authorization header is not `Basic` and the base64 of user:password');
  return known(visit, scheme, { secret: userAndPassword, what: 'the user and password' });
}

/** What an `Authorization: Basic` header says, decoded; undefined where it is none. */
export function basicIn(authorization: string): string | undefined {
  const encoded = /^basic +([A-Za-z0-9+/_-]+=*)$/i.exec(authorization)?.[1];
  const decoded = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8');
  return decoded.includes(':') ? decoded : undefined;
}

/** Where nobody asks for certificates they cannot be looked at: the journal says so. */
export const isUnchecked = ({ certificate }: Incoming, { type }: SecurityScheme): boolean => type === 'mutualTLS' && certificate === undefined;

function judgeCertificate({ certificate }: Incoming): Verdict {
  if (certificate?.kind === 'missing') return missing;
  return certificate?.kind === 'untrusted' ? wrong(`the client certificate is not trusted: ${certificate.because}`) : good;
}

function judgeOther(visit: Visit, scheme: SecurityScheme): Verdict {
  const sent = authorizationOf(visit.incoming);
  return sent === '' ? missing : known(visit, scheme, { secret: sent, what: 'the Authorization header' });
}

export const authorizationOf = ({ headers }: Incoming): string => headers.get('authorization')?.trim() ?? '';

interface Shown {
  readonly secret: string;
  readonly what: string;
}

function known(visit: Visit, scheme: SecurityScheme, { secret, what }: Shown): Verdict {
  const named = goodFor(visit, scheme);
  return named === undefined || written(secret).some((each) => isOneOf(each, named)) ? good : wrong(`${what} is none of those that are named for it`);
}

/** A key in the Authorization header may have the word of a scheme before it: `Token <key>`. */
const written = (secret: string): readonly string[] => [secret, secret.replace(/^[A-Za-z-]+ +/, '')];

/** How messages say what a scheme asks for. */
export function describeScheme(scheme: SecurityScheme): string {
  if (scheme.type === 'apiKey') return placeOf(scheme);
  if (scheme.type === 'mutualTLS') return 'a client certificate';
  if (scheme.type === 'http' && scheme.scheme === 'basic') return '`Authorization: Basic <base64 of user:password>`';
  const isOther = scheme.type === 'http' && scheme.scheme !== 'bearer';
  return isOther ? `an \`Authorization\` header of scheme ${scheme.scheme ?? 'unknown'}` : '`Authorization: Bearer <token>`';
}
