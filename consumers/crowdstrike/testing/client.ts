import { localReaders } from '../../shared/auth/credentials-readers.ts';
import { KnownSecrets } from '../../shared/auth/known-secrets.ts';
import { manualClock, type ManualClock } from '../../shared/testing/manual-clock.ts';
import { recorder, type Recorder } from '../../shared/testing/recorder.ts';
import { scriptedVendor, type ScriptedAnswer, type ScriptedVendor } from '../../shared/testing/scripted-vendor.ts';
import { vendorStub, type VendorStub } from '../../shared/testing/vendor-stub.ts';
import { CrowdStrikeClient, type CrowdStrikeOptions } from '../client.ts';
import { apiClientFrom } from '../credentials.ts';

/** Recognisable wherever they turn up. */
export const canary = { FALCON_CLIENT_ID: 'canary-id-7e4f2b90', FALCON_CLIENT_SECRET: 'canary-secret-Zx81LmQw03TbNvCk5Rs' };

/** What a case has: its own time, what was observed, and clients that it makes. */
export interface Bench {
  readonly clock: ManualClock;
  readonly observer: Recorder;
  /** May be changed in a case: credentials are rotated so. */
  readonly environment: Record<string, string>;
  client(options?: Partial<CrowdStrikeOptions>): CrowdStrikeClient;
}

/** For each case a bench of its own. No pause takes time. */
function bench(clouds: () => Readonly<Record<string, string>>): { readonly now: () => Bench } {
  let current: Bench | undefined;
  beforeEach(() => {
    const [clock, observer, known, environment] = [manualClock(), recorder(), new KnownSecrets(), { ...canary }];
    const credentials = apiClientFrom({ readers: localReaders(environment), clock, observer, known });
    const client = (options: Partial<CrowdStrikeOptions> = {}) =>
      new CrowdStrikeClient({ credentials, clouds: clouds(), clock, observer, known, ...options, retry: { random: () => 0, ...options.retry } });
    current = { clock, observer, environment, client };
  });
  return {
    now: () => {
      if (current === undefined) throw new Error('a bench is there within cases only');
      return current;
    },
  };
}

/** Clients of a tenant that lives in us-1, which the stub is. */
export function falconOnStub(): { readonly vendor: VendorStub; readonly now: () => Bench } {
  const vendor = vendorStub('crowdstrike');
  return { vendor, ...bench(() => ({ 'us-1': vendor.url })) };
}

interface OnTwoStubs {
  readonly first: VendorStub;
  readonly second: VendorStub;
  readonly now: () => Bench;
}

/** The same with two clouds; the second one may refuse the first one's tokens. */
export function falconOnTwoStubs(options: { readonly strictTokens?: boolean } = {}): OnTwoStubs {
  const [first, second] = [vendorStub('crowdstrike'), vendorStub('crowdstrike', options)];
  return { first, second, ...bench(() => ({ 'us-1': first.url, 'us-2': second.url })) };
}

/** The same on a vendor that answers by a script; the first answer is to the sign-in. */
export function falconOnScript(): { readonly vendor: ScriptedVendor; readonly now: () => Bench } {
  const vendor = scriptedVendor();
  return { vendor, ...bench(() => ({ 'us-1': vendor.url })) };
}

/** The answer to a sign-in. */
export const signedIn = (fields: object = {}, headers: Readonly<Record<string, string>> = {}): ScriptedAnswer => ({
  status: 201,
  headers,
  body: { access_token: 'canary-token-eyJhbGciOiJSUzI1NiJ9', token_type: 'bearer', expires_in: 1799, ...fields },
});
