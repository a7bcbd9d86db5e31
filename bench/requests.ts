import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { workApart } from './apart.ts';
import type { Selection } from './corpus/documents.ts';
import { collection, selectDocuments } from './corpus/documents.ts';
import { startProgress } from './corpus/progress.ts';
import type { Outcome } from './requests/outcome.ts';
import { documentsTable, familiesTable, missedGoals, samplesOf } from './requests/print.ts';

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
  const outcomes = await outcomesOf(options);
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(outcomes, null, 1)}\n`);
  say(`${documentsTable(outcomes)}\n\n${familiesTable(outcomes)}\n\n${samplesOf(outcomes, options.show).join('\n')}\n`);
  const missed = missedGoals(outcomes);
  return say(missed.length === 0 ? 'All goals are met.' : `Goals missed:\n${missed.join('\n')}`, missed.length === 0 ? 0 : 1);
}

async function outcomesOf(options: Options): Promise<readonly Outcome[]> {
  const advance = startProgress(options.documents.length, process.stderr);
  const [waiting, done] = [[...options.documents], [] as Outcome[]];
  const work = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      done.push(await examineApart(name, options));
      advance(name);
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, work));
  return done.toSorted((a, b) => (a.name < b.name ? -1 : 1));
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
      all: { type: 'boolean', default: false },
      sample: { type: 'string' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string', default: '' },
      operations: { type: 'string', default: '60' },
      rounds: { type: 'string', default: '3' },
      show: { type: 'string', default: '3' },
      concurrency: { type: 'string', default: '1' },
      json: { type: 'string' },
    },
  });
  const seed = Number(values.seed);
  const some: Selection = values.sample === undefined ? { kind: 'development' } : { kind: 'sample', size: Number(values.sample), seed };
  return {
    documents: selectDocuments(values.all ? { kind: 'all', seed } : some).filter((name) => name.includes(values.only)),
    seed,
    operations: Number(values.operations),
    rounds: Number(values.rounds),
    show: Number(values.show),
    concurrency: Number(values.concurrency),
    json: values.json,
  };
}

function say(text: string, code = 0): number {
  console.log(text);
  return code;
}
