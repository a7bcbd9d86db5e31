import { expect } from 'chai';
import { createBucket } from './bucket.ts';

describe('a quota', () => {
  const at = (seconds: number): Date => new Date(seconds * 1000);

  it('is refilled evenly', () => {
    const bucket = createBucket({ requests: 3, seconds: 1 });
    const refused = [0, 0, 0, 0.3, 0.34, 0.5].map((seconds) => bucket(at(seconds)).isRefused);
    expect(refused).to.deep.equal([false, false, false, true, false, true]);
  });

  it('lets whoever waits for the whole seconds that it says through', () => {
    const bucket = createBucket({ requests: 7, seconds: 60 });
    for (let count = 0; count < 7; count += 1) bucket(at(0));
    const { wait } = bucket(at(0));
    expect(bucket(at(Math.ceil(wait))).isRefused).to.equal(false);
  });

  it('of no request lets none through, at any time', () => {
    const bucket = createBucket({ requests: 0, seconds: 10 });
    expect([bucket(at(0)), bucket(at(1000))].map(({ isRefused, wait, remaining }) => [isRefused, wait, remaining])).to.deep.equal([[true, 10, 0], [true, 10, 0]]);
  });

  it('does not fill up beyond its size, nor with a clock that goes back', () => {
    const bucket = createBucket({ requests: 2, seconds: 2 });
    expect([bucket(at(100)), bucket(at(50)), bucket(at(1000))].map(({ remaining }) => remaining)).to.deep.equal([1, 0, 1]);
  });
});
