import { manualClock, type ManualClock } from '../../shared/testing/manual-clock.ts';
import { recorder, type Recorder } from '../../shared/testing/recorder.ts';
import { renewable, type RenewableCredentials } from '../credentials/renewable.ts';
import type { AwsConnection } from '../sdk/connection.ts';

/** The pair of the signature's documentation: the stub knows it, so it checks every signature that is made with it. */
export const testKeys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' } as const;

export const testCredentials = (): RenewableCredentials => renewable(async () => testKeys, { source: 'test' });

/** A connection to a stub whose pauses take no time, and who looked on. */
export interface TestConnection extends AwsConnection {
  readonly clock: ManualClock;
  readonly observer: Recorder;
}

export const connectionTo = (endpoint: string, more: Partial<AwsConnection> = {}): TestConnection => ({
  endpoint,
  region: 'eu-west-1',
  credentials: testCredentials(),
  ...more,
  retry: { random: () => 1, ...more.retry },
  clock: manualClock(),
  observer: recorder(),
});

/** For contracts: what is repeated would be another request. */
export const onceTo = ({ url }: { readonly url: string }): AwsConnection => ({ ...connectionTo(url), retry: { attempts: 1 } });
