import { contract } from 'vendorproof';
import type { CrowdStrikeClient } from '../client.ts';
import { falconOnScript, signedIn } from './client.ts';

export const falcon = contract({ consumer: 'crowdstrike-integration', provider: 'crowdstrike' });

/** Ids of one host, one group and one alert. */
export const host = '9c1f4be07a5d4f2f8b0e6f3a2d1c0b9a';
export const group = 'b7d2a1f04c6e4b1d9a3e5f7081c2d3e4';
export const alert = '0f1e2d3c4b5a69788796a5b4c3d2e1f0:ind:9c1f4be07a5d4f2f8b0e6f3a2d1c0b9a:1';

/** Fields of each resource. */
export const each = (fields: readonly string[]): readonly string[] => fields.map((field) => `resources[].${field}`);

interface Vendor {
  readonly url: string;
}

interface Clients {
  /** Signs in at one cloud, which says that the tenant lives in the other one: the vendor of the contract. */
  readonly client: (vendor: Vendor) => CrowdStrikeClient;
  /** Has yet to sign in, at the vendor of the contract. */
  readonly stranger: (vendor: Vendor) => CrowdStrikeClient;
}

export function falconByContract(): Clients {
  const { vendor: home, now } = falconOnScript();
  return {
    client: ({ url }) => {
      home.answers(signedIn({}, { 'X-CS-Region': 'us-2' }));
      return now().client({ clouds: { 'us-1': home.url, 'us-2': url }, retry: { attempts: 1 } });
    },
    stranger: ({ url }) => now().client({ clouds: { 'us-1': url }, retry: { attempts: 1 } }),
  };
}
