import { expect } from 'chai';
import { allOf } from './query.ts';

describe('a filter expression', () => {
  it('joins its conditions', () => {
    expect(allOf({ 'source.branch.name': 'fix/a b', state: 'OPEN' })).to.equal('source.branch.name="fix/a b" AND state="OPEN"');
  });

  it('refuses a value that could end its quotes', () => {
    expect(() => allOf({ state: 'x" OR state="MERGED' })).to.throw(TypeError, 'cannot be searched for');
  });
});
