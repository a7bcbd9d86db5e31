import { expect } from 'chai';
import { pactRegex } from './regex.ts';

const cases: readonly (readonly [pattern: string, regex: string | undefined])[] = [
  ['^P-\\d{4}$', '^P-[0-9]{4}$'],
  ['^[\\w\\-.]+$', '^[0-9A-Za-z_\\-.]+$'],
  ['^[^@\\s]+@x*?y?$', '^[^@\\s]+@x*?y?$'],
  ['^(?:a|b){2,}(c)$', '^(?:a|b){2,}(?:c)$'],
  ['^a.b\\t$', '^a[^\\n\\r]b\\t$'],
  ['[0-9a-f]{7,}', '^[\\s\\S]*(?:[0-9a-f]{7,})[\\s\\S]*$'],
  ['^a', '^[\\s\\S]*(?:^a)[\\s\\S]*$'],
  ['^a|b$', '^[\\s\\S]*(?:^a|b$)[\\s\\S]*$'],
  ['^[a-z&&[]+$', '^[a-z\\&\\&\\[]+$'],
  ['^é$', '^é$'],
  ['^(?=a)a$', undefined],
  ['^(a)\\1$', undefined],
  ['^\\p{L}$', undefined],
  ['^\\D$', undefined],
  ['^[\\W]$', undefined],
  ['\\bword\\b', undefined],
  ['^[^]$', undefined],
  ['^\\u0000$', undefined],
  ['^.{0,262144}$', undefined],
  ['^(?:a{1,100}){1,100}$', undefined],
  ['(', undefined],
];

describe('a documented pattern as a rule', () => {
  for (const [pattern, regex] of cases) {
    it(regex === undefined ? `is none for ${pattern}` : `is ${regex} for ${pattern}`, () => expect(pactRegex(pattern)).to.equal(regex));
  }
});
