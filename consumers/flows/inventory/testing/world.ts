import type { JsonObject, ProviderFile } from 'vendorproof';
import { ComputeClient } from '../../../aws/compute/client.ts';
import { QueueClient } from '../../../aws/queue/client.ts';
import { scanInstances } from '../../../aws/scan/scan.ts';
import { connectionTo } from '../../../aws/testing/connection.ts';
import { clientAt } from '../../../axonius/testing/client.ts';
import { falconAt } from '../../testing/clients.ts';
import { startStubbed, type Stubbed } from '../../testing/stubbed.ts';
import { queueAnnouncer } from '../announce.ts';
import { awsSource, axoniusSource, falconSource } from '../sources.ts';
import type { AssetSource, Announcer } from '../sync.ts';
import { account, idAt, type Machine } from './fleet.ts';

/** Four vendors that know one fleet. */
export interface World {
  readonly vendors: readonly Stubbed[];
  readonly queue: Stubbed;
  show(fleet: readonly Machine[]): Promise<void>;
  /** Clients as a process has them when it starts. */
  ports(): { readonly sources: readonly AssetSource[]; readonly announcer: Announcer };
  close(): Promise<void>;
}

const production = { id: account, partition: 'aws', name: 'production', email: null, state: 'ACTIVE', joinedAt: null };

const says = (state: string, operation: string, body: JsonObject): ProviderFile => ({ states: { [state]: { stub: [{ operation, body }] } } });

export async function startWorld(): Promise<World> {
  const region = { operation: 'DescribeRegions', body: { regionInfo: [{ regionName: 'eu-west-1' }] } };
  const [compute, queue, falcon, axonius] = await Promise.all([
    startStubbed('aws-ec2', { states: { fleet: { stub: [region, { operation: 'DescribeInstances', body: { reservationSet: '{reservations}', nextToken: '' } }] } } }),
    startStubbed('aws-sqs', says('fleet', 'SendMessage', { MessageId: '0b7c1f9e-0000-4000-8000-000000000001', MD5OfMessageBody: '{MessageBody|md5}' })),
    startStubbed('crowdstrike', says('fleet', 'CombinedDevicesByFilter', { errors: [], resources: '{hosts}', meta: { pagination: { next: '', total: '{total}' } } })),
    startStubbed('axonius', says('fleet', 'getAssets', { assets: '{assets}', meta: { page: { number: 1, size: 100, totalPages: 1, totalResources: '{total}' }, next_page: '' } })),
  ]);
  const vendors = [compute, queue, falcon, axonius];
  return {
    vendors,
    queue,
    show: async (fleet) => {
      const [instances, hosts, assets] = [fleet.flatMap(asInstance), fleet.flatMap(asHost), fleet.flatMap(asAsset)];
      await compute.stub.state('fleet', { reservations: instances.length === 0 ? [] : [{ reservationId: 'r-1', ownerId: account, instancesSet: instances }] });
      await queue.stub.state('fleet');
      await falcon.stub.state('fleet', { hosts, total: hosts.length });
      await axonius.stub.state('fleet', { assets, total: assets.length });
    },
    ports: () => ({
      sources: [
        awsSource(() => scanInstances({ accounts: [production], compute: () => new ComputeClient(connectionTo(compute.url)) })),
        falconSource(falconAt(falcon.url).hosts),
        axoniusSource(clientAt(axonius.url, { breaker: { probeAfterMs: 0 } })),
      ],
      announcer: queueAnnouncer(new QueueClient({ ...connectionTo(queue.url), url: `${queue.url}/${account}/inventory.fifo` })),
    }),
    close: async () => {
      for (const { close } of vendors) await close();
    },
  };
}

function asInstance({ instance, mac, seen: { aws } }: Machine): readonly JsonObject[] {
  if (aws === undefined) return [];
  const state = { code: 16, name: 'running' };
  return [{ instanceId: instance, instanceState: state, launchTime: aws.lastSeen, tagSet: [{ key: 'Name', value: aws.hostname }], networkInterfaceSet: [{ macAddress: mac }] }];
}

function asHost({ number, instance, mac, seen: { crowdstrike } }: Machine): readonly JsonObject[] {
  if (crowdstrike === undefined) return [];
  return [{ device_id: idAt('crowdstrike', { number, instance }), cid: 'f'.repeat(32), hostname: crowdstrike.hostname, mac_address: mac.replaceAll(':', '-'), last_seen: crowdstrike.lastSeen, platform_name: 'Linux' }];
}

function asAsset({ number, instance, mac, seen: { axonius } }: Machine): readonly JsonObject[] {
  if (axonius === undefined) return [];
  const data = { id: `own-${number}`, hostname: axonius.hostname, last_seen: axonius.lastSeen, network_interfaces: [{ mac: mac.toUpperCase() }] };
  const entry = { plugin_name: 'esx_adapter', plugin_unique_name: 'esx_adapter_0', quick_id: `esx_adapter_0!own-${number}`, type: 'entitydata', data };
  return [{ internal_axon_id: idAt('axonius', { number, instance }), adapters: ['esx_adapter'], specific_data: [entry] }];
}
