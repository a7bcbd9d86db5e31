import { expect } from 'chai';
import fc from 'fast-check';
import type { Json } from '../json/json.ts';
import { isArray } from '../json/json.ts';
import { accepts } from './accepts.ts';
import { checkFor } from './check.ts';
import { anySchema } from './testing/any-schema.ts';
import { sample } from './sample.ts';
import { schemaOnly, schemas } from './testing/documents.ts';

/** The value with another one at some place within. */
function withOther(value: Json, at: number, other: Json): Json {
  if (at % 3 === 0 || typeof value !== 'object' || value === null) return other;
  const keys = Object.keys(value);
  const key = keys[at % keys.length] ?? '';
  const changed = Object.entries(value).map(([name, item]): [string, Json] => [name, name === key ? withOther(item ?? null, Math.floor(at / 3), other) : item ?? null]);
  return isArray(value) ? changed.map(([, item]) => item) : Object.fromEntries(changed);
}

const verdict = (schema: Json, value: Json, version?: string): boolean => {
  const { document, it } = schemaOnly(schema, version);
  return accepts({ document, place: it, direction: 'response' }, value);
};

describe('whether a schema accepts a value', () => {
  it('is what a compiled validator says', () => {
    fc.assert(
      fc.property(anySchema(), fc.nat(), fc.constantFrom<Json>('x', 7, null, [], {}), (named, at, other) => {
        const { document, it } = schemas(named, '3.1.0');
        const value = withOther(sample(document, it, { direction: 'response', include: 'all' }), at, other);
        expect(accepts({ document, place: it, direction: 'response' }, value)).to.equal(checkFor(document, it, 'response')(value).length === 0);
      }),
      { numRuns: 100 },
    );
  });

  const table: readonly (readonly [string, Json, readonly Json[], readonly Json[]])[] = [
    ['type', { type: ['integer', 'null'] }, [1, null], [1.5, 'a', {}]],
    ['enum and const', { anyOf: [{ enum: [{ a: 1 }, 'b'] }, { const: [1] }] }, [{ a: 1 }, 'b', [1]], ['a', [2]]],
    ['length, pattern and format', { type: 'string', minLength: 2, maxLength: 3, pattern: '^a', format: 'byte' }, [], ['a', 'b', 'abcd']],
    ['format of a number', { type: 'number', format: 'int32' }, [1], [1.5]],
    ['bounds', { minimum: 1, exclusiveMaximum: 3, multipleOf: 0.1 }, [1, 2.9, 'a'], [0, 3, 1.05]],
    ['items', { items: { type: 'string' }, prefixItems: [{ type: 'integer' }], minItems: 1, maxItems: 3, uniqueItems: true }, [[1], [1, 'a']], [[], ['a'], [1, 2], [1, 'a', 'a']]],
    ['members', { required: ['a'], properties: { a: { type: 'string' } }, patternProperties: { '^x': { type: 'integer' } }, additionalProperties: false, maxProperties: 2 },
      [{ a: 'b' }, { a: 'b', x1: 1 }], [{}, { a: 1 }, { a: 'b', c: 1 }, { a: 'b', x1: 'c' }, { a: 'b', x1: 1, x2: 2 }]],
    ['names of members, and members that ask for others', { propertyNames: { maxLength: 1 }, dependencies: { a: ['b'] } }, [{ c: 1 }, { a: 1, b: 1 }], [{ cc: 1 }, { a: 1 }]],
    ['combinations', { allOf: [{ type: 'integer' }], oneOf: [{ minimum: 5 }, { maximum: 7 }], not: { const: 9 } }, [1, 8], [6, 9, 'a']],
    ['what is left to a validator', { properties: { a: {} }, unevaluatedProperties: false }, [{ a: 1 }], [{ b: 1 }]],
    ['truths', { properties: { a: true, b: false } }, [{ a: 1 }], [{ b: 1 }]],
  ];
  for (const [name, schema, good, bad] of table) {
    it(`follows from ${name}`, () => {
      expect([good.filter((value) => !verdict(schema, value, '3.1.0')), bad.filter((value) => verdict(schema, value, '3.1.0'))]).to.deep.equal([[], []]);
    });
  }

  it('ends where a schema holds only if it holds', () => expect(verdict({ allOf: [{ $ref: '#/components/schemas/It' }] }, 1)).to.equal(true));

  it('takes null where OpenAPI 3.0 says so', () => expect([verdict({ type: 'string', nullable: true }, null, '3.0.3'), verdict({ type: 'string' }, null, '3.0.3')]).to.deep.equal([true, false]));
});
