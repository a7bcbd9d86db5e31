import { fixedHeaders } from '../../shared/auth/authorizer.ts';
import { Secret } from '../../shared/auth/secret.ts';
import { tokens, type AccessToken, type Tokens } from '../../shared/auth/tokens.ts';
import { createCaller, type Caller } from '../../shared/call/caller.ts';
import type { Connection } from '../../shared/call/kit.ts';
import type { Reply } from '../../shared/call/reply.ts';
import { systemClock } from '../../shared/clock.ts';
import { unobserved } from '../../shared/observer.ts';
import { ConsentNeededError } from './consent-needed-error.ts';
import { basic } from './credentials.ts';
import { TokenError, toTokenError } from './token-error.ts';

/** Where the refresh token is kept. Every use replaces it, so it must outlive the process. */
export interface RefreshTokens {
  readonly load: () => Promise<Secret | undefined>;
  /** Done when it is safe: only then the access token that came with it is used. */
  readonly save: (token: Secret) => Promise<void>;
}

export interface OAuthSettings {
  readonly consumer: { readonly id: string; readonly secret: Secret };
  /** For a consumer that acts for the person who let it in. Left out: it acts for itself. */
  readonly refreshTokens?: RefreshTokens;
  /** To the token endpoint's host, which is another one than the API's. */
  readonly connection?: Connection;
  /** How long before its end a token is replaced. */
  readonly marginMs?: number;
}

interface Issued extends AccessToken {
  readonly refreshToken: Secret | undefined;
  readonly scopes: readonly string[];
}

export interface OAuthSession extends Tokens {
  /** What the token in use allows; nothing before there is one. */
  readonly scopes: () => readonly string[];
}

/** Access tokens of an OAuth consumer: one for all calls, replaced before its end and where the vendor refuses it. */
export function oauthSession({ consumer, refreshTokens, connection = {}, marginMs = 60_000 }: OAuthSettings): OAuthSession {
  const { clock = systemClock, observer = unobserved } = connection;
  const authorizer = fixedHeaders({ authorization: `Basic ${basic(consumer.id, consumer.secret)}` });
  const caller = createCaller({ vendor: 'bitbucket', endpoints: 'https://bitbucket.org', authorizer, toError: toTokenError }, connection);
  const ask = refreshTokens === undefined ? () => issue(caller, { grant_type: 'client_credentials' }) : refreshing({ caller, refreshTokens, consumerId: consumer.id });
  let scopes: readonly string[] = [];
  const obtain = async (): Promise<AccessToken> => {
    const issued = await ask();
    scopes = issued.scopes;
    return issued;
  };
  return { ...tokens({ vendor: 'bitbucket', obtain, marginMs, clock, observer }), scopes: () => scopes };
}

interface Refreshing {
  readonly caller: Caller;
  readonly refreshTokens: RefreshTokens;
  readonly consumerId: string;
}

/** Uses the refresh token that is kept, keeps the one that takes its place, and never sends one again that was refused. */
function refreshing({ caller, refreshTokens, consumerId }: Refreshing): () => Promise<Issued> {
  let refused: Secret | undefined;
  const use = async (token: Secret): Promise<Issued> => {
    const issued = await issue(caller, { grant_type: 'refresh_token', refresh_token: token.reveal() });
    if (issued.refreshToken !== undefined) await refreshTokens.save(issued.refreshToken);
    return issued;
  };
  /** Another process may have used it just now: then a newer one is kept already. */
  const useKept = async (): Promise<Issued> => {
    const token = await refreshTokens.load();
    if (token === undefined || refused?.equals(token) === true) throw new ConsentNeededError(tokenCall, authorizeUrl(consumerId));
    try {
      return await use(token);
    } catch (error) {
      if (!(error instanceof TokenError && error.code === 'invalid_grant')) throw error;
      refused = token;
      return useKept();
    }
  };
  return useKept;
}

/** May be repeated: a refresh token whose answer was lost is good for some minutes more. */
const issue = (caller: Caller, grant: Readonly<Record<string, string>>): Promise<Issued> =>
  caller.call({
    operation: 'createToken',
    method: 'POST',
    path: 'site/oauth2/access_token',
    repeatable: true,
    body: { form: new URLSearchParams(grant).toString() },
    read: readToken,
  });

function readToken(reply: Reply): Issued {
  const answer = reply.json();
  const refreshToken = answer.textOrNull('refresh_token');
  return {
    value: new Secret(answer.text('access_token')),
    expiresInMs: answer.wholeNumber('expires_in') * 1000,
    refreshToken: refreshToken === null ? undefined : new Secret(refreshToken),
    // The vendor has called the field by both names.
    scopes: (answer.textOrNull('scope') ?? answer.textOrNull('scopes') ?? '').split(' ').filter((scope) => scope !== ''),
  };
}

const tokenCall = { vendor: 'bitbucket', operation: 'createToken', request: 'POST /site/oauth2/access_token', status: undefined, requestId: undefined };

function authorizeUrl(consumerId: string): string {
  const query = new URLSearchParams({ client_id: consumerId, response_type: 'code' });
  return `https://bitbucket.org/site/oauth2/authorize?${query.toString()}`;
}
