import type { SecurityScheme } from '../../openapi/operations.ts';
import { serverAddresses } from '../../openapi/routing/base-paths.ts';
import type { Visit } from './guard.ts';
import { goodFor, isStrict } from './guard.ts';
import { isOneOf } from './same-secret.ts';
import type { Verdict } from './verdict.ts';
import { good, malformed, missing, wrong } from './verdict.ts';

/**
 * Whether a bearer token is good. One that the stub issued is checked for real; of others it cannot know more than their form,
 * so they pass where neither credentials are named nor strictness is asked for: generated pacts carry such tokens.
 */
export function judgeToken(visit: Visit, scheme: SecurityScheme): Verdict | Promise<Verdict> {
  const { guard, endpoint, incoming } = visit;
  const sent = incoming.headers.get('authorization')?.trim() ?? '';
  if (sent === '') return missing;
  const token = /^bearer +(\S+)$/i.exec(sent)?.[1];
  if (token === undefined) return malformed('the Authorization header is not `Bearer` and a token');
  // The vendor itself will look at it.
  if (guard.foreignTokens === 'all') return good;
  if (guard.issuer.mayHaveIssued(token, incoming.origin)) return judgeOwn(visit, scheme, token);
  const named = goodFor(visit, scheme);
  // The credentials of the schemes that issue tokens are those of the client, never the token itself.
  const isNamed = named !== undefined && scheme.type === 'http';
  if (isNamed) return isOneOf(token, named) ? good : wrong('the token is none of those that are named for it', 'invalid_token');
  const isOurs = named !== undefined || isStrict(guard, endpoint.served) || (scheme.type === 'openIdConnect' && isJwt(token));
  return isOurs ? wrong('the token was not issued here', 'invalid_token') : good;
}

async function judgeOwn({ guard, endpoint, incoming }: Visit, { scopes }: SecurityScheme, token: string): Promise<Verdict> {
  const audiences = [incoming.origin, ...serverAddresses(endpoint.document)];
  const checked = await guard.issuer.check(token, { audiences, use: 'access' });
  if ('because' in checked) return wrong(`the token ${checked.because}`, 'invalid_token');
  const lacking = scopes.filter((scope) => checked.scopes?.includes(scope) === false);
  if (lacking.length === 0) return good;
  return { kind: 'forbidden', error: 'insufficient_scope', because: `the token lacks the scope ${lacking.join(', ')}` };
}

/** Whether a token looks like a JSON Web Token (RFC 7519). */
const isJwt = (token: string): boolean => /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/.test(token);
