import { expect } from 'chai';
import fc from 'fast-check';
import { canonicalSlice, memberSlice, sliceJson, stringValue } from './lossless.ts';

describe('lossless JSON', () => {
  it('keeps every part as it was written', () => {
    const slice = sliceJson('{ "a": 1.0, "b": [12345678901234567890, 1e3], "c\\n": "x\\"}" }');
    expect(memberSlice(slice, 'a')?.text).to.equal('1.0');
    expect(memberSlice(slice, 'b')?.text).to.equal('[12345678901234567890, 1e3]');
    expect(stringValue(memberSlice(slice, 'c\n'))).to.equal('x"}');
  });

  it('sorts keys by name, integer-like and special ones too', () => {
    expect(canonicalSlice(sliceJson('{"9":1,"10":2,"__proto__":{"b":1,"a":2.0}}'))).to.equal('{"10":2,"9":1,"__proto__":{"a":2.0,"b":1}}');
  });

  it('takes the last of repeated keys', () => {
    const slice = sliceJson('{"a":1,"a":2}');
    expect(memberSlice(slice, 'a')?.text).to.equal('2');
    expect(canonicalSlice(slice)).to.equal('{"a":2}');
  });

  it('writes escapes in one way', () => {
    expect(canonicalSlice(sliceJson('"\\u00e9\\/"'))).to.equal('"é/"');
  });

  it('refuses what is not JSON', () => {
    expect(() => sliceJson('{"a":}')).to.throw(SyntaxError);
  });

  it('refuses nesting beyond the limit, however deep', () => {
    expect(() => sliceJson('[[]]', 1)).to.throw(SyntaxError, 'too deep');
    expect(() => sliceJson('['.repeat(200_000) + ']'.repeat(200_000))).to.throw(SyntaxError);
  });

  it('reads any JSON text as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        expect(JSON.parse(canonicalSlice(sliceJson(text)))).to.deep.equal(JSON.parse(text));
      }),
    );
  });
});
