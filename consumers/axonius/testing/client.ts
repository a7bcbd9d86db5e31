import { manualClock, type ManualClock } from '../../shared/testing/manual-clock.ts';
import { scriptedVendor, type ScriptedVendor } from '../../shared/testing/scripted-vendor.ts';
import { AxoniusClient, type AxoniusOptions } from '../client.ts';

/** Recognisable wherever they turn up. */
export const keys = { apiKey: 'canary-key-5b7e9a1c', apiSecret: 'canary-secret-4e62b8d7' };

/** A client for tests: no pause takes time, and chance makes every pause the longest. */
export const clientAt = (baseUrl: string, options: Partial<AxoniusOptions> = {}): AxoniusClient =>
  new AxoniusClient({ baseUrl, credentials: keys, clock: manualClock(), ...options, retry: { random: () => 1, ...options.retry } });

interface OnScript {
  readonly vendor: ScriptedVendor;
  readonly client: (options?: Partial<AxoniusOptions>) => AxoniusClient;
  /** Since the case began. */
  readonly clock: () => ManualClock;
  /** The bodies that were sent. */
  readonly bodies: () => readonly unknown[];
}

/** A client and the instance that it calls, which answers by a script. */
export function axoniusOnScript(): OnScript {
  const vendor = scriptedVendor();
  let clock = manualClock();
  beforeEach(() => {
    clock = manualClock();
  });
  return {
    vendor,
    client: (options) => clientAt(vendor.url, { clock, ...options }),
    clock: () => clock,
    bodies: () => vendor.requests.map(({ body }): unknown => JSON.parse(body)),
  };
}

/** The ids of all assets of a type. */
export async function collected(assets: AsyncIterable<{ readonly id: string }>): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const { id } of assets) ids.push(id);
  return ids;
}
