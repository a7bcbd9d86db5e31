import { expect } from 'chai';
import { createThings } from './store.ts';
import type { Things } from './store.ts';

const thing = { fields: {}, absent: [], isMade: true };
const entry = (id: string, bytes = 1) => ({ among: 'pets', id, kind: 'Pet', bytes });
const ids = (things: Things): readonly string[] => things.all('pets').map(({ thing: { id } }) => id);

describe('the things of a namespace', () => {
  it('go in the order in which they were made, where there are too many', () => {
    const lost: string[] = [];
    const things = createThings({ things: 2, bytes: 100 }, (id) => lost.push(id));
    for (const id of ['a', 'b', 'c', 'd']) things.keep(entry(id), thing);
    expect([ids(things), lost]).to.deep.equal([['c', 'd'], ['a']]);
  });

  it('go where they take too much room, but never the last', () => {
    const things = createThings({ things: 9, bytes: 10 }, () => {});
    for (const [id, bytes] of [['a', 4], ['b', 4], ['c', 50]] as const) things.keep(entry(id, bytes), thing);
    expect(ids(things)).to.deep.equal(['c']);
  });

  it('keep their place when they change, and come last when they are made again', () => {
    const things = createThings({ things: 9, bytes: 100 }, () => {});
    for (const id of ['a', 'b', 'a']) things.keep(entry(id), thing);
    const before = ids(things);
    things.remove(entry('a'));
    things.keep(entry('a'), thing);
    expect([before, ids(things)]).to.deep.equal([['a', 'b'], ['b', 'a']]);
  });

  it('are unknown again once those deleted are forgotten', () => {
    const things = createThings({ things: 9, bytes: 100 }, () => {});
    things.remove(entry('a'));
    const was = things.isKnown('pets');
    things.forgetDeleted();
    expect([was, things.isKnown('pets'), things.isEmpty()]).to.deep.equal([true, false, true]);
  });

  it('count anew after everything is cleared', () => {
    const things = createThings({ things: 9, bytes: 100 }, () => {});
    things.keep(entry('a'), thing);
    const counts = [things.count('pet'), things.count('pet')];
    things.clear();
    expect([counts, things.count('pet'), things.groupOf('Pet', 'a')]).to.deep.equal([[1, 2], 1, undefined]);
  });

  it('hold so many answers to be asked for again, and no more', () => {
    const things = createThings({ things: 9, bytes: 100 }, () => {});
    const answer = { endpoint: undefined, status: 200 };
    for (let count = 0; count <= 1000; count += 1) things.repeat(String(count), { asked: '', answer: Object(answer) });
    expect([things.repeatable('0'), things.repeatable('1000')?.asked]).to.deep.equal([undefined, '']);
  });
});
