import { expect } from 'chai';
import fc from 'fast-check';
import { after, allOf, anyOf, atLeast, atMost, before, differs, equals, Fql, oneOf } from './fql.ts';

describe('a filter', () => {
  it('names a property and its value', () => expect(`${equals('platform_name', 'Windows')}`).to.equal("platform_name:'Windows'"));

  it('compares', () => {
    const day = new Date(Date.UTC(2026, 10, 1));
    expect(allOf(after('last_seen', day), differs('status', 'contained')).text).to.equal("last_seen:>'2026-11-01T00:00:00.000Z'+status:!'contained'");
    expect([atLeast('a', 1), before('a', 2), atMost('a', 3)].map(({ text }) => text)).to.deep.equal(['a:>=1', 'a:<2', 'a:<=3']);
  });

  it('joins with “and” and “or”', () => {
    const filter = allOf(anyOf(equals('a', 1), equals('b', true)), oneOf('status', ['open', 'reopen']));
    expect(filter).to.include({ text: "(a:1,b:true)+status:['open','reopen']", properties: 3 });
  });

  it('keeps together what belongs together', () => {
    expect(anyOf(allOf(equals('a', 1), equals('b', 2)), equals('c', 3)).text).to.equal('((a:1+b:2),c:3)');
  });

  it('needs no brackets for a single alternative', () => expect(anyOf(equals('a', 1)).text).to.equal('a:1'));

  it('escapes quotes and backslashes (C48)', () => expect(equals('hostname', "it's\\").text).to.equal("hostname:'it\\'s\\\\'"));

  it('lets no value step out of its quotes (C48)', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '\\', '+', ',', ':', '*', 'a', ' ') }), (value) => {
        const [, inside = '', rest = ''] = /^hostname:'((?:[^'\\]|\\.)*)'(.*)$/s.exec(equals('hostname', value).text) ?? [];
        return rest === '' && inside.replaceAll(/\\(.)/g, '$1') === value;
      }),
    );
  });

  for (const property of ["a:'x'+b", '', '1a', 'a.', 'a b', '__proto__.x ']) {
    it(`refuses what is no name of a property: ${JSON.stringify(property)}`, () => expect(() => equals(property, 1)).to.throw(TypeError, 'no name'));
  }

  it('refuses what cannot be compared with', () => {
    expect(() => equals('a', NaN)).to.throw(TypeError, 'NaN cannot');
    expect(() => oneOf('a', [])).to.throw(TypeError, 'no values');
  });

  it('speaks of at most 20 properties', () => {
    const twenty = new Fql('x', 20);
    expect(() => allOf(twenty, equals('a', 1))).to.throw(TypeError, 'at most 20 properties, not of 21');
  });
});
