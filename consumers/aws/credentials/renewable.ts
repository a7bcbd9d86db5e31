import type { AwsCredentialIdentity } from '@smithy/types';
import { Secret } from '../../shared/auth/secret.ts';
import { KnownSecrets } from '../../shared/auth/known-secrets.ts';
import { systemClock, type Clock } from '../../shared/clock.ts';
import { unobserved, type Observer } from '../../shared/observer.ts';

/** Credentials as the SDK asks for them, that can be had anew when AWS says that they have expired. */
export interface RenewableCredentials {
  /** For every request; the SDK must not keep its own copy, so it is told that this one is kept already. */
  readonly provide: (() => Promise<AwsCredentialIdentity>) & { readonly memoized: true };
  /** After AWS refused an access key as expired: forgets it. Whether others can be had is seen at the next request. */
  readonly forget: (accessKeyId: string) => void;
  /** A text in which none of their secrets is to be read any more: AWS's messages may quote them. */
  readonly hide: (text: string) => string;
}

export interface RenewableSettings {
  /** Where they come from, for events: `role arn:aws:iam::…:role/InventoryRead`. Some know it only when they have them. */
  readonly source: string | ((identity: AwsCredentialIdentity | undefined) => string);
  readonly clock?: Clock;
  readonly observer?: Observer;
  /** Learns every secret, so that no text of others shows it either. */
  readonly known?: KnownSecrets;
}

/** Replaced that long before their end, as the SDK does it: clocks differ and calls take their time. */
const marginMs = 5 * 60_000;

/** One set of credentials for all calls. Whoever asks while they are being fetched waits for those. */
export function renewable(fetch: () => Promise<AwsCredentialIdentity>, { source, clock = systemClock, observer = unobserved, known = new KnownSecrets() }: RenewableSettings): RenewableCredentials {
  let held: AwsCredentialIdentity | undefined;
  let pending: Promise<AwsCredentialIdentity> | undefined;
  const tell = (what: 'read' | 'refreshed' | 'dropped' | 'failed'): void =>
    observer.emit({ event: 'credential', vendor: 'aws', name: 'credentials', source: typeof source === 'string' ? source : source(held), what });
  const fetchOne = async (): Promise<AwsCredentialIdentity> => {
    const isFirst = held === undefined;
    try {
      held = await fetch();
      for (const text of [held.secretAccessKey, held.sessionToken ?? '']) known.learn(new Secret(text));
      tell(isFirst ? 'read' : 'refreshed');
      return held;
    } catch (error) {
      tell('failed');
      // They are replaced before their end, so that there is time to try again.
      if (held !== undefined && endOf(held) > clock.now()) return held;
      throw error;
    } finally {
      pending = undefined;
    }
  };
  const provide = async (): Promise<AwsCredentialIdentity> => {
    if (held !== undefined && isFresh(held, clock)) return held;
    pending ??= fetchOne();
    return pending;
  };
  const forget = (accessKeyId: string): void => {
    if (held?.accessKeyId !== accessKeyId) return;
    tell('dropped');
    held = undefined;
  };
  return { provide: Object.assign(provide, { memoized: true as const }), forget, hide: known.hide };
}

const isFresh = (held: AwsCredentialIdentity, clock: Clock): boolean => endOf(held) - clock.now() > marginMs;

const endOf = ({ expiration }: AwsCredentialIdentity): number => expiration?.getTime() ?? Infinity;
