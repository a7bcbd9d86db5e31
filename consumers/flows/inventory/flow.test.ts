import { expect } from 'chai';
import { inventorySchedule } from './testing/schedule.ts';
import { startWorld, type World } from './testing/world.ts';

describe('the inventory, under faults and killed again and again', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  for (const seed of [1, 2, 3]) {
    it(`breaks none of its promises: seed ${seed}`, async () => expect(await inventorySchedule(world, seed)).to.deep.equal([]));
  }
});
