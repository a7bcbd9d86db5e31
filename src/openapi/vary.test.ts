import { expect } from 'chai';
import type { Json } from '../json/json.ts';
import { checkFor } from './check.ts';
import { sample } from './sample.ts';
import { schemaOnly } from './testing/documents.ts';

const seeds = Array.from({ length: 12 }, (_, index) => index - 3);

/** What is made of a schema with each of some seeds. */
function made(schema: Json, name = 'field'): readonly Json[] {
  const { document, it } = schemaOnly(schema, '3.1.0');
  return seeds.map((seed) => sample({ ...document, seed }, it, { direction: 'request', include: 'all', name }));
}

const kinds: readonly Json[] = [
  { type: 'string' },
  { type: 'string', minLength: 30 },
  { type: 'string', maxLength: 4 },
  { type: 'string', pattern: '^AC[0-9a-f]{32}$' },
  { type: 'string', pattern: '^[A-Z]{3}-[0-9]+$' },
  ...['date-time', 'date', 'time', 'duration', 'email', 'uuid', 'uri', 'uri-reference', 'hostname', 'ipv4', 'ipv6', 'byte', 'int64'].map((format) => ({ type: 'string', format })),
  { type: 'integer' },
  { type: 'integer', minimum: 3, maximum: 9 },
  { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1, multipleOf: 0.01 },
  { type: 'integer', format: 'int32', minimum: -5 },
  { type: 'boolean' },
  { type: 'string', enum: ['a', 'b', 'c'] },
  { type: 'string', examples: ['one', 'two'] },
  { type: 'object', required: ['a'], properties: { a: { type: 'string', format: 'uuid' }, b: { type: 'array', items: { type: 'integer' } } } },
];

describe('an example made with a seed', () => {
  for (const schema of kinds) {
    it(`differs between seeds, is the same for the same one, and is valid: ${JSON.stringify(schema)}`, () => {
      const { document, it: place } = schemaOnly(schema, '3.1.0');
      const values = made(schema);
      expect(new Set(values.map((value) => JSON.stringify(value))).size).to.be.greaterThan(1);
      expect(values).to.deep.equal(made(schema));
      expect(values.flatMap((value) => checkFor(document, place, 'request')(value))).to.deep.equal([]);
    });
  }

  it('is the usual one where there is no other', () => {
    expect([{ const: 7 }, { type: 'integer', minimum: 4, maximum: 4 }, { type: 'string', pattern: '^only$' }, { example: 'published' }].map((schema) => new Set(made(schema)).size)).to.deep.equal([1, 1, 1, 1]);
  });

  it('keeps numbers that are drawn without bounds small', () => expect(Math.max(...made({ type: 'integer' }).map(Number))).to.be.lessThan(2000));

  it('differs by the field that it is for', () => expect(made({ type: 'string' }, 'colour')).not.to.deep.equal(made({ type: 'string' }, 'flavour')));
});
