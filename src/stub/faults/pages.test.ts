import { expect } from 'chai';
import { disturbPage } from './pages.ts';
import { randomFrom } from './random.ts';

describe('a disturbed page', () => {
  it('of a bare list is a bare list', () => expect(disturbPage(['a'], 'duplicate', randomFrom(1))).to.deep.equal(['a', 'a']));

  it('keeps what stands beside the list', () => expect(disturbPage({ data: [{ a: 1 }, { a: 2 }], total: 2 }, 'shuffle', randomFrom(1))).to.deep.equal({ data: [{ a: 2 }, { a: 1 }], total: 2 }));

  it('is in another order with any seed', () => {
    const orders = Array.from({ length: 50 }, (_, seed) => JSON.stringify(disturbPage(['a', 'b', 'c'], 'shuffle', randomFrom(seed))));
    expect(orders).not.to.include('["a","b","c"]');
  });

  for (const [what, body] of [['an empty list', []], ['no list', { id: 1 }], ['a text', 'a']] as const) {
    it(`cannot be made of ${what}`, () => expect(disturbPage(body, 'duplicate', randomFrom(1))).to.equal(undefined));
  }

  it('cannot be shuffled with one item', () => expect(disturbPage(['a'], 'shuffle', randomFrom(1))).to.equal(undefined));
});
