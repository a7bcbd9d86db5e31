import { expect } from 'chai';
import type { JsonObject } from '../../json/json.ts';
import { documentOf } from '../testing/documents.ts';
import { placeAt } from '../place.ts';
import { readingsOf } from './readings.ts';

describe('the ways to read a schema', () => {
  function fieldsOf(schemas: JsonObject): readonly (readonly string[])[] {
    const document = documentOf({ components: { schemas } });
    const place = placeAt(document, '/components/schemas/A') ?? { pointer: '', value: null };
    return readingsOf(document, [place]).map((reading) => reading.flatMap(({ properties }) => [...properties.keys()]));
  }
  const having = (name: string): JsonObject => ({ properties: { [name]: {} } });

  it('take one member of each choice beside what always holds', () => {
    expect(fieldsOf({ A: { ...having('a'), oneOf: [having('b'), having('c')], anyOf: [having('d'), having('e')] } })).to.deep.equal([
      ['a', 'b', 'd'],
      ['a', 'b', 'e'],
      ['a', 'c', 'd'],
      ['a', 'c', 'e'],
    ]);
  });

  it('leave out a member that is the schema itself, however often', () => {
    const itself = { $ref: '#/components/schemas/A' };
    expect(fieldsOf({ A: { oneOf: [itself, itself, { oneOf: [itself, having('b')] }, having('c')] } })).to.deep.equal([['b'], ['c']]);
  });

  it('are one where a schema chooses between nothing but itself', () => {
    expect(fieldsOf({ A: { ...having('a'), anyOf: [{ $ref: '#/components/schemas/A' }] } })).to.deep.equal([['a']]);
  });
});
