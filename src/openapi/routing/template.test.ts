import { expect } from 'chai';
import { matchParts, parseTemplate } from './template.ts';

describe('a path template', () => {
  it('knows literals, parameters and segments that mix them', () => {
    expect(parseTemplate('/pets/{id}/photo.{ext}')).to.deep.include({
      segments: [{ kind: 'literal', text: 'pets' }, { kind: 'any', isFar: false }, { kind: 'mixed', parts: ['photo.', ''], isFar: false }],
      names: ['id', 'ext'],
    });
  });

  it('decodes its literals as a request’s path is decoded', () => {
    expect(parseTemplate('/Your%20API').segments).to.deep.equal([{ kind: 'literal', text: 'Your API' }]);
  });

  it('lets a parameter reach over segments that says so', () => {
    expect([parseTemplate('/a/{+rest}'), parseTemplate('/a/{rest}:close', () => true)].map(({ segments }) => segments[1])).to.deep.equal([
      { kind: 'any', isFar: true },
      { kind: 'mixed', parts: ['', ':close'], isFar: true },
    ]);
  });

  it('keeps what it says about the query or a header', () => {
    expect(['/#Action=List', '/a?b=c', '/a#acl'].map((path) => parseTemplate(path).demands)).to.deep.equal([[['Action', 'List']], [['b', 'c']], []]);
  });

  const table: readonly (readonly [readonly string[], string, readonly string[] | undefined])[] = [
    [['', '.json'], '7.json', ['7']],
    [['', '.json'], '.json', undefined],
    [['', '.', ''], '8.5,47.3.json', ['8.5,47.3', 'json']],
    [['', '.', ''], '.json', undefined],
    [['', '.', ''], '8.', undefined],
    [['', ':', ''], 'a:b:c', ['a', 'b:c']],
    [["items('", "')"], "items('7')", ['7']],
    [['a', ''], 'b', undefined],
  ];
  for (const [parts, text, values] of table) {
    it(`finds ${JSON.stringify(values)} in ${text} by ${parts.join('{}')}`, () => expect(matchParts(parts, text)).to.deep.equal(values));
  }

  it('reads a long hostile segment in one go', () => {
    expect(matchParts(['', '-', '-', '-', 'x'], '-'.repeat(100_000))).to.equal(undefined);
  });
});
