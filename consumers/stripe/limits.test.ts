import { expect } from 'chai';
import { stripeLimits } from './limits.ts';

describe('our own limits', () => {
  it('stay below those of a live account and of a sandbox', () => {
    expect([stripeLimits('live').all.rate?.attempts, stripeLimits('test').all.rate?.attempts]).to.satisfy(([live = 0, test = 0]) => live < 100 && test < 25);
  });

  it('stay below those of searches', () => {
    for (const mode of ['live', 'test'] as const) expect(stripeLimits(mode).search.rate?.attempts).to.be.below(20);
  });
});
