import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { documentFromBytes } from '../src/openapi/read.ts';
import { boundRegexes } from '../src/system/regexes.ts';
import { choosing, chosenDocuments } from './corpus/choosing.ts';
import { collection } from './corpus/documents.ts';
import { examineEach } from './corpus/examine-each.ts';
import type { Replayed, ReplayOptions } from './requests/replay-pact.ts';
import { replayPact } from './requests/replay-pact.ts';
import { say } from './say.ts';
import { tableOf } from './table.ts';

const usage = `bench:replay draws pacts of all operations and lets Pact's own verifier replay them on stubs of the same documents.
  --sample N --seed S   so many published documents, the same ones for the same seed (default: the 60 that developers look at)
  --all                 every document
  --only TEXT           documents whose name has this in it
  --responses all       all documented answers, not only the first success
  --negative            also what each operation refuses
  --examples N          other examples than the usual ones, the same for the same number
  --concurrency N       calls of the verifier at a time (default: 2)
  --show N              so many failures of each document (default: 3)
  --json FILE           also write what was found of each document`;

boundRegexes();
process.exitCode = await main(process.argv.slice(2));

/** Replays whole pacts on stubs: whatever a document draws, its stub has to answer. */
async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) return say(usage);
  if (!existsSync(collection)) return say('the documents are not here: run `npm run corpus` first', 2);
  const options = readOptions(args);
  // The verifier is given several calls at a time; documents come one after another.
  const rows = await examineEach(options.documents.map((name) => ({ name })), 1, ({ name }) => replayPact(name, documentFromBytes(readFileSync(join(collection, name)), name), options));
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(rows, null, 1)}\n`);
  say(tableOf(['document', 'interactions', 'pass', 'seconds'], [...rows, sumOf(rows)].map(cells)));
  for (const { name, wrong } of rows) wrong.slice(0, options.show).forEach((text) => say(`\n${name} ${text}`));
  const isMet = rows.every(({ interactions, passed }) => passed === interactions);
  return say(isMet ? '\nThe goal is met.' : '\nGoal missed: every interaction has to pass.', isMet ? 0 : 1);
}

function cells({ name, interactions, passed, seconds }: Omit<Replayed, 'wrong'>): readonly string[] {
  return [name, String(interactions), String(passed), seconds.toFixed(1)];
}

function sumOf(rows: readonly Replayed[]): Omit<Replayed, 'wrong'> {
  const sum = (of: (row: Replayed) => number): number => rows.reduce((total, row) => total + of(row), 0);
  return { name: 'in all', interactions: sum((row) => row.interactions), passed: sum((row) => row.passed), seconds: sum((row) => row.seconds) };
}

function readOptions(args: readonly string[]): ReplayOptions & { readonly documents: readonly string[]; readonly show: number; readonly json: string | undefined } {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...choosing,
      responses: { type: 'string', default: 'success' },
      negative: { type: 'boolean', default: false },
      examples: { type: 'string' },
      concurrency: { type: 'string', default: '2' },
      show: { type: 'string', default: '3' },
      json: { type: 'string' },
    },
  });
  return {
    documents: chosenDocuments(values),
    responses: values.responses === 'all' ? 'all' : 'success',
    negative: values.negative,
    examples: values.examples === undefined ? undefined : Number(values.examples),
    concurrency: Number(values.concurrency),
    show: Number(values.show),
    json: values.json,
  };
}
