import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { workApart } from './apart.ts';
import { choosing, chosenDocuments } from './corpus/choosing.ts';
import { collection } from './corpus/documents.ts';
import { examineEach } from './corpus/examine-each.ts';
import type { Outcome } from './requests/outcome.ts';
import { documentsTable, familiesTable, missedGoals, samplesOf } from './requests/print.ts';
import { say } from './say.ts';

const usage = `bench:requests asks stubs of published documents rightly and wrongly, with requests that are not drawn by the engine.
  --sample N --seed S   so many documents, the same ones for the same seed (default: the 60 that developers look at, 1)
  --all                 every document
  --only TEXT           documents whose name has this in it
  --operations N        operations of each document, chosen by the seed (default: 60)
  --rounds N            valid requests for each operation (default: 3)
  --show N              so many misses of each family (default: 3)
  --concurrency N       documents at a time (default: 1)
  --json FILE           also write what was found of each document`;

process.exitCode = await main(process.argv.slice(2));

/** Counts what stubs refuse that is right, and take that is wrong. */
async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) return say(usage);
  if (!existsSync(collection)) return say('the documents are not here: run `npm run corpus` first', 2);
  const options = readOptions(args);
  const outcomes = await examineEach(options.documents.map((name) => ({ name })), options.concurrency, ({ name }) => examineApart(name, options));
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(outcomes, null, 1)}\n`);
  say(`${documentsTable(outcomes)}\n\n${familiesTable(outcomes)}\n\n${samplesOf(outcomes, options.show).join('\n')}\n`);
  const missed = missedGoals(outcomes);
  return say(missed.length === 0 ? 'All goals are met.' : `Goals missed:\n${missed.join('\n')}`, missed.length === 0 ? 0 : 1);
}

async function examineApart(name: string, { seed, operations, rounds }: Options): Promise<Outcome> {
  const file = join(collection, name);
  const ended = await workApart<Outcome>({ script: 'requests-child.ts', task: { file, name, seed, operations, rounds }, files: [file] });
  if ('result' in ended) return ended.result;
  const { code, example } = ended.ending;
  return { name, counts: [], shapes: { documented: 0, invalid: 0, elsewhere: 0 }, undrawn: [], wrong: [{ family: code, operation: '', why: example, request: '' }] };
}

interface Options {
  readonly documents: readonly string[];
  readonly seed: number;
  readonly operations: number;
  readonly rounds: number;
  readonly show: number;
  readonly concurrency: number;
  readonly json: string | undefined;
}

function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...choosing,
      operations: { type: 'string', default: '60' },
      rounds: { type: 'string', default: '3' },
      show: { type: 'string', default: '3' },
      concurrency: { type: 'string', default: '1' },
      json: { type: 'string' },
    },
  });
  return {
    documents: chosenDocuments(values),
    seed: Number(values.seed),
    operations: Number(values.operations),
    rounds: Number(values.rounds),
    show: Number(values.show),
    concurrency: Number(values.concurrency),
    json: values.json,
  };
}
