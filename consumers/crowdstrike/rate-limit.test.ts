import { expect } from 'chai';
import { paceMs, retryAfterMs } from './rate-limit.ts';

describe('the pause after a 429', () => {
  const now = Date.UTC(2026, 10, 24);
  const pause = (headers: Record<string, string>, status = 429) => retryAfterMs({ status, headers, body: '' }, now);

  it('ends when the vendor’s own header says', () => expect(pause({ 'x-ratelimit-retryafter': `${now / 1000 + 3}` })).to.equal(3000));

  it('is over when that time has come already', () => expect(pause({ 'x-ratelimit-retryafter': `${now / 1000 - 3}` })).to.equal(0));

  it('is a minute where nothing is said, or nothing that can be read', () => {
    expect([pause({}), pause({ 'x-ratelimit-retryafter': 'soon' })]).to.deep.equal([60_000, 60_000]);
  });

  it('is left to the standard’s header where that is there', () => {
    expect(pause({ 'retry-after': '7', 'x-ratelimit-retryafter': `${now / 1000 + 3}` })).to.equal(undefined);
  });

  it('is none after another status', () => expect(pause({ 'x-ratelimit-retryafter': '1' }, 503)).to.equal(undefined));
});

describe('the pace', () => {
  const pace = (remaining?: string) => paceMs(remaining === undefined ? {} : { 'x-ratelimit-remaining': remaining });

  it('slows down near the end of the budget', () => expect(['11', '10', '6', '5', '0'].map(pace)).to.deep.equal([0, 200, 200, 500, 500]));

  it('is free where nothing is said, or nothing that can be read', () => expect([pace(), pace('many')]).to.deep.equal([0, 0]));
});
