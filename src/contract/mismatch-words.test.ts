import { expect } from 'chai';
import { differencesInWords } from './mismatch-words.ts';

describe('what differs in a request, in words', () => {
  const query = (mismatch: string, expected: string, actual: string) => ({ type: 'QueryMismatch' as const, parameter: 'q', mismatch, expected, actual });
  const header = (key: string, mismatch: string, [expected, actual]: readonly [string, string]) => ({ type: 'HeaderMismatch' as const, key, mismatch, expected, actual });
  const body = (path: string, mismatch: string, [expected, actual]: readonly [string, string]) => ({ type: 'BodyMismatch' as const, path, mismatch, expected, actual });

  for (const [mismatches, words] of [
    [[query("Expected query parameter 'q' but was missing", '["created"]', '')], ['query parameter q: missing, the contract has "created"']],
    [[query("Unexpected query parameter 'q' received", '', '["2"]')], ['query parameter q: the client sent "2", which the contract does not have']],
    [
      [query("Expected query parameter 'q' value 'b' but was missing", '["a", "b"]', '["a"]'), query("Expected query parameter 'q' with 2 value(s) but received 1 value(s)", '["a", "b"]', '["a"]')],
      ['query parameter q: the client sent "a", the contract has ["a","b"]'],
    ],
    [
      ['^Bearer .+$', '^Basic .+$'].map((regex) => header('Authorization', `Mismatch with header 'Authorization': Expected 'Digest z' to match '${regex}'`, ['Bearer x', 'Digest z'])),
      ['header Authorization: the client sent "Digest z", the contract has text that matches ^Bearer .+$ or text that matches ^Basic .+$'],
    ],
    [
      [
        header('Content-Type', "Mismatch with header 'Content-Type': Expected header 'Content-Type' to have value 'application/json' but was 'text/plain'", ['application/json', 'text/plain']),
        { type: 'BodyTypeMismatch' as const, expected: 'application/json', actual: 'text/plain', mismatch: 'Expected a body of …' },
      ],
      ['header Content-Type: the client sent "text/plain", the contract has "application/json"'],
    ],
    [[body('$.n', "Expected '1' (String) to be an integer", ['1', '"1"'])], ['body field n: the client sent "1", the contract has an integer']],
    [[body('$.t', "Expected 5 (Integer) to be the same type as 'x' (String)", ['"x"', '5'])], ['body field t: the client sent 5, the contract has a value like "x"']],
    [[body('$.list', 'Expected [] (size 0) to have minimum size of 1', ['["1"]', '[]'])], ['body field list: the client sent [], the contract has at least 1']],
    [
      [body('$', 'Expected a Map with keys [a, b] but received one with keys [a, c]', ['["a","b"]', '["a","c"]'])],
      ['body: the field b is missing', 'body: the client sent the field c, which the contract does not have'],
    ],
    [[body('$', "Failed to parse the actual body: 'key must be a string at line 1 column 2'", ['{"a":1}', '{not'])], ["body: Failed to parse the actual body: 'key must be a string at line 1 column 2'"]],
    [[body('/', 'Expected body Present(9 bytes, application/json) but was empty', ['{"a":1}', ''])], ['body: missing, the contract has {"a":1}']],
    [[{ type: 'MethodMismatch' as const, expected: 'POST', actual: 'PUT' }], ['method: the client sent "PUT", the contract has "POST"']],
    [[], []],
  ] as const) {
    it(`are ${words.join(' and ') || 'nothing where nothing does'}`, () => expect(differencesInWords(mismatches)).to.deep.equal(words));
  }

  it('are cut where a value is long', () => {
    expect(differencesInWords([body('$.x', "Expected '…' to be equal to '…'", ['"a"', JSON.stringify('b'.repeat(500))])])[0]).to.have.lengthOf.below(200);
  });
});
