import { expect } from 'chai';
import { patternOf } from './pattern.ts';

const patterns: readonly (readonly [source: string, matching: readonly string[], not: readonly string[]])[] = [
  ['\\d+', ['1', '12'], ['1a', 'a', '']],
  ['a|ab', ['a', 'ab'], ['abc', 'b']],
  ['^a$', ['a'], ['aa', 'a\nb']],
  ['\\Aa\\z', ['a'], ['ab']],
  ['a\\Z', ['a'], ['ab']],
  ['(?i)rex', ['REX', 'rex'], ['rexx']],
  ['(?s)a.b', ['a\nb'], ['ab']],
  ['(?P<year>\\d{4})-\\k<year>', ['2026-2026'], ['2026-2027']],
  ['[[:alpha:]]+', ['aé'], ['a1']],
  ['[[:digit:]x]+', ['1x'], ['y']],
  ['[\\w.]+', ['é.a'], ['a b']],
  ['\\w+', ['café', 'a_1'], ['a-b']],
  ['\\W\\D', ['- '], ['a1']],
  ['\\h+', ['fF0'], ['g']],
  ['[\\w-.]+', ['a-b.c'], ['a b']],
  ['a]b', ['a]b'], ['ab']],
  ['', [''], ['a']],
];

describe('the pattern of a rule', () => {
  for (const [source, matching, not] of patterns) {
    it(`is understood as ${source}`, () => {
      expect([...matching, ...not].map((text) => patternOf(source)?.test(text))).to.deep.equal([...matching.map(() => true), ...not.map(() => false)]);
    });
  }

  it('is none where it is not well-formed', () => expect(['(', '[', 'a{2,1}'].map(patternOf)).to.deep.equal([undefined, undefined, undefined]));
});
