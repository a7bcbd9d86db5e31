import { expect } from 'chai';
import fc from 'fast-check';
import type { Lengths } from './pattern.ts';
import { compilePattern, parsePattern, textMatching } from './pattern.ts';

const texts: readonly (readonly [pattern: string, lengths: Lengths, text: string | undefined])[] = [
  ['^P-\\d{4}$', {}, 'P-0123'],
  ['^AC[0-9a-f]{8}$', {}, 'ACabcdef01'],
  ['^[a-z0-9]+(?:-[a-z0-9]+)*$', { minLength: 12, maxLength: 14 }, undefined],
  ['^(a|b)-\\1$', {}, 'a-a'],
  ['^(?<letter>[xy])\\k<letter>$', {}, 'xx'],
  ['^\\p{Lu}$', {}, 'A'],
  ['^[\\u3041-\\u3096]{2}$', {}, 'ぁあ'],
  ['^\\S+@\\S+$', {}, 'abcde@fghij'],
  ['^https?://', { minLength: 12 }, 'https://xxxx'],
  ['colou?r$', { minLength: 8 }, 'xxcolour'],
  ['^$', {}, ''],
  ['^(?=.*\\d)(?=.*[A-Z]).{8,}$', {}, undefined],
  ['^id:(?=[^:]+:shop:\\d{4}:)((?!x)[a-z0-9]+:){3}.{0,9}$', { maxLength: 30 }, undefined],
  ['^x(?=a+$)[a-z]{3}$', {}, 'xaaa'],
  ['/^[a-z]{2}$/i', {}, 'ab'],
  ['\\D\\W\\s[^a]', {}, undefined],
];

describe('a text that matches a pattern', () => {
  for (const [pattern, lengths, text] of texts) {
    it(`is found for ${pattern}`, () => {
      const found = textMatching(pattern, lengths);
      expect(compilePattern(pattern)?.test(found ?? '\0')).to.equal(true);
      if (text !== undefined) expect(found).to.equal(text);
    });
  }

  it('is not found where none exists', () => {
    expect(['a^b', '^[^\\s\\S]$', '('].map((pattern) => textMatching(pattern))).to.deep.equal([undefined, undefined, undefined]);
  });

  it('is not found where the lengths forbid it', () => expect(textMatching('^a{5}$', { maxLength: 4 })).to.equal(undefined));

  it('stays short where the pattern allows more than memory holds', () => expect(textMatching('^(?:(?:a{0,9999}b){0,9999}){1,9999}$')?.length).to.be.lessThan(5001));

  it('comes from another alternative where the first is a dead end', () => expect(textMatching('^a\\b\\w|^z$')).to.equal('z'));

  it('is the same every time and keeps its lengths', () => {
    const lengths = fc.tuple(fc.nat(20), fc.nat(20)).map(([a, b]) => ({ minLength: Math.min(a, b), maxLength: Math.max(a, b) }));
    const pattern = fc.constantFrom('^[a-z]*$', '^\\d{2,}-?\\w*$', '[A-F]+', '^(?:ab|cd){1,}$');
    fc.assert(
      fc.property(pattern, lengths, (source, bounds) => {
        const text = textMatching(source, bounds);
        expect(textMatching(source, bounds)).to.equal(text);
        if (text !== undefined) expect(new RegExp(source).test(text) && text.length >= bounds.minLength && text.length <= bounds.maxLength).to.equal(true);
      }),
    );
  });
});

describe('compiling a pattern', () => {
  it('prefers the u flag and does without where it must', () => expect(['a', '[\\w-.]', '('].map((pattern) => compilePattern(pattern)?.flags)).to.deep.equal(['u', '', undefined]));

  it('has no tree for what does not compile', () => expect(parsePattern('(')).to.equal(undefined));
});
