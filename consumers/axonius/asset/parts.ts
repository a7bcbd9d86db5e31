import type { OpenPort, OperatingSystem, Software, Vulnerability } from '../types.ts';
import { numberOf, objectsOf, textOf } from './values.ts';

/** The operating system of a source, if it says anything of it. */
export function systemsIn(data: unknown): readonly OperatingSystem[] {
  const systems = objectsOf(data, 'os').map((os) => ({ type: textOf(os, 'type'), version: textOf(os, 'distribution'), build: textOf(os, 'build') }));
  return systems.filter(({ type, version, build }) => (type ?? version ?? build) !== undefined);
}

export const softwareIn = (data: unknown): readonly Software[] =>
  objectsOf(data, 'installed_software').flatMap((one) => {
    const name = textOf(one, 'name');
    return name === undefined ? [] : [{ name, version: textOf(one, 'version'), vendor: textOf(one, 'vendor') }];
  });

/** Those of a device; or the one that the asset itself is. */
export const vulnerabilitiesIn = (data: unknown): readonly Vulnerability[] => [...objectsOf(data, 'software_cves'), data].flatMap(vulnerabilityIn);

export const portsIn = (data: unknown): readonly OpenPort[] =>
  objectsOf(data, 'open_ports').flatMap((one) => {
    const port = numberOf(one, 'port_id');
    return port === undefined ? [] : [{ port, protocol: textOf(one, 'protocol'), service: textOf(one, 'service_name') }];
  });

function vulnerabilityIn(data: unknown): readonly Vulnerability[] {
  const cve = textOf(data, 'cve_id');
  if (cve === undefined) return [];
  const software = { software: textOf(data, 'software_name'), softwareVersion: textOf(data, 'software_version') };
  return [{ cve, severity: textOf(data, 'cve_severity')?.toLowerCase(), cvss: numberOf(data, 'cvss'), ...software }];
}
