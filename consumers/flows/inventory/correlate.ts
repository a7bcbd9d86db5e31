import type { Sighting } from './sighting.ts';

/** What a sighting is known by, the strongest first. The last one is weak: names are given again. */
export function keysOf({ source, id, cloudAccount, cloudInstance, serial, macs, hostname }: Sighting): readonly string[] {
  const cloud = cloudInstance === undefined ? [] : [`cloud ${cloudAccount ?? ''}/${cloudInstance}`];
  const serials = serial === undefined ? [] : [`serial ${serial.toUpperCase()}`];
  const name = hostname === undefined ? [] : [`host ${shortName(hostname)}`];
  return [`${source}:${id}`, ...cloud, ...serials, ...macs.map((mac) => `mac ${mac}`), ...name];
}

/** `FIN-LT-0042.corp.example.test` and `fin-lt-0042` are one name: agents leave the domain out. */
const shortName = (hostname: string): string => hostname.toLowerCase().split('.')[0] ?? hostname;

/**
 * Which sightings are of one asset: those that share a cloud id, a serial number, a MAC address or a host name, in this order.
 * Two that have different cloud ids, or different serial numbers, are never joined: MAC addresses and names are shared, those are not.
 * The order of the sightings does not matter.
 */
export function correlate(sightings: readonly Sighting[]): readonly (readonly Sighting[])[] {
  const ordered = sightings.toSorted((one, other) => compare(nameOf(one), nameOf(other)));
  const groups = new Map(ordered.map((sighting) => [sighting, new Group(sighting)]));
  for (const kind of ['cloud ', 'serial ', 'mac ', 'host ']) joinBy(kind, ordered, groups);
  return [...new Set(groups.values())].map(({ members }) => members.toSorted((one, other) => compare(nameOf(one), nameOf(other))));
}

/** Sightings that may still be joined. */
class Group {
  readonly members: Sighting[];
  readonly #cloud = new Set<string>();
  readonly #serials = new Set<string>();

  constructor(first: Sighting) {
    this.members = [first];
    this.#learn(first);
  }

  mayJoin(other: Group): boolean {
    return agree(this.#cloud, other.#cloud) && agree(this.#serials, other.#serials);
  }

  take(other: Group): void {
    this.members.push(...other.members);
    for (const member of other.members) this.#learn(member);
  }

  #learn(sighting: Sighting): void {
    for (const key of keysOf(sighting)) {
      if (key.startsWith('cloud ')) this.#cloud.add(key);
      if (key.startsWith('serial ')) this.#serials.add(key);
    }
  }
}

function joinBy(kind: string, ordered: readonly Sighting[], groups: Map<Sighting, Group>): void {
  const seen = new Map<string, Sighting[]>();
  for (const sighting of ordered) {
    for (const key of keysOf(sighting).filter((key) => key.startsWith(kind))) {
      const earlier = seen.get(key) ?? [];
      joinFirst(sighting, earlier, groups);
      seen.set(key, [...earlier, sighting]);
    }
  }
}

/** Joins it with the first of these that it may be joined with. */
function joinFirst(sighting: Sighting, others: readonly Sighting[], groups: Map<Sighting, Group>): void {
  const mine = groups.get(sighting);
  if (mine === undefined) return;
  for (const other of others.map((each) => groups.get(each))) {
    if (other === mine) return;
    if (other?.mayJoin(mine) === true) return merge(other, mine, groups);
  }
}

function merge(into: Group, from: Group, groups: Map<Sighting, Group>): void {
  into.take(from);
  for (const member of from.members) groups.set(member, into);
}

const agree = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean => new Set([...one, ...other]).size <= 1;
const nameOf = ({ source, id }: Sighting): string => `${source}:${id}`;
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
