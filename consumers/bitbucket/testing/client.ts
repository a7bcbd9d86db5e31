import type { Connection } from '../../shared/http.ts';
import { scriptedVendor } from '../../shared/testing/scripted-vendor.ts';
import { BitbucketClient } from '../client.ts';

export const testToken = 'fixture-token';

/** For each case a fresh client on a scripted vendor. It notes how long it would have waited, and does not wait. */
export function bitbucketOnScript() {
  const vendor = scriptedVendor();
  const waits: number[] = [];
  beforeEach(() => void waits.splice(0));
  const client = (connection: Connection = {}) =>
    new BitbucketClient({
      baseUrl: `${vendor.url}/2.0`,
      credentials: { token: testToken },
      retry: { wait: async (milliseconds) => waits.push(milliseconds), random: () => 1 },
      maxPages: 4,
      ...connection,
    });
  return { vendor, client, waits };
}
