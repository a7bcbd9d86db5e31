import { expect } from 'chai';
import { segment } from './path.ts';

describe('a path segment', () => {
  it('escapes whatever would end it', () => {
    expect(segment('a/b?c#d e')).to.equal('a%2Fb%3Fc%23d%20e');
  });

  for (const value of ['', '.', '..']) {
    it(`refuses what would address another resource: "${value}"`, () => {
      expect(() => segment(value)).to.throw(TypeError, `"${value}" cannot be part of an address`);
    });
  }
});
