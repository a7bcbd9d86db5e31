import { canonicalMac } from '../../shared/mac-address.ts';
import { objectsOf, textsOf } from './values.ts';

/** MAC addresses of a source, in one way of writing. */
export const macsIn = (data: unknown): readonly string[] => interfaceTexts(data, 'mac').flatMap((text) => canonicalMac(text) ?? []);

/** Addresses of its interfaces, then those that the world sees. */
export const ipAddressesIn = (data: unknown): readonly string[] => [...interfaceTexts(data, 'ips'), ...textsOf(data, 'public_ips')];

/** A field of all interfaces; flat rows have it by its dotted name. */
const interfaceTexts = (data: unknown, field: string): readonly string[] => [
  ...objectsOf(data, 'network_interfaces').flatMap((one) => textsOf(one, field)),
  ...textsOf(data, `network_interfaces.${field}`),
];
