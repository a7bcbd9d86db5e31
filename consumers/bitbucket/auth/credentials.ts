import type { Authorizer } from '../../shared/auth/authorizer.ts';
import { authorizedBy } from '../../shared/auth/credentials-authorizer.ts';
import type { CredentialSource } from '../../shared/auth/credentials.ts';
import type { KnownSecrets } from '../../shared/auth/known-secrets.ts';
import { Secret } from '../../shared/auth/secret.ts';

/** A token as it is, or where it comes from. */
export type TokenSource = string | CredentialSource;

/**
 * An access token of a repository, project or workspace; the API token of a person, which goes with their address; or what an OAuth
 * consumer is given (`oauthSession`).
 */
export type BitbucketCredentials = { readonly token: TokenSource } | { readonly email: string; readonly token: TokenSource } | { readonly session: Authorizer };

/** Puts the credentials into calls, and has whoever writes texts hide them. */
export function authorizerOf(credentials: BitbucketCredentials, known: KnownSecrets): Authorizer {
  if ('session' in credentials) return learned(credentials.session, known);
  const user = 'email' in credentials ? credentials.email : undefined;
  const headers = (token: Secret): Readonly<Record<string, string>> => {
    known.learn(token);
    return { authorization: user === undefined ? `Bearer ${token.reveal()}` : `Basic ${basic(user, token)}` };
  };
  return learned(typeof credentials.token === 'string' ? fixed(headers(checked(credentials.token))) : authorizedBy(credentials.token, headers), known);
}

/** User and password as HTTP's basic scheme has them. */
export const basic = (user: string, password: Secret): string => Buffer.from(`${user}:${password.reveal()}`).toString('base64');

const fixed = (headers: Readonly<Record<string, string>>): Authorizer => ({ authorize: async () => ({ headers }) });

function checked(token: string): Secret {
  if (!/^[\x21-\x7e]+$/.test(token)) throw new TypeError('the Bitbucket token is empty, or holds what no token holds');
  return new Secret(token);
}

const learned = (authorizer: Authorizer, known: KnownSecrets): Authorizer => ({
  authorize: async () => {
    const authorization = await authorizer.authorize();
    const [, value] = authorization.headers['authorization']?.split(' ') ?? [];
    if (value !== undefined) known.learn(new Secret(value));
    return authorization;
  },
});
