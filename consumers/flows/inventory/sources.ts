import type { ScannedPart } from '../../aws/scan/scan.ts';
import type { InstanceAsset } from '../../aws/compute/instance.ts';
import type { AxoniusApi } from '../../axonius/api.ts';
import type { Asset as Aggregated } from '../../axonius/types.ts';
import type { Asset as Host } from '../../crowdstrike/hosts/asset.ts';
import type { HostsApi } from '../../crowdstrike/hosts/api.ts';
import { VendorError } from '../../shared/errors/vendor-error.ts';
import type { Scope, Sighting, Source } from './sighting.ts';
import type { AssetSource } from './sync.ts';

/** All hosts with a sensor. */
export const falconSource = (hosts: Pick<HostsApi, 'list'>): AssetSource => whole('crowdstrike', async () => (await Array.fromAsync(hosts.list())).map(ofHost));

/** All devices that the aggregator knows. */
export const axoniusSource = (axonius: Pick<AxoniusApi, 'assets'>): AssetSource => whole('axonius', async () => (await Array.fromAsync(axonius.assets('devices'))).map(ofAggregated));

/** The machines of all accounts, an account's region at a time. */
export const awsSource = (scan: () => Promise<readonly ScannedPart[]>): AssetSource => ({
  read: async function* () {
    const parts = await scan();
    for (const part of parts) yield scopeOf(part);
    if (parts.every(({ region }) => region !== undefined)) yield { source: 'aws', only: parts.map(nameOf) };
  },
});

/** A source that is read in one go. */
function whole(source: Source, read: () => Promise<readonly Sighting[]>): AssetSource {
  const scope = async (): Promise<Scope> => {
    try {
      return { source, name: 'all', sightings: await read() };
    } catch (error) {
      if (!(error instanceof VendorError)) throw error;
      return { source, name: 'all', failed: error.message };
    }
  };
  return {
    read: async function* () {
      yield await scope();
    },
  };
}

const nameOf = ({ accountId, region = '' }: ScannedPart): string => `${accountId}/${region}`;

function scopeOf(part: ScannedPart): Scope {
  if (part.outcome === 'failed') return { source: 'aws', name: nameOf(part), failed: part.message };
  return { source: 'aws', name: nameOf(part), sightings: part.assets.filter(({ state }) => state !== 'terminated').map(ofInstance) };
}

const ofInstance = ({ id, accountId, name, platform, macAddresses, launchedAt }: InstanceAsset): Sighting => ({
  source: 'aws',
  id,
  macs: macAddresses,
  cloudAccount: accountId,
  cloudInstance: id,
  ...given({ hostname: name, os: platform, lastSeen: launchedAt?.toISOString() }),
});

const ofHost = ({ id, name, network, hardware, cloud, operatingSystem, lastSeen }: Host): Sighting => ({
  source: 'crowdstrike',
  id,
  macs: network.mac === null ? [] : [network.mac],
  ...given({ hostname: name, serial: hardware.serialNumber, os: operatingSystem.name, lastSeen, cloudAccount: cloud?.account, cloudInstance: cloud?.instance }),
});

const ofAggregated = ({ id, name, macs, hardware, cloud, os, lastSeen }: Aggregated): Sighting => ({
  source: 'axonius',
  id,
  macs,
  ...given({ hostname: name, serial: hardware.serial, os: os?.type, lastSeen, cloudAccount: cloud.account, cloudInstance: cloud.id }),
});

/** Vendors leave out, or say null; we leave out. */
function given<Fields extends Readonly<Record<string, string | null | undefined>>>(fields: Fields): { readonly [Field in keyof Fields]?: string } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined && value !== '')) as { readonly [Field in keyof Fields]?: string };
}
