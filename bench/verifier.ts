import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument } from '../src/openapi/read.ts';
import { boundRegexes } from '../src/system/regexes.ts';
import { collection, families, familyOf } from './corpus/documents.ts';
import { startProgress } from './corpus/progress.ts';
import { say } from './say.ts';
import type { Options } from './verifier/options.ts';
import { readOptions, usage } from './verifier/options.ts';
import { planFor } from './verifier/plan.ts';
import { replay } from './verifier/replay.ts';
import type { Row } from './verifier/tally.ts';
import { familyTable, missedGoals, rowOf, sumOf, worst } from './verifier/tally.ts';

boundRegexes();
process.exitCode = await main(process.argv.slice(2));

/** Draws pacts from published documents and lets Pact's own verifier judge answers that it has to accept or to refuse. */
async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) return say(usage);
  if (!existsSync(collection)) return say('the documents are not here: run `npm run corpus` first', 2);
  const options = readOptions(args);
  const rows = await rowsOf(options);
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(rows, null, 1)}\n`);
  const groups = families.map((family) => ({ family, own: rows.filter((row) => row.family === family) })).filter(({ own }) => own.length > 0);
  for (const { family, own } of groups) say(`\n${familyTable(family, own)}\n\n${worst(own)}`);
  say(`\n${familyTable('all', groups.map(({ family, own }) => sumOf(family, own)))}`);
  const { user, system } = process.cpuUsage();
  const missed = groups.flatMap(({ family, own }) => missedGoals(sumOf(family, own)));
  say(`\n${((user + system) / 1e6).toFixed(0)} CPU seconds without the verifier's own process`);
  return say(missed.length === 0 ? 'All goals are met.' : `Goals missed:\n${missed.join('\n')}`, missed.length === 0 ? 0 : 1);
}

async function rowsOf(options: Options): Promise<readonly Row[]> {
  const advance = startProgress(options.documents.length, process.stderr);
  const rows: Row[] = [];
  for (const name of options.documents) {
    const { trials, withoutOther } = planFor(await readDocument(join(collection, name)), options);
    rows.push(rowOf(await replay(trials, options.concurrency), { name, family: familyOf(name), withoutOther }));
    advance(name);
  }
  return rows;
}
