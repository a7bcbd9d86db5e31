import type { Answer } from '../../shared/answer.ts';
import type { Asset, AssetSource, AssetType } from '../types.ts';
import { ipAddressesIn, macsIn } from './addresses.ts';
import { customFields, flatFields } from './flat-fields.ts';
import { instant } from './instant.ts';
import { Opinions } from './opinions.ts';
import { portsIn, softwareIn, systemsIn, vulnerabilitiesIn } from './parts.ts';
import { nameIn, sourcesOf, type SourcedData } from './source.ts';
import { distinct, textsOf } from './values.ts';

/**
 * One asset, of whichever generation of the API and however its fields were asked for. Only its id and its adapters are relied on;
 * whatever else is missing or not understood is left out.
 */
export function toAsset(type: AssetType, answer: Answer): Asset {
  const row = Object.fromEntries(answer.names().map((name) => [name, answer.raw(name)]));
  const sources = sourcesOf(row);
  const said = new Opinions([...sources.map(({ data }) => data), ...flatFields(row), row['basic']]);
  return {
    kind: 'asset',
    type,
    id: answer.text('internal_axon_id'),
    adapters: distinct(answer.textList('adapters')),
    identities: distinct(sources.flatMap(({ identity }) => identity ?? [])).toSorted(),
    tags: distinct(textsOf(row, 'labels')),
    customFields: textLists(customFields(row)),
    sources: sources.map(withoutData),
    ...described(said),
  };
}

/** What its sources say of it. */
const described = (said: Opinions) => ({
  name: said.first('hostname') ?? said.all((data) => nameIn(data) ?? [])[0],
  hostnames: said.texts('hostname'),
  macs: said.all(macsIn),
  ipAddresses: said.all(ipAddressesIn),
  domain: said.first('domain'),
  os: said.all(systemsIn)[0],
  hardware: { serial: said.first('device_serial'), manufacturer: said.first('device_manufacturer'), model: said.first('device_model') },
  cloud: { provider: said.first('cloud_provider'), id: said.first('cloud_id'), account: said.first('account_id') },
  lastUsers: said.texts('last_used_users'),
  account: {
    username: said.first('username'),
    mail: said.first('mail'),
    displayName: said.first('display_name'),
    isAdmin: said.flag('is_admin'),
    isDisabled: said.flag('account_disabled'),
  },
  software: said.all(softwareIn),
  vulnerabilities: said.all(vulnerabilitiesIn),
  openPorts: said.all(portsIn),
  firstSeen: instants(said, 'first_seen')[0],
  lastSeen: instants(said, 'last_seen').at(-1),
});

/** The earliest first. */
const instants = (said: Opinions, field: string): readonly string[] => said.texts(field).flatMap((text) => instant(text) ?? []).toSorted();

const textLists = (fields: Readonly<Record<string, unknown>>): Asset['customFields'] =>
  Object.fromEntries(Object.keys(fields).map((name) => [name, textsOf(fields, name)]));

const withoutData = ({ data: _, ...source }: SourcedData): AssetSource => source;
