import { sources, type AssetRecord, type Conflict, type ResolvedField, type Sighting } from './sighting.ts';

const fields: readonly ResolvedField[] = ['hostname', 'os', 'serial', 'cloudAccount', 'cloudInstance'];

/** One record of what all sources say: the newest value of each field; of equally new ones, that of the most trusted source. */
export function resolve(id: string, sightings: readonly Sighting[]): AssetRecord {
  const ranked = sightings.toSorted(byTrust);
  const [hostname, os, serial, cloudAccount, cloudInstance] = fields.map((field) => ranked.find((sighting) => sighting[field] !== undefined)?.[field]);
  return {
    id,
    hostname,
    os,
    serial,
    cloudAccount,
    cloudInstance,
    macs: [...new Set(sightings.flatMap(({ macs }) => macs))].toSorted(),
    lastSeen: ranked[0]?.lastSeen,
    seenBy: sightings.map(({ source, id: theirs }) => `${source}:${theirs}`).toSorted(),
    conflicts: fields.flatMap((field) => conflictIn(field, ranked)),
  };
}

function byTrust(one: Sighting, other: Sighting): number {
  const newer = Date.parse(other.lastSeen ?? '1970-01-01') - Date.parse(one.lastSeen ?? '1970-01-01');
  return newer || sources.indexOf(one.source) - sources.indexOf(other.source) || (one.id < other.id ? -1 : 1);
}

function conflictIn(field: ResolvedField, ranked: readonly Sighting[]): readonly Conflict[] {
  const values = new Map<string, Sighting['source']>();
  for (const { [field]: value, source } of ranked) if (value !== undefined && !values.has(value)) values.set(value, source);
  return values.size < 2 ? [] : [{ field, values: [...values].map(([value, source]) => ({ value, source })) }];
}
