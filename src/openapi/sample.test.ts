import { expect } from 'chai';
import fc from 'fast-check';
import type { Json } from '../json/json.ts';
import { checkFor } from './check.ts';
import type { SampleOptions } from './sample.ts';
import { sample } from './sample.ts';
import { schemaOnly, schemas } from './testing/documents.ts';
import { anySchema } from './testing/any-schema.ts';

const made = (schema: Json, options: Partial<SampleOptions> = {}): Json => {
  const { document, it } = schemaOnly(schema, '3.1.0');
  return sample(document, it, { direction: 'response', include: 'all', ...options });
};
const pet = { type: 'object', required: ['id'], properties: { id: { type: 'string' }, age: { type: 'integer', readOnly: true }, pin: { type: 'string', writeOnly: true } } };

describe('a sample', () => {
  it('is valid against its own schema, with all properties or only the required ones', () => {
    fc.assert(
      fc.property(anySchema(), fc.constantFrom('all' as const, 'documented' as const, 'required' as const), (named, include) => {
        const { document, it } = schemas(named, '3.1.0');
        const value = sample(document, it, { direction: 'response', include });
        expect(checkFor(document, it, 'response')(value), JSON.stringify(value)).to.deep.equal([]);
      }),
      { numRuns: 150 },
    );
  });

  it('has the required properties, or all', () => expect([made(pet, { include: 'required' }), made(pet)]).to.deep.equal([{ id: 'id_example' }, { id: 'id_example', age: 1 }]));

  it('has all that an object may have which requires nothing, beside what others require, however deep', () => {
    const deep = (levels: number): Json => ({ type: 'object', properties: { end: { type: 'string' }, ...(levels === 0 ? {} : { in: deep(levels - 1) }) } });
    const value = made({ type: 'object', required: ['pet'], properties: { pet, all: { type: 'object', required: ['in'], properties: { in: deep(8), not: {} } } } }, { include: 'documented' });
    expect([value, JSON.stringify(made(deep(8), { include: 'documented' })).split('"end":').length - 1]).to.deep.equal([{ pet: { id: 'id_example' } }, 9]);
  });

  it('has only what its direction carries', () => expect(made(pet, { direction: 'request' })).to.deep.equal({ id: 'id_example', pin: 'pin_example' }));

  it('is built around given values, undeclared ones too', () => expect(made(pet, { given: { id: 'p1', extra: [1] } })).to.deep.equal({ id: 'p1', age: 1, extra: [1] }));

  it('shows an enum’s first value and a valid published example', () => {
    expect([made({ enum: [null, 'a', 'b'] }), made({ type: 'integer', example: 'x', examples: [7] })]).to.deep.equal(['a', 7]);
  });

  it('shows a published list of scalars, an empty one too, unless that is but the default or the schema refuses it', () => {
    const list = { type: 'array', items: { type: 'string' } };
    const shown = [{ examples: [[]] }, { example: ['a', 'b'] }, { default: [] }, { examples: [[1]] }].map((more) => made({ ...list, ...more }));
    expect(shown).to.deep.equal([[], ['a', 'b'], ['text'], ['text']]);
  });

  it('does not show an example that its own schema refuses', () => expect(made({ type: 'string', pattern: '^\\d+$', example: 'abc' })).to.match(/^\d+$/));

  it('has one element in a list, or as many as needed', () => {
    const list = { type: 'array', items: { type: 'string' } };
    expect([made(list), made({ ...list, minItems: 2 }), made({ ...list, maxItems: 0 }), made({ type: 'array' })]).to.deep.equal([['text'], ['text', 'text'], [], []]);
  });

  it('completes the elements of a given list', () => expect(made({ type: 'array', items: pet }, { given: [{ id: 'a' }] })).to.deep.equal([{ id: 'a', age: 1 }]));

  it('takes the member of a choice that the given values point to', () => {
    const choice = { oneOf: [{ type: 'object', properties: { kind: { const: 'a' }, a: { type: 'string' } } }, { type: 'object', properties: { kind: { const: 'b' }, b: { type: 'string' } } }] };
    expect([made(choice), made(choice, { given: { kind: 'b' } })]).to.deep.equal([{ kind: 'a', a: 'a_example' }, { kind: 'b', b: 'b_example' }]);
  });

  it('fills a map with as many members as it must have', () => expect(made({ type: 'object', additionalProperties: { type: 'integer' }, minProperties: 2 })).to.deep.equal({ key_1: 1, key_2: 1 }));

  it('names the members of a map as the document lets them be named', () => {
    const names = (rule: object): string[] => Object.keys(Object(made({ type: 'object', minProperties: 2, additionalProperties: { type: 'integer' }, ...rule })));
    expect(names({ propertyNames: { pattern: '^[A-Z]+$' } })).to.deep.equal(['ABCDE', 'AB']);
    expect(names({ propertyNames: { enum: ['de', 'fr'] } })).to.deep.equal(['de', 'fr']);
    expect(names({ propertyNames: { maxLength: 1 } })).to.deep.equal(['a', 'b']);
    expect(names({ patternProperties: { '^x-\\d$': {} }, additionalProperties: false })).to.have.length(2);
  });

  it('gives each element of a tuple its own schema, and as many of a kind as a list has to contain', () => {
    expect(made({ type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }] })).to.deep.equal(['text', 1]);
    expect(made({ type: 'array', items: { type: 'integer' }, contains: { const: 3 }, minContains: 2 })).to.deep.equal([3, 3]);
    expect(made({ type: 'array', items: { type: 'integer' }, contains: { const: 3 }, minContains: 0 })).to.deep.equal([1]);
  });

  it('follows the branch of a condition that the given values point to', () => {
    const rule = { type: 'object', required: ['kind'], properties: { kind: { enum: ['a', 'b'] } }, if: { properties: { kind: { const: 'a' } } }, then: { required: ['x'] }, else: { required: ['y'] } };
    expect([made(rule), made(rule, { given: { kind: 'b' } })]).to.deep.equal([{ kind: 'a', x: 'x_example' }, { kind: 'b', y: 'y_example' }]);
    expect(made({ ...rule, then: false })).to.deep.equal({ kind: 'b', y: 'y_example' });
    expect(made({ type: 'object', properties: { a: {} }, if: { required: ['a'] }, then: false })).to.deep.equal({});
  });

  it('is of a type that is not excluded', () => {
    expect([made({ not: { type: 'string' } }), made({ enum: ['a', 'b'], not: { const: 'a' } }), made({ type: ['string', 'integer'], not: { type: ['string'] } })]).to.deep.equal([false, 'b', 1]);
  });

  it('has what is required without being declared', () => expect(made({ type: 'object', required: ['x'] })).to.deep.equal({ x: 'x_example' }));

  it('ends where a schema holds itself', () => {
    const { document, it } = schemas({ It: { type: 'object', properties: { next: { $ref: '#/components/schemas/It' }, all: { type: 'array', items: { $ref: '#/components/schemas/It' } } } } });
    expect(sample(document, it, { direction: 'response', include: 'all' })).to.deep.equal({ next: {}, all: [] });
  });

  it('ends where a schema requires itself without end', () => {
    const { document, it } = schemas({ It: { type: 'object', required: ['next'], properties: { next: { $ref: '#/components/schemas/It' } } } });
    expect(JSON.stringify(sample(document, it, { direction: 'response', include: 'required' })).length).to.be.lessThan(1000);
  });

  it('stays small where schemas fan out', () => {
    const level = (next: string): Json => ({ type: 'object', properties: Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`p${i}`, { $ref: `#/components/schemas/${next}` }])) });
    const { document, it } = schemas({ It: level('B'), B: level('C'), C: level('D'), D: level('E'), E: level('F'), F: { type: 'string' } });
    expect(JSON.stringify(sample(document, it, { direction: 'response', include: 'all' })).length).to.be.lessThan(100_000);
  });

  it('tells of its last field where its first ones could take all the room there is', () => {
    const named = (of: Json): Json => Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`p${index}`, of]));
    const level = (next: string): Json => ({ type: 'object', properties: named({ anyOf: [{ $ref: `#/components/schemas/${next}` }, { type: 'null' }] }) });
    const last: Json = { type: 'object', properties: { end: { type: 'boolean' } } };
    const It: Json = { type: 'object', properties: { first: level('B'), last } };
    const { document, it } = schemas({ It, B: level('C'), C: { type: 'object', properties: named({ type: 'string' }) } }, '3.1.0');
    expect(sample(document, it, { direction: 'response', include: 'all' })).to.have.deep.property('last', { end: false });
  });

  it('completes the last element of a long list that is given, too', () => {
    const item: Json = { type: 'object', properties: Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`p${index}`, { type: 'integer' }])) };
    const given = Array.from({ length: 400 }, () => ({ id: 'a' }));
    const value = made({ type: 'array', items: item }, { given });
    expect(Object.keys(Object(value)[399])).to.have.length(31);
  });
});
