import { existsSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { workApart } from './apart.ts';
import { choosing, chosenDocuments } from './corpus/choosing.ts';
import { collection, families, familyOf } from './corpus/documents.ts';
import { examineEach } from './corpus/examine-each.ts';
import { percent } from './corpus/goals.ts';
import { share } from './corpus/summary.ts';
import type { Outcome } from './memory/outcome.ts';
import { say } from './say.ts';
import { tableOf } from './table.ts';

const usage = `bench:memory makes things through the stub and reads them back.
  --sample N --seed S   so many documents, the same ones for the same seed, instead of those that developers look at
  --all                 every document
  --only TEXT           documents whose name has this in it
  --show N              so many misses of each document (default: 3)
  --concurrency N       documents at a time
  --json FILE           also write what was found of each document`;

/** Of the pairs of operations that make a thing and read it. */
const goal = 0.95;

/** Says how many things are read back as they were made, by family, and why the others are not. */
async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) return say(usage);
  if (!existsSync(collection)) return say('the documents are not here: run `npm run corpus` first', 2);
  const options = readOptions(args);
  const outcomes = await examineEach(options.documents.map((name) => ({ name })), options.concurrency, examineApart);
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(outcomes, null, 1)}\n`);
  const misses = outcomes.filter(({ readBack, pairs, problem }) => readBack < pairs || problem !== undefined);
  say(misses.map((outcome) => inWords(outcome, options.show)).join('\n'));
  say(`\n${summaryTable(outcomes)}`);
  const reached = share(sum(outcomes, 'readBack'), sum(outcomes, 'pairs'));
  return say(`\n${percent(reached)} of the things are read back, ${percent(goal)} wanted`, reached >= goal ? 0 : 1);
}

interface Options {
  readonly documents: readonly string[];
  readonly show: number;
  readonly concurrency: number;
  readonly json: string | undefined;
}

function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...choosing,
      show: { type: 'string', default: '3' },
      concurrency: { type: 'string', default: String(Math.max(1, availableParallelism() - 1)) },
      json: { type: 'string' },
    },
  });
  return { documents: chosenDocuments(values), show: Number(values.show), concurrency: Number(values.concurrency), json: values.json };
}

async function examineApart({ name }: { readonly name: string }): Promise<Outcome> {
  const file = join(collection, name);
  const done = await workApart<Outcome>({ script: 'memory-child.ts', task: { file, name }, files: [file] });
  return 'result' in done ? done.result : { name, pairs: 0, readBack: 0, misses: [], problem: `${done.ending.code}: ${done.ending.example}` };
}

function inWords({ name, pairs, readBack, misses, problem }: Outcome, show: number): string {
  const groups = [...Map.groupBy(misses, ({ reason }) => reason)];
  const reasons = groups.map(([reason, all]) => `    ${all.length} × ${reason}: ${all.slice(0, show).map(({ pair, detail }) => `${pair} ${detail}`).join(' | ')}`);
  return [`${name}: ${readBack} of ${pairs}${problem === undefined ? '' : `; ${problem}`}`, ...reasons].join('\n');
}

function summaryTable(outcomes: readonly Outcome[]): string {
  const row = (family: string, own: readonly Outcome[]): readonly string[] => {
    const [pairs, readBack] = [sum(own, 'pairs'), sum(own, 'readBack')];
    return [family, String(own.length), String(own.filter((one) => one.pairs > 0).length), String(pairs), String(readBack), percent(share(readBack, pairs))];
  };
  const rows = families.map((family) => row(family, outcomes.filter(({ name }) => familyOf(name) === family)));
  return tableOf(['family', 'documents', 'with pairs', 'pairs', 'read back', 'share'], [...rows, row('all', outcomes)]);
}

const sum = (outcomes: readonly Outcome[], key: 'pairs' | 'readBack'): number => outcomes.reduce((total, outcome) => total + outcome[key], 0);

process.exitCode = await main(process.argv.slice(2));
