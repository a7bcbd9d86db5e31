import type { DescribeInstancesCommandOutput, Instance } from '@aws-sdk/client-ec2';
import { canonicalMac } from '../../shared/mac-address.ts';
import { required, type Reading } from '../sdk/required.ts';

/** A machine, as the rest of the program knows machines. What AWS leaves out is null. */
export interface InstanceAsset {
  readonly kind: 'instance';
  readonly id: string;
  readonly accountId: string;
  readonly region: string;
  /** `pending`, `running`, `stopped`, `terminated` … */
  readonly state: string;
  readonly type: string | null;
  /** The tag `Name`. */
  readonly name: string | null;
  readonly platform: string | null;
  readonly imageId: string | null;
  readonly zone: string | null;
  readonly launchedAt: Date | null;
  readonly privateAddress: string | null;
  readonly publicAddress: string | null;
  readonly networkId: string | null;
  readonly subnetId: string | null;
  readonly macAddresses: readonly string[];
  readonly tags: ReadonlyMap<string, string>;
  /** Whether its metadata can only be read with a session token. */
  readonly requiresMetadataToken: boolean;
}

/** The instances of all reservations of a page. */
export function readInstances(page: DescribeInstancesCommandOutput, region: string): readonly InstanceAsset[] {
  const reading: Reading = { vendor: 'aws-ec2', operation: 'DescribeInstances', answer: page };
  return (page.Reservations ?? []).flatMap(({ OwnerId, Instances = [] }) => {
    const accountId = required(reading, 'reservationSet[].ownerId', OwnerId);
    return Instances.map((instance) => readInstance(reading, instance, { accountId, region }));
  });
}

function readInstance(reading: Reading, instance: Instance, where: Pick<InstanceAsset, 'accountId' | 'region'>): InstanceAsset {
  const tags = new Map((instance.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
  return {
    kind: 'instance',
    id: required(reading, 'instancesSet[].instanceId', instance.InstanceId),
    ...where,
    state: required(reading, 'instancesSet[].instanceState.name', instance.State?.Name),
    type: instance.InstanceType ?? null,
    name: tags.get('Name') ?? null,
    platform: instance.Platform ?? instance.PlatformDetails ?? null,
    imageId: instance.ImageId ?? null,
    zone: instance.Placement?.AvailabilityZone ?? null,
    launchedAt: instance.LaunchTime ?? null,
    ...networkOf(instance),
    tags,
    requiresMetadataToken: instance.MetadataOptions?.HttpTokens === 'required',
  };
}

function networkOf(instance: Instance): Pick<InstanceAsset, 'privateAddress' | 'publicAddress' | 'networkId' | 'subnetId' | 'macAddresses'> {
  return {
    privateAddress: instance.PrivateIpAddress ?? null,
    publicAddress: instance.PublicIpAddress ?? null,
    networkId: instance.VpcId ?? null,
    subnetId: instance.SubnetId ?? null,
    macAddresses: (instance.NetworkInterfaces ?? []).flatMap(({ MacAddress = '' }) => canonicalMac(MacAddress) ?? []),
  };
}
