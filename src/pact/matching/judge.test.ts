import { expect } from 'chai';
import { acceptsScalar, acceptsText } from './judge.ts';
import { compileRule } from './rules.ts';
import type { Value } from './value.ts';
import { Decimal } from './value.ts';

const isCascaded = false;

/** A rule, the example, what it accepts in its place, and what it refuses. */
type Row<Of> = readonly [rule: { readonly match: string; readonly [setting: string]: string | number | readonly number[] }, expected: Of, accepted: readonly Of[], refused: readonly Of[]];

const scalars: readonly Row<Value>[] = [
  [{ match: 'equality' }, 'a', ['a'], ['A', 'a ', null]],
  [{ match: 'equality' }, 1, [1, new Decimal(1)], ['1', 1.5]],
  [{ match: 'type' }, 'a', ['', 'b'], [1, null, true, [], {}]],
  [{ match: 'type' }, 1, [2.5, new Decimal(1)], ['1']],
  [{ match: 'type' }, null, [null], [0, '']],
  [{ match: 'type', min: 2 }, 'a', [''], [1]],
  [{ match: 'regex', regex: '\\d+' }, '1', ['12', 12], ['1a', 'a1', '', -1, null]],
  [{ match: 'regex', regex: '(' }, '1', [], ['(', '1']],
  [{ match: 'include', value: 'b' }, 'abc', ['b', 'ab'], ['B', '', 1]],
  [{ match: 'integer' }, 1, [0, -7, 1e15], [1.5, new Decimal(1), '1', 1e300]],
  [{ match: 'decimal' }, 1.5, [0.1, new Decimal(1)], [1, '1.5']],
  [{ match: 'number' }, 1, [0, 1.5, new Decimal(1)], ['1', null]],
  [{ match: 'boolean' }, true, [false, 'true', 'false'], [0, 'yes', null]],
  [{ match: 'null' }, null, [null], [0, '', false]],
  [{ match: 'notEmpty' }, 'a', ['b', 0, false, [1], { a: 1 }], ['', null, [], {}]],
  [{ match: 'semver' }, '1.0.0', ['0.0.1', '1.2.3-a.1+b'], ['1.0', 'v1.0.0', '01.0.0', 1]],
  [{ match: 'date' }, '2026-01-05', ['2024-02-29'], ['2026-02-29', '2026-1-32', '20260105', 20260105]],
  [{ match: 'date', format: 'yyyyMMdd' }, '20260105', ['20241231', 20241231], ['2026-01-05']],
  [{ match: 'time' }, '08:30:00', ['23:59:60'], ['24:00:00', '08:30']],
  [{ match: 'datetime' }, '2026-01-05T08:30:00Z', ['2026-01-05T08:30:00+01:00'], ['2026-01-05T08:30:00', '2026-01-05 08:30:00Z']],
  [{ match: 'contentType', value: 'application/json' }, '{}', ['{"a":1}', '[]'], ['<a/>', 'a']],
  [{ match: 'values' }, 'a', ['a'], ['b']],
  [{ match: 'eachKey' }, 'a', ['b', 1], []],
];

const texts: readonly Row<string>[] = [
  [{ match: 'equality' }, 'a', ['a'], ['A']],
  [{ match: 'values' }, 'a', ['a'], ['A']],
  [{ match: 'type' }, 'a', ['', '7'], []],
  [{ match: 'regex', regex: '[a-z]+' }, 'a', ['abc'], ['aB', '']],
  [{ match: 'include', value: '7' }, '7', ['a7b'], ['']],
  [{ match: 'integer' }, '1', ['0', '+7'], ['-1', '1.5', '', 'a']],
  [{ match: 'decimal' }, '1.5', ['1', '-2.5e3', '.5'], ['a', '', '1,5']],
  [{ match: 'number' }, '1', ['1.5', 'NaN'], ['one']],
  [{ match: 'boolean' }, 'true', ['false'], ['True', '1']],
  [{ match: 'null' }, 'null', [], ['null', '']],
  [{ match: 'notEmpty' }, 'a', ['b'], ['']],
  [{ match: 'semver' }, '1.0.0', ['2.0.0'], ['2']],
  [{ match: 'date' }, '2026-01-05', ['2026-12-31'], ['2026-13-01']],
  [{ match: 'time', format: 'HH:mm' }, '08:30', ['23:59'], ['8.30']],
  [{ match: 'timestamp', format: 'yyyy' }, '2026', ['1999'], ['x']],
  [{ match: 'statusCode', status: 'clientError' }, '404', ['400'], ['200', 'x']],
  [{ match: 'statusCode', status: [200, 201] }, '200', ['201'], ['204']],
  [{ match: 'statusCode' }, '200', ['204'], ['404']],
  [{ match: 'contentType', value: 'text/plain' }, 'a', ['anything'], []],
  [{ match: 'arrayContains' }, 'a', [], ['a']],
  [{ match: 'eachValue' }, 'a', [], ['a']],
];

describe('a rule about a JSON value', () => {
  for (const [matcher, expected, accepted, refused] of scalars) {
    it(`is ${JSON.stringify(matcher)} for ${JSON.stringify(expected)}`, () => {
      const judge = (actual: Value): boolean => acceptsScalar(compileRule(matcher), { expected, actual, isCascaded });
      expect([...accepted, ...refused].map(judge)).to.deep.equal([...accepted.map(() => true), ...refused.map(() => false)]);
    });
  }
});

describe('a rule about a text', () => {
  for (const [matcher, expected, accepted, refused] of texts) {
    it(`is ${JSON.stringify(matcher)} for ${JSON.stringify(expected)}`, () => {
      const judge = (actual: string): boolean => acceptsText(compileRule(matcher), { expected, actual, isCascaded });
      expect([...accepted, ...refused].map(judge)).to.deep.equal([...accepted.map(() => true), ...refused.map(() => false)]);
    });
  }

  it('about keys and values says nothing of the texts below them', () => {
    const judge = (match: string): boolean => acceptsText(compileRule({ match }), { expected: 'a', actual: 'b', isCascaded: true });
    expect(['eachKey', 'each-value', 'array-contains', 'null'].map(judge)).to.deep.equal([true, true, false, false]);
  });
});
