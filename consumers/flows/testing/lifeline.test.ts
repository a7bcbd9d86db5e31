import { expect } from 'chai';
import { Killed, Lifeline, mortal } from './lifeline.ts';
import { liveThrough, unending } from './live-through.ts';
import { randomOf } from './random.ts';

describe('a mortal port', () => {
  const port = () => {
    const done: string[] = [];
    return { done, write: async (what: string) => (done.push(what), what), count: () => done.length };
  };

  it('is what it was while its life lasts', async () => {
    const one = mortal(port(), unending());
    expect([await one.write('a'), one.count()]).to.deep.equal(['a', 1]);
  });

  it('ends before a call, or after it was done', async () => {
    const before = port();
    expect(() => mortal(before, new Lifeline(0)).write('a')).to.throw(Killed);
    const after = port();
    expect(await mortal(after, new Lifeline(1)).write('a').catch((error: unknown) => error)).to.be.instanceOf(Killed);
    expect([before.done, after.done]).to.deep.equal([[], ['a']]);
  });

  it('stays dead', () => {
    const line = new Lifeline(0);
    const one = mortal(port(), line);
    expect(() => one.count()).to.throw(Killed);
    expect(() => one.count()).to.throw(Killed);
  });

  it('is killed as often as asked for, the same way for the same seed', async () => {
    const steps = async (seed: number) => {
      const one = port();
      await liveThrough({ random: randomOf(seed), deaths: 5, longestLife: 4, live: async (line) => void (await mortal(one, line).write('a')) });
      return one.done.length;
    };
    expect(await steps(3)).to.equal(await steps(3));
  });
});
