import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { say } from './say.ts';
import { casesIn, ours, peer, prism } from './stub/cases.ts';
import type { Measured, Pace } from './stub/measure.ts';
import { measure } from './stub/measure.ts';
import { tableOfStubs } from './stub/print.ts';

const usage = `bench:stub starts stubs as users do, and asks them for one thing over and over, beside Prism.
  --quick       a short sample, ours alone
  --only TEXT   sources whose name has this in it
  --alone       ours alone`;

const thorough: Pace = { starts: 3, runs: 5, warmUp: { seconds: 3, requests: 20_000, atMostSeconds: 15 }, run: { seconds: 4 } };
const quick: Pace = { starts: 1, runs: 1, warmUp: { seconds: 0.3 }, run: { seconds: 0.5 } };

process.exitCode = await main(process.argv.slice(2));

/** Prints how soon stubs answer and how much they answer for each second of the processor's time. Fails on no figure, only where ours does not answer. */
async function main(args: readonly string[]): Promise<number> {
  const options = { quick: { type: 'boolean' }, only: { type: 'string', default: '' }, alone: { type: 'boolean' }, help: { type: 'boolean' } } as const;
  const { values } = parseArgs({ args: [...args], options });
  if (values.help === true) return say(usage);
  const isAlone = values.alone === true || values.quick === true;
  if (!isAlone && !existsSync(prism)) return say('Prism is not here: run `npm run peers` first, or use --alone', 2);
  const folder = mkdtempSync(join(tmpdir(), 'vendorproof-bench-'));
  const measured: Measured[] = [];
  try {
    for (const one of casesIn(folder).filter(({ name }) => name.includes(values.only))) {
      const programs = one.withPeer && !isAlone ? [ours, peer] : [ours];
      measured.push(...(await measure(one, programs, values.quick === true ? quick : thorough)));
      console.error(`${one.name}: done, load average ${loadavg()[0]?.toFixed(1) ?? ''}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const isServed = measured.every(({ program, found }) => program !== ours.name || found !== undefined);
  return say(tableOfStubs(measured), isServed ? 0 : 1);
}
