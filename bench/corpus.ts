import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collection, families, selectDocuments } from './corpus/documents.ts';
import { createExaminer } from './corpus/examine-apart.ts';
import { missedGoals } from './corpus/goals.ts';
import type { Options } from './corpus/options.ts';
import { readOptions, usage } from './corpus/options.ts';
import type { Outcome } from './corpus/outcome.ts';
import { summaryTable, worst } from './corpus/print.ts';
import { startProgress } from './corpus/progress.ts';
import { summarise } from './corpus/summary.ts';
import { say } from './say.ts';

process.exitCode = await main(process.argv.slice(2));

/** Draws pacts from published documents, judges them, and says where the goals are missed. */
async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) return say(usage);
  if (!existsSync(collection)) return say('the documents are not here: run `npm run corpus` first', 2);
  const options = readOptions(args);
  const names = selectDocuments(options.selection);
  const outcomes = await examineAll(names, options);
  if (outcomes.length < names.length) say(`the time was up after ${outcomes.length} of ${names.length} documents, chosen by the seed`);
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(outcomes, null, 1)}\n`);
  const groups = families.map((family) => ({ family, own: outcomes.filter((outcome) => outcome.family === family) })).filter(({ own }) => own.length > 0);
  say(summaryTable([...groups.map(({ family, own }) => summarise(family, own)), summarise('all', outcomes)]));
  for (const { family, own } of groups) say(`\nWorst of ${family}\n${worst(own, 10) || '    nothing to say against any'}`);
  const missed = groups.flatMap(({ family, own }) => missedGoals(summarise(family, own), own));
  return say(`\n${missed.length === 0 ? 'All goals are met.' : `Goals missed:\n${missed.join('\n')}`}`, missed.length === 0 ? 0 : 1);
}

async function examineAll(names: readonly string[], { draw, concurrency, minutes }: Options): Promise<readonly Outcome[]> {
  const advance = startProgress(names.length, process.stderr);
  const waiting = [...names];
  const outcomes: Outcome[] = [];
  const end = performance.now() + minutes * 60_000;
  const work = async (): Promise<void> => {
    const { examine, close } = createExaminer();
    for (let name = waiting.shift(); name !== undefined && performance.now() < end; name = waiting.shift()) {
      outcomes.push(await examine({ file: join(collection, name), name, draw }));
      advance(name);
    }
    close();
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return outcomes.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
