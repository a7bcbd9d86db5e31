import { expect } from 'chai';
import type { Json } from '../json/json.ts';
import { isNullable, schemaAt } from './schema.ts';
import { schemas } from './testing/documents.ts';

const text = { type: 'string' };
const cases: readonly (readonly [name: string, schema: Json, openapi: string, expected: boolean])[] = [
  ['a plain type', text, '3.1.0', false],
  ['a type of null among others', { type: ['string', 'null'] }, '3.1.0', true],
  ['the type null', { type: 'null' }, '3.1.0', true],
  ['nullable in 3.0', { ...text, nullable: true }, '3.0.3', true],
  ['nullable in 3.1, where it is no keyword', { ...text, nullable: true }, '3.1.0', false],
  ['nullable beside a reference', { $ref: '#/components/schemas/Text', nullable: true }, '3.0.3', true],
  ['nullable behind a reference', { $ref: '#/components/schemas/Nullable' }, '3.0.3', true],
  ['nullable beside choices', { anyOf: [text], nullable: true }, '3.0.3', true],
  ['a choice with null', { anyOf: [text, { type: 'null' }] }, '3.1.0', true],
  ['a choice without', { oneOf: [text, { type: 'integer' }] }, '3.1.0', false],
  ['an enum with null', { enum: ['a', null] }, '3.1.0', true],
  ['an enum with null beside a type without', { ...text, enum: ['a', null] }, '3.1.0', false],
  ['a constant null', { const: null }, '3.1.0', true],
  ['allOf with every member nullable', { allOf: [{ $ref: '#/components/schemas/Nullable' }] }, '3.0.3', true],
  ['allOf with one member that is not', { allOf: [{ $ref: '#/components/schemas/Nullable' }, text] }, '3.0.3', false],
  ['a schema within itself', { anyOf: [{ $ref: '#/components/schemas/It' }, text] }, '3.1.0', false],
  ['an empty schema, which says nothing', {}, '3.1.0', false],
];

describe('nullable schemas', () => {
  for (const [name, schema, openapi, expected] of cases) {
    it(`${expected ? 'include' : 'exclude'} ${name}`, () => {
      const { document, it: place } = schemas({ It: schema, Text: text, Nullable: { ...text, nullable: true } }, openapi);
      expect(isNullable(schemaAt(document, place))).to.equal(expected);
    });
  }
});
