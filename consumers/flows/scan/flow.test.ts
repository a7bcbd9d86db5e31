import { expect } from 'chai';
import { scanSchedule } from './testing/schedule.ts';
import { startWorld, type World } from './testing/world.ts';

describe('the scan of pushes, under faults and killed again and again', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  for (const seed of [1, 2, 3]) {
    it(`breaks none of its promises: seed ${seed}`, async () => expect(await scanSchedule(world, seed)).to.deep.equal([]));
  }
});
