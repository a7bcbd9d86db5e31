import { expect } from 'chai';
import { fields, json, listOf, mapOf, oneOf, optional, required, text, valueThat } from './shape.ts';

const where = { path: '', whole: 'the order', part: 'a part of an order' };
const line = fields({ sku: required(text), count: valueThat(Number.isInteger, 'a whole number') });
const order = fields({ lines: required(listOf(line)), labels: mapOf(optional(text)), kind: oneOf('big', 'small'), note: json });

describe('the shape of what a person wrote', () => {
  const problem = (value: unknown) => order(value, where);

  it('is right where everything is', () => {
    expect(problem({ lines: [{ sku: 'a', count: 2 }], labels: { a: 'b', c: undefined }, kind: 'big', note: { a: [1, null, false] } })).to.equal(undefined);
  });

  for (const [value, words] of [
    [5, 'the order must be an object'],
    [[], 'the order must be an object'],
    [{ lines: [], kin: 'big' }, 'kin is not a part of an order: did you mean kind?'],
    [{ lines: [{ sku: 'a' }, { skuu: 'b' }] }, 'lines[1].skuu is not a part of an order: did you mean sku?'],
    [{ lines: [{}] }, 'lines[0].sku is missing'],
    [{ lines: [{ sku: ' ' }] }, 'lines[0].sku must be a text'],
    [{ lines: [{ sku: 'a', count: 1.5 }] }, 'lines[0].count must be a whole number'],
    [{ lines: 'a' }, 'lines must be a list'],
    [{ kind: 'big' }, 'lines is missing'],
    [{ lines: [], labels: ['a'] }, 'labels must be an object'],
    [{ lines: [], labels: { a: 1 } }, 'labels.a must be a text'],
    [{ lines: [], kind: 'huge' }, 'kind must be one of big, small'],
    [{ lines: [], note: { at: [new Date(0)] } }, 'note.at[0] must be JSON: text, a number, true, false, null, a list or an object'],
    [{ lines: [], note: Number.NaN }, 'note must be JSON: text, a number, true, false, null, a list or an object'],
    [{ lines: [], note: { toString: () => 'x' } }, 'note.toString must be JSON: text, a number, true, false, null, a list or an object'],
  ] as const) {
    it(`is told of first: ${words}`, () => expect(problem(value)).to.equal(words));
  }
});
