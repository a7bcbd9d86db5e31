import type { Clock } from '../clock.ts';
import type { Observer } from '../observer.ts';
import type { Authorizer } from './authorizer.ts';
import type { Secret } from './secret.ts';

/** An access token as a vendor issues it (RFC 6749, section 5.1). */
export interface AccessToken {
  readonly value: Secret;
  /** From when it was asked for. */
  readonly expiresInMs: number;
}

export interface TokenSettings {
  readonly vendor: string;
  /** What events call it. Default `accessToken`. */
  readonly name?: string;
  /** Asks the vendor for a new one: client credentials, a refresh token, a role. */
  readonly obtain: () => Promise<AccessToken>;
  /** How long before its end a token is replaced, for clocks that differ and calls that take their time. Default 60,000. */
  readonly marginMs?: number;
  /** The header it goes into. Default: `authorization: Bearer …`. */
  readonly headers?: (token: Secret) => Readonly<Record<string, string>>;
  readonly clock: Clock;
  readonly observer: Observer;
}

export interface Tokens extends Authorizer {
  /** The token to use now; whoever asks while one is being fetched waits for that one. */
  readonly current: () => Promise<Secret>;
  /** Forgets the token, as after it was revoked. */
  readonly forget: () => void;
}

interface Held {
  readonly value: Secret;
  readonly until: number;
}

/** Keeps one access token for all calls, and replaces it once: before it expires, or when the vendor refuses it. */
export function tokens(settings: TokenSettings): Tokens {
  const { obtain, marginMs = 60_000, headers = bearer, clock } = settings;
  let held: Held | undefined;
  let pending: Promise<Held> | undefined;
  const fetchOne = async (): Promise<Held> => {
    const askedAt = clock.now();
    const { value, expiresInMs } = await obtain();
    return { value, until: askedAt + expiresInMs - marginMs };
  };
  const refresh = async (): Promise<Held> => {
    try {
      held = await fetchOne();
      tell(settings, 'refreshed');
      return held;
    } catch (error) {
      tell(settings, 'failed');
      throw error;
    } finally {
      pending = undefined;
    }
  };
  const current = async (): Promise<Secret> => {
    if (held !== undefined && clock.now() < held.until) return held.value;
    pending ??= refresh();
    return (await pending).value;
  };
  const drop = (refused: Secret): boolean => {
    if (held?.value === refused) {
      held = undefined;
      tell(settings, 'dropped');
    }
    return true;
  };
  return {
    current,
    forget: () => {
      held = undefined;
    },
    authorize: async () => {
      const token = await current();
      return { headers: headers(token), renew: () => drop(token) };
    },
  };
}

const bearer = (token: Secret): Readonly<Record<string, string>> => ({ authorization: `Bearer ${token.reveal()}` });

function tell({ observer, vendor, name = 'accessToken' }: TokenSettings, what: 'refreshed' | 'dropped' | 'failed'): void {
  observer.emit({ event: 'credential', vendor, name, source: 'token endpoint', what });
}
