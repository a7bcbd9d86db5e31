import { parseArgs } from 'node:util';
import { entitlementSchedule } from '../consumers/flows/entitlement/testing/schedule.ts';
import { startWorld as startEntitlements } from '../consumers/flows/entitlement/testing/world.ts';
import { inventorySchedule } from '../consumers/flows/inventory/testing/schedule.ts';
import { startWorld as startInventory } from '../consumers/flows/inventory/testing/world.ts';
import { scanSchedule } from '../consumers/flows/scan/testing/schedule.ts';
import { startWorld as startScans } from '../consumers/flows/scan/testing/world.ts';
import { say } from './say.ts';
import { tableOf } from './table.ts';

const usage = `soak:flows runs the three flows through schedules of faults, duplicates and kills, each made by its seed, and fails where a promise is broken.
  --schedules N   of each flow; default 1000
  --from N        the first seed; default 1`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const options = { schedules: { type: 'string', default: '1000' }, from: { type: 'string', default: '1' }, help: { type: 'boolean' } } as const;
  const { values } = parseArgs({ args: [...args], options });
  if (values.help === true) return say(usage);
  const seeds = Array.from({ length: Number(values.schedules) }, (_, index) => Number(values.from) + index);
  const rows = [
    await run('inventory', seeds, { start: startInventory, schedule: inventorySchedule }),
    await run('scan', seeds, { start: startScans, schedule: scanSchedule }),
    await run('entitlement', seeds, { start: startEntitlements, schedule: entitlementSchedule }),
  ];
  say(tableOf(['flow', 'schedules', 'broken promises', 'seconds'], rows.map(({ cells }) => cells)));
  return rows.every(({ broken }) => broken === 0) ? 0 : 1;
}

interface Flow<World> {
  readonly start: () => Promise<World>;
  readonly schedule: (world: World, seed: number) => Promise<readonly string[]>;
}

/** One schedule after the other: they share the stubs. */
async function run<World extends { close(): Promise<void> }>(name: string, seeds: readonly number[], { start, schedule }: Flow<World>): Promise<{ readonly broken: number; readonly cells: readonly string[] }> {
  const world = await start();
  const began = performance.now();
  let broken = 0;
  for (const seed of seeds) {
    const promises = await schedule(world, seed);
    broken += promises.length;
    for (const promise of promises) console.error(`${name}, seed ${seed}: ${promise}`);
    if (seed % 100 === 0) console.error(`${name}: ${seed} …`);
  }
  await world.close();
  return { broken, cells: [name, String(seeds.length), String(broken), ((performance.now() - began) / 1000).toFixed(0)] };
}
