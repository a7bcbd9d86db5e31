import { expect } from 'chai';
import { batchesOf } from '../../bench/matching/batches.ts';
import { judgeByCore } from '../../bench/matching/core.ts';
import { knownDifference } from '../../bench/matching/known.ts';
import { judgeByOurs } from '../../bench/matching/ours.ts';

describe("Pact's own core", () => {
  it('judges requests as we do', async () => {
    const differing: object[] = [];
    for (const pairs of batchesOf(500, 20260105)) {
      const verdicts = await judgeByCore(pairs);
      differing.push(...pairs.filter((pair, index) => knownDifference(pair) === undefined && (judgeByOurs(pair).length === 0) !== verdicts[index]));
    }
    expect(differing).to.deep.equal([]);
  }).timeout(60_000);
});
