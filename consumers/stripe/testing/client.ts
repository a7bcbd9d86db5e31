import type { Connection } from '../../shared/call/kit.ts';
import { manualClock } from '../../shared/testing/manual-clock.ts';
import { recorder } from '../../shared/testing/recorder.ts';
import { scriptedVendor } from '../../shared/testing/scripted-vendor.ts';
import { vendorStub } from '../../shared/testing/vendor-stub.ts';
import { StripeClient } from '../client.ts';

export const testKey = 'sk_test_fixture0key';

/** No limit of our own, and pauses that pass at once. */
const unhurried = { limits: {}, retry: { random: () => 1 } };

/** For each case a fresh client on a scripted vendor, for answers that no document allows. It notes how long it would have waited. */
export function stripeOnScript() {
  const vendor = scriptedVendor();
  const observer = recorder();
  let clock = manualClock();
  beforeEach(() => {
    clock = manualClock();
  });
  const client = (connection: Connection = {}) =>
    new StripeClient({ baseUrl: vendor.url, credentials: { apiKey: testKey }, maxPages: 4, observer, clock, ...unhurried, ...connection });
  return { vendor, observer, client, waits: () => clock.pauses };
}

/** A client on the stub of Stripe's document, which remembers what was made. */
export function stripeOnStub() {
  const stub = vendorStub('stripe');
  const client = (connection: Connection = {}) =>
    new StripeClient({ baseUrl: stub.url, credentials: { apiKey: testKey }, clock: manualClock(), ...unhurried, ...connection });
  return { stub, client };
}

/** The fields of a form body as text. */
export const formFields = (body: string): Readonly<Record<string, string>> => Object.fromEntries(new URLSearchParams(body));
