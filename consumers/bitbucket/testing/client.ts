import type { Connection } from '../../shared/call/kit.ts';
import { manualClock, type ManualClock } from '../../shared/testing/manual-clock.ts';
import { recorder, type Recorder } from '../../shared/testing/recorder.ts';
import { scriptedVendor, type ScriptedVendor } from '../../shared/testing/scripted-vendor.ts';
import { BitbucketClient, type BitbucketOptions } from '../client.ts';

export const testToken = 'fixture-token';
export const inventory = { workspace: 'acme-sec', slug: 'inventory' };

/** A client that waits for nobody: its clock runs ahead when it sleeps. */
export const bitbucketAt = (url: string, more: Partial<BitbucketOptions> = {}): BitbucketClient =>
  new BitbucketClient({ baseUrl: `${url}/2.0`, credentials: { token: testToken }, clock: manualClock(), ...more, retry: { random: () => 0, ...more.retry } });

export interface OnScript {
  readonly vendor: ScriptedVendor;
  readonly client: (connection?: Connection) => BitbucketClient;
  readonly clock: () => ManualClock;
  readonly observer: () => Recorder;
}

/** For each case a fresh client on a scripted vendor, for answers that no document allows. */
export function bitbucketOnScript(): OnScript {
  const vendor = scriptedVendor();
  let clock = manualClock();
  let observer = recorder();
  beforeEach(() => {
    clock = manualClock();
    observer = recorder();
  });
  return {
    vendor,
    clock: () => clock,
    observer: () => observer,
    client: (connection = {}) => bitbucketAt(vendor.url, { clock, observer, maxPages: 4, ...connection }),
  };
}

