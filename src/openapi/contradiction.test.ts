import { expect } from 'chai';
import type { Json } from '../json/json.ts';
import { contradictsItself } from './contradiction.ts';
import { schemaOnly, schemas } from './testing/documents.ts';

const isContradictory = (schema: Json): boolean => {
  const { document, it: place } = schemaOnly(schema, '3.1.0');
  return contradictsItself({ document, place, direction: 'response' });
};
const requiring = (schema: Json, more: Json = {}): Json => ({ type: 'object', required: ['it'], properties: { it: schema }, ...Object(more) });

describe('a schema that contradicts itself', () => {
  for (const schema of [
    { type: 'integer', minimum: 3, maximum: 2 },
    { type: 'number', minimum: 3, exclusiveMaximum: 3 },
    { type: 'string', enum: [1, 2] },
    { type: 'string', minLength: 3, maxLength: 2 },
    { allOf: [{ type: 'string' }, { type: 'integer' }] },
    { anyOf: [{ type: 'string', enum: [1] }, { type: 'integer', enum: ['a'] }] },
    { type: 'array', minItems: 1, items: { type: 'string', enum: [1] } },
    { type: 'object', required: ['it'], additionalProperties: false },
    requiring(false),
    requiring({ type: 'string', const: 1 }),
  ]) {
    it(`is ${JSON.stringify(schema)}`, () => expect(isContradictory(schema)).to.equal(true));
  }

  it('is one that needs itself without end', () => {
    const { document, it: place } = schemas({ It: requiring({ $ref: '#/components/schemas/It' }) });
    expect(contradictsItself({ document, place, direction: 'response' })).to.equal(true);
  });

  for (const schema of [
    { type: ['integer', 'string'], minimum: 3, maximum: 2 },
    { type: 'string', enum: [1, 'a'] },
    { type: ['string', 'null'], minLength: 3, maxLength: 2 },
    { type: 'array', items: { type: 'string', enum: [1] } },
    { type: 'object', required: ['x-a'], patternProperties: { '^x-': {} }, additionalProperties: false },
    { type: 'array', contains: { const: 3 } },
    requiring({ type: 'string', enum: [1], writeOnly: true }),
  ]) {
    it(`is not ${JSON.stringify(schema)}`, () => expect(isContradictory(schema)).to.equal(false));
  }
});
