import { parseArgs } from 'node:util';
import { mismatchInWords } from '../src/pact/matching/mismatch.ts';
import { batchesOf } from './matching/batches.ts';
import { judgeByCore } from './matching/core.ts';
import { knownDifference } from './matching/known.ts';
import { judgeByOurs } from './matching/ours.ts';

process.exit(await main(process.argv.slice(2)));

/** Draws pairs of an expected request and one that comes, and has them judged by us and by Pact's own core. */
async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { pairs: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } } });
  const [count, seed] = [Number(values.pairs), Number(values.seed)];
  const tally = { alike: 0, known: 0, matching: 0, ours: 0, core: 0 };
  for (const pairs of batchesOf(count, seed)) {
    const began = performance.now();
    const judged = pairs.map((pair) => ({ pair, mismatches: judgeByOurs(pair) }));
    const between = performance.now();
    const verdicts = await judgeByCore(pairs);
    tally.ours += between - began;
    tally.core += performance.now() - between;
    for (const [index, { pair, mismatches }] of judged.entries()) {
      const isMatch = mismatches.length === 0;
      tally.matching += isMatch ? 1 : 0;
      if (isMatch === verdicts[index]) tally.alike += 1;
      else if (knownDifference(pair) !== undefined) tally.known += 1;
      else console.log(JSON.stringify({ core: verdicts[index], ours: mismatches.map(mismatchInWords), ...pair }));
    }
  }
  const { alike, known, matching, ours, core } = tally;
  console.log(`${alike} of ${count} pairs judged alike (seed ${seed}), ${known} otherwise for a known reason; ${matching} match`);
  console.log(`ours ${Math.round(ours)} ms, Pact's core ${Math.round(core)} ms`);
  return alike + known === count ? 0 : 1;
}
