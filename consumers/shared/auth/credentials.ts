/* c8 ignore start */
import type { Clock } from '../clock.ts';
import type { Observer } from '../observer.ts';
import type { KnownSecrets } from './known-secrets.ts';
import type { Secret } from './secret.ts';

/** Where one credential comes from: as fresh as it has to be, and never older than the vendor allows. */
export interface CredentialSource<Value = Secret> {
  /** What the credential is for: `apiKey`. */
  readonly name: string;
  /** The value to use now. Read when there is none yet, or when it has grown old; callers at the same time share one reading. */
  readonly get: () => Promise<Value>;
  /** After the vendor refused a value: another one where there is another, else the same. Reads anew, unless somebody else just did. */
  readonly renew: (refused: Value) => Promise<Value>;
  /** Whether two values differ. */
  readonly isAnother: (one: Value, other: Value) => boolean;
}

/** Reads the text that a reference leads to; gets what stands behind the scheme: `ACME_KEY` of `env:ACME_KEY`. */
export type SecretReader = (path: string, signal: AbortSignal) => Promise<string>;

/** One reader for each scheme: `env`, `file`, `ssm`. */
export type SecretReaders = Readonly<Record<string, SecretReader>>;

/** What every source of credentials is given. */
export interface CredentialSettings {
  readonly vendor: string;
  readonly name: string;
  readonly readers: SecretReaders;
  readonly clock: Clock;
  readonly observer: Observer;
  /** Learns every value that is read, so that logs can hide it wherever it turns up. */
  readonly known?: KnownSecrets;
  /** After this time a value is read again, so that a rotation needs no restart. */
  readonly timeToLiveMs?: number;
  /** How long one reading may take. */
  readonly timeoutMs?: number;
}
/* c8 ignore stop */
