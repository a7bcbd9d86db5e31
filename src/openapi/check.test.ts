import { expect } from 'chai';
import type { Json } from '../json/json.ts';
import { checkFor } from './check.ts';
import type { Direction } from './standalone.ts';
import { schemaOnly, schemas } from './testing/documents.ts';

const violations = (schema: Json, value: Json, { openapi = '3.0.3', direction = 'response' }: { openapi?: string; direction?: Direction } = {}) => {
  const { document, it } = schemaOnly(schema, openapi);
  return checkFor(document, it, direction)(value);
};
const broken = (...args: Parameters<typeof violations>): string => violations(...args).map(({ keyword, pointer }) => `${keyword} ${pointer}`).join(', ');

describe('checking a value', () => {
  it('names the rule by its place in the document', () => {
    const { document, it } = schemas({ It: { properties: { pet: { $ref: '#/components/schemas/Pet' } } }, Pet: { properties: { age: { minimum: 0 } } } });
    expect(checkFor(document, it, 'response')({ pet: { age: -1 } })).to.deep.equal([
      { pointer: '/pet/age', keyword: 'minimum', rule: '/components/schemas/Pet/properties/age/minimum', message: 'must be >= 0' },
    ]);
  });

  it('points to where a missing field would stand', () => expect(violations({ required: ['id'] }, {})[0]).to.include({ pointer: '/id', message: 'the field `id` is missing' }));

  it('points to a field that the document does not have', () => {
    expect(violations({ properties: {}, additionalProperties: false }, { 'a/b': 1 })[0]).to.include({ pointer: '/a~1b', message: 'the document does not have this field' });
  });

  it('says what an enum and a constant allow', () => {
    expect(violations({ enum: ['a', 'b'] }, 'c')[0]?.message).to.equal('must be one of ["a","b"]');
    expect(violations({ const: 1 }, 2, { openapi: '3.1.0' })[0]?.message).to.equal('must be 1');
  });

  it('reports a choice once, without what each member found', () => expect(broken({ anyOf: [{ type: 'string' }, { type: 'integer' }] }, {})).to.equal('anyOf '));

  it('reports a choice between references once, and what else is wrong beside it', () => {
    const named = { It: { anyOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }], properties: { n: { $ref: '#/components/schemas/N' } } }, A: { required: ['a'] }, B: { required: ['b'], properties: { z: { $ref: '#/components/schemas/A' } } }, N: { type: 'integer' } };
    const { document, it } = schemas(named);
    expect(checkFor(document, it, 'response')({ n: 'x', z: {} }).map(({ keyword }) => keyword)).to.deep.equal(['anyOf', 'type']);
  });

  it('lets null pass where 3.0 says nullable, in all the places where vendors write it', () => {
    const nullables = [{ type: 'string' }, { type: 'string', enum: ['a'] }, { anyOf: [{ type: 'string' }] }, { oneOf: [{ type: 'string' }] }, { allOf: [{ type: 'string' }] }];
    expect(nullables.map((schema) => broken({ ...schema, nullable: true }, null))).to.deep.equal(['', '', '', '', '']);
  });

  it('lets null pass where nullable stands beside a reference', () => {
    const { document, it } = schemas({ It: { $ref: '#/components/schemas/Text', nullable: true }, Text: { type: 'string' } });
    expect(checkFor(document, it, 'response')(null)).to.deep.equal([]);
    expect(checkFor(document, it, 'response')(1)).to.have.length(1);
  });

  it('knows the exclusive bounds of 3.0', () => {
    expect(broken({ minimum: 1, exclusiveMinimum: true }, 1)).to.equal('exclusiveMinimum ');
    expect(broken({ maximum: 1, exclusiveMaximum: false }, 1)).to.equal('');
  });

  it('requires nothing that the direction does not carry', () => {
    const schema = { required: ['id', 'secret'], properties: { id: { readOnly: true }, secret: { writeOnly: true } } };
    expect([broken(schema, {}, { direction: 'request' }), broken(schema, {}, { direction: 'response' })]).to.deep.equal(['required /secret', 'required /id']);
  });

  it('follows references in circles', () => {
    const { document, it } = schemas({ It: { properties: { next: { $ref: '#/components/schemas/It' }, n: { type: 'integer' } } } });
    expect(checkFor(document, it, 'response')({ next: { next: { n: 'x' } } }).map(({ pointer }) => pointer)).to.deep.equal(['/next/next/n']);
  });

  it('restricts nothing by a reference that dangles', () => expect(broken({ $ref: '#/components/schemas/None' }, 5)).to.equal(''));

  it('ignores formats and keywords that no validator knows', () => expect(broken({ type: 'string', format: 'sku', discriminator: {}, 'x-odd': true }, 'a')).to.equal(''));

  it('checks patterns with and without the flag that JSON Schema asks for', () => {
    expect([broken({ pattern: '^\\p{L}+$' }, 'é'), broken({ pattern: '^[\\w-.]+$' }, 'a-b'), broken({ pattern: '^[\\w-.]+$' }, 'a b')]).to.deep.equal(['', '', 'pattern ']);
  });

  it('drops a pattern that is none', () => expect(broken({ pattern: '(' }, 'a')).to.equal(''));

  it('checks tuples, maps and boolean schemas of 3.1', () => {
    const schema = { prefixItems: [{ type: 'string' }, true], patternProperties: { '^n': { type: 'number' } }, items: false };
    expect(broken(schema, ['a', 1, 2], { openapi: '3.1.0' })).to.equal('items ');
    expect(broken(schema, { no: 'x' }, { openapi: '3.1.0' })).to.equal('type /no');
  });

  it('takes a property named like one of the prototype’s for a property', () => {
    expect(broken({ properties: { constructor: { type: 'string' } } }, JSON.parse('{"constructor":1}'))).to.equal('type /constructor');
  });
});
