import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { inParallel } from './in-parallel.ts';

describe('work in parallel', () => {
  it('keeps the order of the items whatever finishes first', async () => {
    const results = await inParallel([20, 1, 10], 3, async (ms) => sleep(ms, ms));
    expect(results).to.deep.equal([20, 1, 10]);
  });

  it('runs no more at once than it is told', async () => {
    let running = 0;
    const seen = await inParallel([1, 2, 3, 4, 5], 2, async () => {
      const now = ++running;
      await sleep(2);
      running--;
      return now;
    });
    expect(Math.max(...seen)).to.equal(2);
  });

  it('ends with the first error', async () => {
    const error: unknown = await inParallel([1], 1, () => Promise.reject(new Error('broken'))).catch((reason: unknown) => reason);
    expect(error).to.have.property('message', 'broken');
  });
});
