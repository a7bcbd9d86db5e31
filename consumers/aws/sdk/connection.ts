import type { STSClientConfig } from '@aws-sdk/client-sts';
import { KnownSecrets } from '../../shared/auth/known-secrets.ts';
import { systemClock, type Clock } from '../../shared/clock.ts';
import { unobserved, type Observer } from '../../shared/observer.ts';
import type { RenewableCredentials } from '../credentials/renewable.ts';
import type { AwsRetry } from './retry.ts';

/** As the SDK's clients take it, all of them the same. */
export type RequestHandler = NonNullable<STSClientConfig['requestHandler']>;

/** Where and as whom to call AWS. A stub and the real services differ in nothing else. */
export interface AwsConnection {
  /** Default: `AWS_REGION`, else the profile's; without any the SDK sends nothing. */
  readonly region?: string;
  /** Default: the SDK's chain. */
  readonly credentials?: RenewableCredentials;
  /** Default: the service's own for the region. */
  readonly endpoint?: string;
  readonly retry?: AwsRetry;
  /** For one attempt. Default 30,000. */
  readonly timeoutMs?: number;
  /** How requests travel, where not as usual: through a proxy, with an own certificate authority. Its time limits go before `timeoutMs`. */
  readonly handler?: RequestHandler;
  readonly observer?: Observer;
  readonly clock?: Clock;
  /** Secrets in use, which no text shows. */
  readonly known?: KnownSecrets;
}

/** A connection with its defaults. */
export interface Connected extends AwsConnection {
  readonly timeoutMs: number;
  readonly observer: Observer;
  readonly clock: Clock;
  readonly known: KnownSecrets;
}

export const connected = (connection: AwsConnection): Connected => ({ timeoutMs: 30_000, observer: unobserved, clock: systemClock, known: new KnownSecrets(), ...connection });
