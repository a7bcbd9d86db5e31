import type { Answer } from '../../shared/answer.ts';
import { canonicalMac } from '../../shared/mac-address.ts';
import { instant, known, text, texts, type Vocabulary } from '../reading/loose.ts';
import type { Asset, CloudInstance, Isolation } from './asset.ts';

/** Maps the vendor's host. Only its id and its tenant are relied on. */
export const readAsset = (device: Answer): Asset => ({
  id: device.text('device_id'),
  tenant: device.text('cid'),
  name: text(device, 'hostname'),
  kind: known(device, 'product_type_desc', kinds),
  platform: known(device, 'platform_name', platforms),
  operatingSystem: { name: text(device, 'os_version'), build: text(device, 'os_build'), kernel: text(device, 'kernel_version') },
  network: {
    mac: canonicalMac(text(device, 'mac_address') ?? '') ?? null,
    localIp: text(device, 'local_ip'),
    externalIp: text(device, 'external_ip'),
    domain: text(device, 'machine_domain'),
  },
  hardware: {
    manufacturer: text(device, 'system_manufacturer'),
    model: text(device, 'system_product_name'),
    serialNumber: text(device, 'serial_number'),
  },
  sensor: { version: text(device, 'agent_version'), functionality: known(device, 'reduced_functionality_mode', functionalities) },
  isolation: known(device, 'status', isolations),
  cloud: readCloud(device),
  tags: texts(device, 'tags'),
  groups: texts(device, 'groups'),
  firstSeen: instant(device, 'first_seen'),
  lastSeen: instant(device, 'last_seen'),
});

const kinds: Vocabulary<Asset['kind']> = {
  words: new Map([['workstation', 'workstation'], ['server', 'server'], ['domain controller', 'domain-controller']]),
  otherwise: 'unknown',
};

const platforms: Vocabulary<Asset['platform']> = {
  words: new Map([['windows', 'windows'], ['mac', 'macos'], ['linux', 'linux']]),
  otherwise: 'other',
};

const functionalities: Vocabulary<Asset['sensor']['functionality']> = { words: new Map([['yes', 'reduced'], ['no', 'full']]), otherwise: 'unknown' };

const isolations: Vocabulary<Isolation> = {
  words: new Map([['normal', 'none'], ['containment_pending', 'pending'], ['contained', 'isolated'], ['lift_containment_pending', 'lifting']]),
  otherwise: 'unknown',
};

const providers: Vocabulary<CloudInstance['provider']> = {
  words: new Map([['aws_ec2', 'aws'], ['aws_ec2_v2', 'aws'], ['azure', 'azure'], ['gcp', 'gcp']]),
  otherwise: 'other',
};

function readCloud(device: Answer): CloudInstance | null {
  if (text(device, 'service_provider') === null) return null;
  const provider = known(device, 'service_provider', providers);
  const account = text(device, 'service_provider_account_id');
  return {
    provider,
    account: provider === 'aws' ? padded(account) : account,
    instance: text(device, 'instance_id'),
    zone: text(device, 'zone_group'),
  };
}

/** An AWS account has twelve digits, however many of the first ones are zero. */
const padded = (account: string | null): string | null => account && (/^\d+$/.test(account) ? account.padStart(12, '0') : account);
