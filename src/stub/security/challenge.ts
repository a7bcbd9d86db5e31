import type { SecurityScheme } from '../../openapi/operations.ts';
import type { Objection } from './verdict.ts';

/** Why the credentials do not do, in the protocol's words and in ours. */
type Reason = Pick<Objection, 'error' | 'because'>;

/**
 * How to ask again (RFC 9110, section 11.6.1), of several schemes by a token if one takes it, else by name and password, else as the first
 * one has it. Nothing where no header could say it, as for certificates.
 */
export function challengeFor(schemes: readonly SecurityScheme[], reason: Reason): Readonly<Record<string, string>> {
  const scheme = schemes.find(takesToken) ?? schemes.find(isBasic) ?? schemes.find(({ type }) => type === 'http' || type === 'apiKey');
  const challenge = scheme && wordsOf(scheme, reason);
  return challenge === undefined ? {} : { 'www-authenticate': challenge };
}

export const takesToken = ({ type, scheme }: SecurityScheme): boolean => scheme === 'bearer' || type === 'oauth2' || type === 'openIdConnect';

const isBasic = ({ scheme }: SecurityScheme): boolean => scheme === 'basic';

/** Keys have no scheme of their own: `ApiKey`, with the name under which the key is sent. */
function wordsOf(scheme: SecurityScheme, reason: Reason): string {
  if (takesToken(scheme)) return bearer(reason);
  if (isBasic(scheme)) return 'Basic realm="stub"';
  return scheme.type === 'apiKey' ? `ApiKey realm="${quotable(scheme.parameter ?? scheme.name)}"` : `${token(scheme.scheme ?? '')} realm="stub"`;
}

/** As RFC 6750, section 3, has it. */
export const bearer = ({ error, because }: Reason): string => (error === undefined ? 'Bearer' : `Bearer error="${error}", error_description="${quotable(because)}"`);

/** In letters that stand between quotes in a header. */
const quotable = (text: string): string => text.replaceAll(/["\\]/g, "'").replaceAll(/[^\x20-\x7e]/g, '?');

const token = (scheme: string): string => (/^[\w!#$%&'*+.^`|~-]+$/.test(scheme) ? scheme : 'Unknown');
