import { authorizedBy } from '../shared/auth/credentials-authorizer.ts';
import { fixedHeaders, type Authorizer } from '../shared/auth/authorizer.ts';
import type { SecretSet } from '../shared/auth/credentials-kinds.ts';
import type { CredentialSource } from '../shared/auth/credentials.ts';
import type { KnownSecrets } from '../shared/auth/known-secrets.ts';
import { Secret } from '../shared/auth/secret.ts';
import { tokens, type AccessToken } from '../shared/auth/tokens.ts';
import { createCaller } from '../shared/call/caller.ts';
import type { Connection } from '../shared/call/kit.ts';
import type { CallRequest } from '../shared/call/request.ts';
import { systemClock } from '../shared/clock.ts';
import type { FailedCall } from '../shared/failed-call.ts';
import { unobserved } from '../shared/observer.ts';
import { toAxoniusError } from './errors/to-axonius-error.ts';

/** A service account's keys, as they are or from a source that knows of rotations; or its OAuth client, for instances that have it. */
export type AxoniusCredentials =
  | { readonly apiKey: string; readonly apiSecret: string }
  | { readonly keys: CredentialSource<SecretSet<'apiKey' | 'apiSecret'>> }
  | OAuthClient;

interface OAuthClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

interface AuthorizerOptions {
  readonly baseUrl: string;
  readonly connection: Connection;
  readonly known: KnownSecrets;
}

/** What is learned is hidden from errors. */
export function authorizerOf(credentials: AxoniusCredentials, options: AuthorizerOptions): Authorizer {
  if ('keys' in credentials) return authorizedBy(credentials.keys, (keys) => keyHeaders(keys, options.known));
  if ('clientId' in credentials) return bearerOf(credentials, options);
  const keys = { apiKey: secretOf(credentials.apiKey, 'API key'), apiSecret: secretOf(credentials.apiSecret, 'API secret') };
  return fixedHeaders(keyHeaders(keys, options.known));
}

function keyHeaders({ apiKey, apiSecret }: SecretSet<'apiKey' | 'apiSecret'>, known: KnownSecrets): Readonly<Record<string, string>> {
  known.learn(apiKey);
  known.learn(apiSecret);
  return { 'api-key': apiKey.reveal(), 'api-secret': apiSecret.reveal() };
}

/** One token for all calls, fetched with a caller of its own: who waits for it holds a place in the other one's queue. */
function bearerOf({ clientId, clientSecret }: OAuthClient, options: AuthorizerOptions): Authorizer {
  const { baseUrl, connection, known } = options;
  const secret = secretOf(clientSecret, 'client secret');
  const basic = new Secret(Buffer.from(`${clientId.trim()}:${secret.reveal()}`).toString('base64'));
  known.learn(secret);
  known.learn(basic);
  const authorizer = fixedHeaders({ authorization: `Basic ${basic.reveal()}` });
  const toError = (call: FailedCall): Error => toAxoniusError(call, known.hide);
  const caller = createCaller({ vendor: 'axonius', endpoints: baseUrl, authorizer, toError }, connection);
  const obtain = async (): Promise<AccessToken> => {
    const token = await caller.call(createToken);
    known.learn(token.value);
    return token;
  };
  const { clock = systemClock, observer = unobserved } = connection;
  return tokens({ vendor: 'axonius', obtain, clock, observer });
}

const createToken: CallRequest<AccessToken> = {
  operation: 'createToken',
  method: 'POST',
  path: 'api/oauth2/token',
  body: { form: 'grant_type=client_credentials' },
  repeatable: true,
  read: (reply) => {
    const token = reply.json();
    return { value: new Secret(token.text('access_token')), expiresInMs: token.wholeNumber('expires_in') * 1000 };
  },
};

/** Keys are pasted with blanks and newlines around them. */
function secretOf(text: string, what: string): Secret {
  const trimmed = text.trim();
  if (!/^[\x21-\x7e]+$/.test(trimmed)) throw new TypeError(`the ${what} is empty, or holds what none holds`);
  return new Secret(trimmed);
}
