import { expect } from 'chai';
import { backoff } from './retry.ts';

describe('the delay between attempts', () => {
  const call = { request: 'GET /pets', safe: true, code: 'ECONNRESET', answer: undefined };
  const delays = (random: number, retryAfterMs?: number) =>
    [1, 2, 3, 4, 5].map((number) => backoff({ firstMs: 100, longestMs: 500, random: () => random })({ call, number, retryAfterMs }));

  it('doubles up to the longest', () => {
    expect(delays(1)).to.deep.equal([100, 200, 400, 500, 500]);
  });

  it('leaves half of it to chance', () => {
    expect(delays(0)).to.deep.equal([50, 100, 200, 250, 250]);
  });

  it('is never shorter than what the vendor asks for, nor longer than the longest', () => {
    expect(delays(1, 300)).to.deep.equal([300, 300, 400, 500, 500]);
    expect(delays(1, 3_600_000)).to.deep.equal([500, 500, 500, 500, 500]);
  });
});
