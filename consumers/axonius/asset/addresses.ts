import { canonicalMac } from '../../shared/mac-address.ts';
import { objectsOf, textsOf } from './values.ts';

/** MAC addresses of a source, in one way of writing. */
export const macsIn = (data: unknown): readonly string[] =>
  [...objectsOf(data, 'network_interfaces').flatMap((one) => textsOf(one, 'mac')), ...textsOf(data, 'network_interfaces.mac')].flatMap((text) => canonicalMac(text) ?? []);

/** Addresses of its interfaces, then those that the world sees. */
export const ipAddressesIn = (data: unknown): readonly string[] => [
  ...objectsOf(data, 'network_interfaces').flatMap((one) => textsOf(one, 'ips')),
  ...textsOf(data, 'network_interfaces.ips', 'public_ips'),
];
