import type { SecretSet } from '../shared/auth/credentials-kinds.ts';
import type { CredentialSource } from '../shared/auth/credentials.ts';
import type { KnownSecrets } from '../shared/auth/known-secrets.ts';
import { Secret } from '../shared/auth/secret.ts';
import { tokens, type AccessToken, type Tokens } from '../shared/auth/tokens.ts';
import type { Caller } from '../shared/call/caller.ts';
import type { Reply } from '../shared/call/reply.ts';
import type { Clock } from '../shared/clock.ts';
import { isAuthenticationError } from '../shared/errors/guards.ts';
import type { Observer } from '../shared/observer.ts';
import type { Clouds } from './clouds.ts';
import { RegionError } from './errors/region-error.ts';
import { acknowledged } from './reading/envelope.ts';

/** The API client's id and secret. */
export type ApiClient = SecretSet<'clientId' | 'clientSecret'>;

export interface SessionSettings {
  readonly credentials: CredentialSource<ApiClient>;
  /** The child tenant, for those who look after several. */
  readonly memberCid?: string;
  /** Without credentials of its own: those go with each call. */
  readonly caller: Caller;
  readonly clouds: Clouds;
  readonly known: KnownSecrets;
  readonly clock: Clock;
  readonly observer: Observer;
}

/** Older by two minutes of its thirty a token is replaced. */
const marginMs = 120_000;

/** How often a sign-in may be sent on to another cloud. */
const mostMoves = 2;

/** Signs in and out: the one holder of the client's secret. */
export class Session {
  readonly tokens: Tokens;
  readonly #settings: SessionSettings;
  #refused: { readonly credentials: ApiClient; readonly error: Error; readonly until: number } | undefined;

  constructor(settings: SessionSettings) {
    const { clock, observer } = settings;
    this.#settings = settings;
    this.tokens = tokens({ vendor: 'crowdstrike', obtain: () => this.#obtain(), marginMs, clock, observer });
  }

  /** Takes the token away; the next call signs in anew. */
  async end(): Promise<void> {
    const { credentials, caller } = this.#settings;
    const token = (await this.tokens.current()).reveal();
    const { clientId, clientSecret } = await credentials.get();
    const basic = Buffer.from(`${clientId.reveal()}:${clientSecret.reveal()}`).toString('base64');
    this.tokens.forget();
    await caller.call({
      operation: 'oauth2RevokeToken',
      method: 'POST',
      path: 'oauth2/revoke',
      headers: { authorization: `Basic ${basic}` },
      body: { form: new URLSearchParams({ token }).toString() },
      repeatable: true,
      read: (reply) => acknowledged(reply.json()),
    });
  }

  /** With other credentials where the first ones are refused and there are others: they may just have been rotated. */
  async #obtain(): Promise<AccessToken> {
    const { credentials } = this.#settings;
    const first = await credentials.get();
    try {
      return await this.#signIn(first);
    } catch (error) {
      if (!isAuthenticationError(error)) throw error;
      const other = await credentials.renew(first);
      if (!credentials.isAnother(other, first)) throw error;
      return this.#signIn(other);
    }
  }

  /** Refused credentials are not shown again for a minute: many refusals lock the whole address out. */
  async #signIn(credentials: ApiClient): Promise<AccessToken> {
    const now = this.#settings.clock.now();
    if (this.#refused !== undefined && this.#refused.credentials === credentials && now < this.#refused.until) throw this.#refused.error;
    try {
      return await this.#askAround(credentials);
    } catch (error) {
      if (isAuthenticationError(error)) this.#refused = { credentials, error, until: now + 60_000 };
      throw error;
    }
  }

  /** In the cloud that the tenant lives in, which may be another one than the one asked first. */
  async #askAround(credentials: ApiClient): Promise<AccessToken> {
    for (let move = 0; ; move += 1) {
      const token = await this.#ask(credentials, move);
      if (token !== 'moved') return token;
    }
  }

  #ask({ clientId, clientSecret }: ApiClient, move: number): Promise<AccessToken | 'moved'> {
    const { caller, memberCid } = this.#settings;
    const form = { client_id: clientId.reveal(), client_secret: clientSecret.reveal(), ...(memberCid !== undefined && { member_cid: memberCid }) };
    return caller.call({
      operation: 'oauth2AccessToken',
      method: 'POST',
      path: 'oauth2/token',
      body: { form: new URLSearchParams(form).toString() },
      repeatable: true,
      accepts: [308],
      read: (reply) => (reply.status === 308 ? this.#move(reply, move) : this.#token(reply)),
    });
  }

  #move(reply: Reply, move: number): 'moved' {
    const location = reply.header('location') ?? '';
    if (move >= mostMoves || !this.#settings.clouds.moveToAddress(location)) throw new RegionError(location, reply.exchange);
    return 'moved';
  }

  /** The token is good in the tenant's own cloud, wherever it was asked for; all calls go there from now on. */
  #token(reply: Reply): AccessToken {
    const region = reply.header('x-cs-region');
    if (region !== undefined && !this.#settings.clouds.moveTo(region)) throw new RegionError(region, reply.exchange);
    const answer = reply.json();
    const value = new Secret(answer.text('access_token'));
    this.#settings.known.learn(value);
    return { value, expiresInMs: (answer.wholeNumberOrNull('expires_in') ?? 1799) * 1000 };
  }
}
