import { expect } from 'chai';
import type { Json } from '../json/json.ts';
import { pointerOf } from './body-path.ts';
import { mismatchesOf } from './mismatches.ts';

const native = (...mismatches: readonly Json[]): Json => ({ type: 'mismatches', mismatches });
const body = (path: string, mismatch: string, [expected, actual]: readonly [string, string | null] = ['1', '2']): Json => ({
  type: 'BodyMismatch', path, mismatch, expected, actual,
});
const messageFor = (mismatch: string, expected: string, actual: string | null): string | undefined =>
  mismatchesOf(native(body('$.a', mismatch, [expected, actual])), undefined)[0]?.message;

describe('a path into a body', () => {
  const paths = { $: '', '$.a[0].b': '/a/0/b', "$['a.b']['it\\'s']": "/a.b/it's", "$['a/b~c']": '/a~1b~0c', '$.Ünï': '/Ünï' };
  for (const [path, pointer] of Object.entries(paths)) {
    it(`reads ${path} as the pointer "${pointer}"`, () => {
      expect(pointerOf(path)).to.equal(pointer);
    });
  }
});

describe('a mismatch in words', () => {
  const sentences: readonly (readonly [mismatch: string, expected: string, actual: string | null, words: string])[] = [
    ["Expected 1 (Integer) to be the same type as 's' (String)", '"s"', '1', 'expected a string, got 1'],
    ['Type mismatch: Expected [1] (Array) to be the same type as {} (Object)', '{}', '[1]', 'expected an object, got [1]'],
    ['Type mismatch: Expected null (Null) to be the same type as [1] (Array)', '[1]', '', 'expected a list, got null'],
    ['Expected null (Null) to be the same type as [] (Array)', '[]', 'null', 'expected a list, got null'],
    ["Expected 'x' (String) to be the same type as true (Boolean)", 'true', '"x"', 'expected true or false, got "x"'],
    ["Expected 'x' (String) to be the same type as null (Null)", 'null', '"x"', 'expected null, got "x"'],
    ["Expected 'x' (String) to be the same type as 1.5 (Decimal)", '1.5', '"x"', 'expected a number, got "x"'],
    ['Expected 1 (Integer) to be equal to 2 (Integer)', '2', '1', 'expected 2, got 1'],
    ["Expected 'open' to match 'paid|void'", '"paid"', '"open"', 'expected text that matches paid|void, got "open"'],
    ["Expected 'x' to match a date pattern of 'yyyy-MM-dd': Error(Nom)", '"2020-01-01"', '"x"', 'expected a date written as yyyy-MM-dd, got "x"'],
    ["Expected 'yes' (String) to match a boolean", 'true', '"yes"', 'expected true or false, got "yes"'],
    ["Expected 'bar' to include 'foo'", '"x"', '"bar"', 'expected text that contains "foo", got "bar"'],
    ["Expected '' (String) to not be empty", '"x"', '""', 'expected something that is not empty, got ""'],
    ['Expected 1.5 (Decimal) to be an integer', '1', '1.5', 'expected a whole number, got 1.5'],
    ['Expected 1 (Integer) to be a decimal number', '1.5', '1', 'expected a number with decimal places, got 1'],
    ["Expected 'x' (String) to be a number", '1', '"x"', 'expected a number, got "x"'],
    ['Expected 1 (Integer) to be a null value', 'null', '1', 'expected null, got 1'],
    ["'x' is not a valid semantic version - unexpected character", '"1.0.0"', '"x"', 'expected a semantic version, got "x"'],
    ['Expected [1] (size 1) to have minimum size of 2', '["1","2"]', '["1"]', 'expected at least 2 elements, got a list of 1'],
    ['Expected [1,2] (size 2) to have maximum size of 1', '["1"]', '["1","2"]', 'expected at most 1 elements, got a list of 2'],
    ['Expected a List with 2 elements but received 1 elements', '[1,2]', '[1]', 'expected 2 elements, got a list of 1'],
    ['Expected an empty List but received [1]', '[]', '[1]', 'expected an empty list, got [1]'],
    ["Failed to match data to have a content type of 'image/png': x", '"x"', '"y"', 'expected content of type image/png, got "y"'],
    ['Expected body Present(7 bytes, application/json) but was empty', '{"a":1}', null, 'expected a body, the answer has none'],
    ['Variant at index 0 (1) was not found in the actual list', '1', '["2"]', 'Variant at index 0 (1) was not found in the actual list'],
    [`Expected '${'x'.repeat(80)}' to be equal to 'y'`, '"y"', `"${'x'.repeat(80)}"`, `expected "y", got "${'x'.repeat(59)}…`],
  ];
  for (const [mismatch, expected, actual, words] of sentences) {
    it(`is "${words.slice(0, 70)}"`, () => {
      expect(messageFor(mismatch, expected, actual)).to.equal(words);
    });
  }

  it('is one for each field that is missing', () => {
    const missing = body('$', 'Actual map is missing the following keys: a, b c', ['["a","b c","x"]', '["x"]']);
    expect(mismatchesOf(native(missing), { a: 1.5 }).map(({ identifier, pointer, message }) => [identifier, pointer, message])).to.deep.equal([
      ['$.a', '/a', 'expected a number, the answer has no field `a`'],
      ["$['b c']", '/b c', 'expected a value, the answer has no field `b c`'],
    ]);
  });

  describe('where one of several rules is enough', () => {
    const [wanted, unwanted] = [body('$.pets[0].age', 'Expected 1.5 (Decimal) to be an integer', ['1', '1.5']), body('$.pets[0].age', 'Expected 1.5 (Decimal) to be a null value', ['1', '1.5'])];
    const messages = (path: string, combine: 'AND' | 'OR'): readonly string[] =>
      mismatchesOf(native(wanted, unwanted), undefined, { [path]: { combine, matchers: [{ match: 'integer' }, { match: 'null' }] } }).map(({ message }) => message);

    for (const path of ['$.pets[*].age', '$.pets[0].age', '$.*[*].*']) {
      it(`is one for all of them: ${path}`, () => {
        expect(messages(path, 'OR')).to.deep.equal(['expected a whole number or null, got 1.5']);
      });
    }

    it('is one for each where all must hold, and at another place', () => {
      const each = ['expected a whole number, got 1.5', 'expected null, got 1.5'];
      expect([messages('$.pets[*].age', 'AND'), messages('$.pets', 'OR')]).to.deep.equal([each, each]);
    });
  });

  it('says which statuses a rule allows', () => {
    const status = { type: 'StatusMismatch', expected: 400, actual: 200, mismatch: 'Expected status code 200 to be a Client error (400–499)' };
    expect(mismatchesOf(native(status), undefined)[0]?.message).to.equal('expected Client error (400–499), the answer has 200');
  });

  it('says that a body has no content type', () => {
    const type = { type: 'BodyTypeMismatch', expected: 'application/json', actual: '', mismatch: 'x' };
    expect(mismatchesOf(native(type), undefined)[0]?.message).to.equal('expected a body of type application/json, the answer has none');
  });
});

describe('the mismatches of an interaction', () => {
  it('start with the status, then headers, then the body from top to bottom', () => {
    const found = mismatchesOf(
      native(
        body('$.b', 'x'),
        body('$.a', 'x'),
        { type: 'HeaderMismatch', key: 'X-A', expected: '1', actual: '2', mismatch: 'x' },
        { type: 'StatusMismatch', expected: 200, actual: 404, mismatch: 'x' },
      ),
      undefined,
    );
    expect(found.map(({ attribute, pointer }) => attribute + pointer)).to.deep.equal(['status', 'header', 'body/a', 'body/b']);
  });

  it('are one error of the request where the verifier got no answer', () => {
    expect(mismatchesOf({ type: 'error', message: 'error sending request' }, undefined)).to.deep.equal([
      { code: 'request.error', attribute: 'request', pointer: '', message: 'error sending request' },
    ]);
  });

  it('keep the words of kinds that we do not know', () => {
    const kinds = [{ type: 'CommandMismatch', mismatch: 'other' }, { type: 'toString' }];
    expect(mismatchesOf(native(...kinds), undefined).map(({ code, message }) => [code, message])).to.deep.equal([['request.error', 'other'], ['request.error', '{"type":"toString"}']]);
  });

  it('are never none', () => {
    expect(mismatchesOf(undefined, undefined)[0]?.message).to.equal('the verifier gives no reason');
  });
});
