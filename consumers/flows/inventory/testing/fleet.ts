import type { Random } from '../../testing/random.ts';
import { sources, type Source } from '../sighting.ts';

/** One machine as it really is, and what each source says of it. */
export interface Machine {
  readonly number: number;
  readonly mac: string;
  readonly instance: string;
  /** By source; a source that does not know it is left out. */
  readonly seen: { readonly [Known in Source]?: Seen };
}

export interface Seen {
  readonly hostname: string;
  readonly lastSeen: string;
}

export const account = '001234567890';

/** Machines that differ in who knows them. */
export const fleetOf = (random: Random, size: number): readonly Machine[] => Array.from({ length: size }, (_, number) => machine(random, number));

/** Some machines are renamed, some go, some are found by other sources, and new ones come. */
export function changed(random: Random, fleet: readonly Machine[]): readonly Machine[] {
  const kept = fleet.filter(() => random.chance(0.85)).map((each) => (random.chance(0.4) ? { ...each, seen: sightings(random, each.number) } : each));
  const next = 1 + Math.max(-1, ...fleet.map(({ number }) => number));
  return random.chance(0.5) ? [...kept, machine(random, next)] : kept;
}

function machine(random: Random, number: number): Machine {
  const digits = number.toString(16).padStart(2, '0');
  return { number, mac: `14:7d:da:0b:2c:${digits}`, instance: `i-0a1b2c3d4e5f607${digits}`, seen: sightings(random, number) };
}

/** At least one source knows it; no two machines ever had one name. */
function sightings(random: Random, number: number): Machine['seen'] {
  const [first, ...others] = random.shuffled(sources);
  const known = [first ?? 'aws', ...others.filter(() => random.chance(0.6))];
  const seen = (): Seen => ({ hostname: `host-${number}-${random.below(1000)}`, lastSeen: new Date(Date.UTC(2026, 10, 1 + random.below(20), random.below(24))).toISOString() });
  return Object.fromEntries(known.map((source) => [source, seen()]));
}

/** What the record of a machine must say: the newest name; of equally new ones, that of the most trusted source. */
export function expectedRecord({ number, instance, mac, seen }: Machine): { readonly seenBy: readonly string[]; readonly macs: readonly string[]; readonly hostname: string } {
  const known = sources.flatMap((source) => (seen[source] === undefined ? [] : [{ source, ...seen[source] }]));
  const newest = known.reduce((best, each) => (each.lastSeen > best.lastSeen ? each : best));
  return { seenBy: known.map(({ source }) => `${source}:${idAt(source, { number, instance })}`).toSorted(), macs: [mac], hostname: newest.hostname };
}

export const idAt = (source: Source, { number, instance }: Pick<Machine, 'number' | 'instance'>): string =>
  source === 'aws' ? instance : (number + (source === 'crowdstrike' ? 4096 : 65536)).toString(16).padStart(32, '0');
