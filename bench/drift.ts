import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { collection } from './corpus/documents.ts';
import { driftOf } from './drift/drift-of.ts';
import { chooseDocuments } from './drift/choose.ts';
import type { Tally } from './drift/tally.ts';
import { missed, missedGoals, tallyTable } from './drift/tally.ts';
import { say } from './say.ts';

process.exitCode = await main(process.argv.slice(2));

/** Lets published documents drift, harmfully and harmlessly, and counts what is found and what is flagged for nothing. */
async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { documents: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' }, rounds: { type: 'string', default: '3' }, alone: { type: 'boolean', default: false } },
  });
  if (!existsSync(collection)) return say('the documents are not here: run `npm run corpus` first', 2);
  const [size, seed, rounds] = [values.documents, values.seed, values.rounds].map(Number);
  const tally: Tally = new Map();
  for (const name of await chooseDocuments({ size: size ?? 20, seed: seed ?? 1 })) {
    const started = performance.now();
    const count = await driftOf(name, { seed: seed ?? 1, rounds: rounds ?? 3, withPeer: !values.alone, tally });
    console.error(`${name}: ${count} changes, ${Math.round(performance.now() - started)} ms`);
  }
  say(tallyTable(tally));
  say(`\n${missed(tally, 'vendorproof diff').join('\n')}`);
  const goals = missedGoals(tally, 'vendorproof diff');
  return say(goals.length === 0 ? 'All goals are met.' : goals.join('\n'), goals.length === 0 ? 0 : 1);
}
