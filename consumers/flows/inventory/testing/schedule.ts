import { chaos } from '../../testing/chaos.ts';
import { mortal } from '../../testing/lifeline.ts';
import { liveThrough, unending } from '../../testing/live-through.ts';
import { randomOf } from '../../testing/random.ts';
import { VendorError } from '../../../shared/errors/vendor-error.ts';
import { InventoryStore, type Announcement } from '../store.ts';
import { syncInventory } from '../sync.ts';
import { changed, expectedRecord, fleetOf, type Machine } from './fleet.ts';
import type { World } from './world.ts';

/** Runs the inventory through one seed's faults, changes and deaths, and says which of its promises it broke. */
export async function inventorySchedule(world: World, seed: number): Promise<readonly string[]> {
  const random = randomOf(seed);
  const store = new InventoryStore(':memory:');
  for (const { stub } of world.vendors) await stub.reset();
  let fleet = fleetOf(random, 2 + random.below(6));
  const steady = new Set(fleet.map(({ mac }) => mac));
  try {
    await liveThrough({
      random,
      deaths: 2 + random.below(4),
      longestLife: 40,
      live: async (line) => {
        if (random.chance(0.5)) {
          const before = new Set(fleet);
          fleet = changed(random, fleet);
          for (const mac of steady) if (!fleet.some((each) => each.mac === mac && before.has(each))) steady.delete(mac);
        }
        await world.show(fleet);
        for (const { stub } of world.vendors) await stub.faults(chaos(random));
        const { sources, announcer } = world.ports();
        await syncInventory(mortal(store, line), sources.map((source) => mortal(source, line)), mortal(announcer, line)).catch(onlyVendors);
      },
    });
    return [...(await judge(world, store, fleet)), ...(await lostFrom(world, steady))];
  } finally {
    store.close();
  }
}

/** A vendor that fails ends a run: the next one goes on. */
function onlyVendors(error: unknown): void {
  if (!(error instanceof VendorError)) throw error;
}

/** With vendors that behave, and a process that nobody kills, everything comes right. */
async function judge(world: World, store: InventoryStore, fleet: readonly Machine[]): Promise<readonly string[]> {
  for (const { stub } of world.vendors) await stub.faults([]);
  await world.show(fleet);
  const { sources, announcer } = world.ports();
  const line = unending();
  const report = await syncInventory(mortal(store, line), sources, announcer);
  const records = store.records();
  const found = records.map(({ seenBy, macs, hostname }) => ({ seenBy, macs, hostname }));
  return [
    ...report.failed.map(({ scope, reason }) => `${scope} was not read: ${reason}`),
    ...differences('records', fleet.map(expectedRecord), found),
    ...differences('announced', records, await announcedBy(world)),
    ...(await orderOf(world)),
  ];
}

/** What somebody knows who has read the queue from its beginning. */
async function announcedBy({ queue }: World): Promise<readonly unknown[]> {
  const latest = new Map((await messagesOf(queue)).toSorted((one, other) => one.version - other.version).map((each) => [each.record, each.body]));
  return [...latest.values()].filter((body) => body !== null);
}

const messagesOf = async (queue: World['queue']): Promise<readonly Announcement[]> =>
  (await queue.accepted('SendMessage')).map(({ body }) => JSON.parse((body as { readonly MessageBody: string }).MessageBody) as Announcement);

/** A machine that nothing happened to is never said to be gone, whatever its sources did. */
async function lostFrom({ queue }: World, steady: ReadonlySet<string>): Promise<readonly string[]> {
  const macs = new Map<string, readonly string[]>();
  return (await messagesOf(queue)).flatMap(({ record, body }) => {
    if (body !== null) macs.set(record, body.macs);
    return body === null && macs.get(record)?.some((mac) => steady.has(mac)) === true ? [`${record} was said to be gone, and was there all the time`] : [];
  });
}

/** Each version of a record says one thing, and comes for the first time after those before it. */
async function orderOf({ queue }: World): Promise<readonly string[]> {
  const seen = new Map<string, string[]>();
  return (await messagesOf(queue)).flatMap(({ record, version, body }) => {
    const versions = seen.get(record) ?? [];
    seen.set(record, versions);
    const said = JSON.stringify(body);
    if (versions[version - 1] === undefined && versions.length === version - 1) versions.push(said);
    return versions[version - 1] === said ? [] : [`version ${version} of ${record} came out of order, or said two things`];
  });
}

function differences(what: string, expected: readonly unknown[], found: readonly unknown[]): readonly string[] {
  const [one, other] = [expected, found].map((each) => each.map((item) => JSON.stringify(item)).toSorted().join('\n'));
  return one === other ? [] : [`${what}: expected\n${one}\nfound\n${other}`];
}
