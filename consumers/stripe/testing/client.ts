import { scriptedVendor } from '../../shared/testing/scripted-vendor.ts';
import type { Connection } from '../../shared/http.ts';
import { StripeClient } from '../client.ts';

export const testKey = 'sk_test_fixture0key';

/** For each case a fresh client on a scripted vendor. It notes how long it would have waited, and does not wait. */
export function stripeOnScript() {
  const vendor = scriptedVendor();
  const waits: number[] = [];
  beforeEach(() => void waits.splice(0));
  const client = (connection: Connection = {}) =>
    new StripeClient({
      baseUrl: vendor.url,
      credentials: { apiKey: testKey },
      retry: { wait: async (milliseconds) => waits.push(milliseconds), random: () => 1 },
      maxPages: 4,
      ...connection,
    });
  return { vendor, client, waits };
}

/** The fields of a form body as text. */
export const formFields = (body: string): Readonly<Record<string, string>> => Object.fromEntries(new URLSearchParams(body));
