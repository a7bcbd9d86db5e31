import type { CredentialSource } from '../../shared/auth/credentials.ts';
import type { Secret } from '../../shared/auth/secret.ts';
import type { Tokens } from '../../shared/auth/tokens.ts';

/** A token that Git may use, and how another one is had when it is refused. */
export interface GitToken {
  /** The user that goes with it. */
  readonly user: string;
  readonly current: () => Promise<Secret>;
  /** After a refusal: whether there is another one. */
  readonly renew: (refused: Secret) => Promise<boolean>;
}

/** An OAuth consumer's access token. */
export const sessionToken = (session: Tokens): GitToken => ({
  user: 'x-token-auth',
  current: session.current,
  renew: async () => {
    session.forget();
    return true;
  },
});

/** The access token of a repository, project or workspace; a person's API token goes with another user. */
export const sourceToken = (source: CredentialSource, user: 'x-token-auth' | 'x-bitbucket-api-token-auth' = 'x-token-auth'): GitToken => ({
  user,
  current: source.get,
  renew: async (refused) => source.isAnother(await source.renew(refused), refused),
});
