import { parseArgs } from 'node:util';
import { clientCases } from './clients/cases.ts';
import { kitLatency } from './clients/kit.ts';
import { memoryOf } from './clients/memory.ts';
import { tableOfCalls, tableOfRamp } from './clients/print.ts';
import { kneeOf, ramp } from './clients/ramp.ts';
import { recovery } from './clients/recovery.ts';
import { serve } from './clients/serve.ts';
import { throughput } from './clients/throughput.ts';
import type { ClientCase } from './clients/vendor-case.ts';
import { say } from './say.ts';

const usage = `bench:clients calls every operation of every client through the whole kit, against the vendor's stub.
  --only VENDOR   one of them
  --quick         a short sample`;

/** What must be reached. */
const goals = { perMinute: 10_000, addedP95: 3, slowP95: 2000, recoverySeconds: 5, probesASecond: 1, megabytes: 15 };

interface Pace {
  readonly seconds: number;
  readonly rampSeconds: number;
  readonly kitCalls: number;
  readonly outageSeconds: number;
  readonly memoryCalls: number;
}

const thorough: Pace = { seconds: 10, rampSeconds: 3, kitCalls: 3000, outageSeconds: 60, memoryCalls: 100_000 };
const quick: Pace = { seconds: 1.5, rampSeconds: 1, kitCalls: 300, outageSeconds: 5, memoryCalls: 5000 };

process.exitCode = await main(process.argv.slice(2));

/** Fails where a goal is missed, or a call is lost. */
async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { quick: { type: 'boolean' }, only: { type: 'string', default: '' }, help: { type: 'boolean' } } });
  if (values.help === true) return say(usage);
  const pace = values.quick === true ? quick : thorough;
  const chosen = clientCases.filter(({ vendor }) => vendor.includes(values.only));
  const missed: string[] = [];
  for (const each of chosen) missed.push(...(await measureClient(each, pace)));
  missed.push(...(await measureKit(pace)));
  return say(missed.length === 0 ? '\nall goals are met' : `\nmissed:\n${missed.join('\n')}`, missed.length === 0 ? 0 : 1);
}

async function measureClient({ vendor, pacticipant, states, open }: ClientCase, pace: Pace): Promise<readonly string[]> {
  const { url, server } = await serve(pacticipant, states);
  try {
    const operations = await open(url, {});
    await throughput(operations, pace.seconds / 3);
    const { perMinute, tallies } = await throughput(operations, pace.seconds);
    say(`\n${tableOfCalls(vendor, tallies)}\n${perMinute.toFixed(0)} calls a minute`);
    const steps = await ramp(operations, { first: 200, seconds: pace.rampSeconds });
    say(`\n${tableOfRamp(vendor, steps)}\nkeeps up with ${kneeOf(steps)?.offeredPerSecond ?? 0} calls a second`);
    const { megabytes, residentMegabytes } = await memoryOf(vendor, url, pace.memoryCalls);
    say(`holds after each fifth of ${pace.memoryCalls} calls: ${megabytes.map((each) => each.toFixed(1)).join(', ')} MB more than before (${residentMegabytes.toFixed(0)} MB resident in all)`);
    const failed = tallies.filter(({ errors }) => Object.keys(errors).length > 0);
    return [
      ...missedBy(`${vendor}: calls a minute`, -perMinute, -goals.perMinute),
      ...missedBy(`${vendor}: megabytes held`, Math.max(...megabytes), goals.megabytes),
      ...missedBy(`${vendor}: lost calls`, steps.reduce((sum, { lost }) => sum + lost, 0), 0),
      ...failed.map(({ operation, errors }) => `${vendor}: ${operation} failed: ${JSON.stringify(errors)}`),
    ];
  } finally {
    await server.end();
  }
}

async function measureKit(pace: Pace): Promise<readonly string[]> {
  const { plainP95, kitP95, slowP95 } = await kitLatency(pace.kitCalls);
  say(`\np95 through the kit ${kitP95.toFixed(2)} ms, without it ${plainP95.toFixed(2)} ms; of a vendor that takes a second: ${slowP95.toFixed(0)} ms`);
  const { seconds, mostProbesASecond, callsDuringOutage } = await recovery(pace.outageSeconds);
  say(`after an outage of ${pace.outageSeconds} s with ${callsDuringOutage} calls: first success ${seconds.toFixed(2)} s after the vendor is back, at most ${mostProbesASecond} probes a second`);
  return [
    ...missedBy('p95 added by the kit, ms', kitP95 - plainP95, goals.addedP95),
    ...missedBy('p95 with a slow vendor, ms', slowP95, goals.slowP95),
    ...missedBy('seconds to recover', seconds, goals.recoverySeconds),
    ...missedBy('probes a second', mostProbesASecond, goals.probesASecond),
  ];
}

function missedBy(what: string, found: number, most: number): readonly string[] {
  return found <= most ? [] : [`${what}: ${Math.abs(found).toFixed(1)}, goal ${Math.abs(most)}`];
}
