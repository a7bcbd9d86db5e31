import { expect } from 'chai';
import { Failure } from '../failure/failure.ts';
import { canonicalJson } from './canonical.ts';
import type { Json } from './json.ts';
import { parseJson } from './json.ts';
import { syntaxErrorAt } from './syntax-place.ts';
import { joinPointer, lookUp, member, splitPointer } from './pointer.ts';

const problemOf = (text: string): string => {
  try {
    return String(parseJson(text, 'a.json'));
  } catch (error) {
    return error instanceof Failure ? error.message : 'not a failure';
  }
};

describe('reading JSON', () => {
  it('skips a byte order mark', () => {
    expect(parseJson('\uFEFF{"a":1}', 'a.json')).to.deep.equal({ a: 1 });
  });

  it('names file, line and column of a syntax error', () => {
    expect(problemOf('{\n  "a": }')).to.match(/^a\.json: is not JSON: .*\(line 2, column 8\)$/);
  });

  it('says that an empty file is empty', () => {
    expect(problemOf('')).to.equal('a.json: is not JSON: the file is empty (line 1, column 1)');
  });

  it('points to the end of a truncated file', () => {
    expect(problemOf('{"a": [1,')).to.match(/\(line 1, column 10\)$/);
  });

  it('finds the token that may not stand there', () => {
    const broken = ['[1,]', '{"a":1,}', '{"a" 1}', '[1 2]', '{a:1}', '"\\x"', '[tru]', '{"a":[{}]} x', '[01]', '{"a":1]'];
    expect(broken.map((text) => syntaxErrorAt(text))).to.deep.equal([3, 7, 5, 3, 1, 0, 1, 11, 2, 6]);
  });

  it('answers one line for a document of many', () => {
    expect(problemOf('<html>\n<body>\n</body>').split('\n')).to.have.length(1);
  });
});

describe('a JSON pointer', () => {
  it('escapes tildes and slashes, and back', () => {
    const pointer = joinPointer('', 'paths', '/a~b', 0);
    expect([pointer, splitPointer(pointer)]).to.deep.equal(['/paths/~1a~0b/0', ['paths', '/a~b', '0']]);
  });

  it('leads to a value', () => {
    expect(lookUp({ a: [{ b: 2 }] }, '/a/0/b')).to.equal(2);
  });

  it('leads nowhere past the end', () => {
    expect(lookUp({ a: 1 }, '/a/b/c')).to.equal(undefined);
  });

  it('never finds what an object inherits', () => {
    expect([member({}, 'constructor'), member({}, '__proto__')]).to.deep.equal([undefined, undefined]);
  });
});

describe('canonical JSON', () => {
  it('is the same for equal values', () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'x' })).to.equal('{"a":"x","b":[{"c":null,"d":1}]}');
  });

  it('keeps the order of arrays', () => {
    expect(canonicalJson([2, 1])).to.equal('[2,1]');
  });

  it('keeps a key named __proto__', () => {
    const value: Json = JSON.parse('{"__proto__":{"a":1}}');
    expect(canonicalJson(value)).to.equal('{"__proto__":{"a":1}}');
  });
});
