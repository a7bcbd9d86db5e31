import { expect } from 'chai';
import { schemaAt } from './schema.ts';
import { schemaOnly, schemas } from './testing/documents.ts';

const read = (schema: Parameters<typeof schemaOnly>[0], openapi?: string) => {
  const { document, it } = schemaOnly(schema, openapi);
  return schemaAt(document, it);
};

describe('schemas', () => {
  it('merge what allOf spreads', () => {
    const schema = read({ allOf: [{ properties: { a: {} }, required: ['a'], minLength: 2 }, { properties: { b: {} }, required: ['b'], minLength: 5, maxLength: 9 }] });
    expect([...schema.properties.keys()].toSorted()).to.deep.equal(['a', 'b']);
    expect([...schema.required].toSorted()).to.deep.equal(['a', 'b']);
    expect(schema.bounds).to.deep.equal({ minLength: 5, maxLength: 9 });
  });

  it('are one value for one place', () => {
    const { document, it } = schemas({ It: { type: 'string' } });
    expect(schemaAt(document, it)).to.equal(schemaAt(document, it));
  });

  it('ignore what stands beside a reference in 3.0 and apply it in 3.1', () => {
    const named = { It: { $ref: '#/components/schemas/Base', maxLength: 3 }, Base: { type: 'string', maxLength: 9 } };
    const maxLengths = ['3.0.3', '3.1.0'].map((openapi) => {
      const document = schemas(named, openapi).document;
      return schemaAt(document, { pointer: '/components/schemas/It', value: named.It }).bounds.maxLength;
    });
    expect(maxLengths).to.deep.equal([9, 3]);
  });

  it('end where allOf leads back to themselves', () => expect(read({ allOf: [{ $ref: '#/components/schemas/It' }], minItems: 1 }).bounds.minItems).to.equal(1));

  it('allow only the types that all parts allow, an integer being a number', () => {
    expect([...(read({ type: ['number', 'string'], allOf: [{ type: ['integer', 'boolean'] }] }, '3.1.0').types ?? [])]).to.deep.equal(['number']);
  });

  it('have the common members of several enums, a constant being one', () => {
    expect(read({ enum: ['a', 'b'], allOf: [{ const: 'b' }] }, '3.1.0').values).to.deep.equal(['b']);
  });

  it('add null to the enum of a nullable schema', () => expect(read({ enum: ['a'], nullable: true }).values).to.deep.equal(['a', null]));

  it('read exclusive bounds in both dialects', () => {
    expect(read({ minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false }).bounds).to.deep.equal({ minimum: 1, maximum: 9, exclusiveMinimum: 1 });
    expect(read({ exclusiveMaximum: 9 }, '3.1.0').bounds).to.deep.equal({ exclusiveMaximum: 9 });
  });

  it('know whether undeclared properties are allowed', () => {
    const additional = [{}, { additionalProperties: false }, { allOf: [{ unevaluatedProperties: false }] }, { additionalProperties: { type: 'string' } }].map((schema) => read(schema).additional);
    expect(additional.map((value) => (typeof value === 'object' ? value.value : value))).to.deep.equal([true, false, false, { type: 'string' }]);
  });

  it('list published examples before the default', () => {
    expect(read({ examples: [1, 2], example: 3, default: 4 }, '3.1.0').examples).to.deep.equal([1, 2, 3, 4]);
  });

  it('take nothing from the prototype for a property', () => {
    const { properties } = read({ properties: { constructor: { type: 'string' } } });
    expect([...properties.keys()]).to.deep.equal(['constructor']);
  });
});
