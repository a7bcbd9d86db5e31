import { expect } from 'chai';
import type { Json } from '../../json/json.ts';
import { schemaOnly } from '../../openapi/testing/documents.ts';
import { mintId } from './mint.ts';

function minted(schema: Json, example: Json | undefined, taken: readonly string[] = []): Json | undefined {
  const { document, it: place } = schemaOnly(schema);
  const resource = { key: 'acme.yaml#/pets/{}', document, noun: 'pet', parameter: 'pet', idField: undefined, isMade: true, isMadeInCollection: true, ofOne: [] };
  let count = 0;
  return mintId({ resource, place, example, isTaken: (id) => taken.includes(id), next: () => (count += 1), seed: 1 });
}

describe('a fresh id', () => {
  const cases: readonly (readonly [string, Json, Json | undefined, RegExp])[] = [
    ['keeps the prefix of the example', { type: 'string' }, 'pet_8Kd02jfQ19sL', /^pet_(?!8Kd02jfQ19sL)\w{12}$/],
    ['is a UUID for a UUID', { type: 'string', format: 'uuid' }, '4f6d1c2a-1f0b-4d6e-8a77-0b1d9e5a2c31', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/],
    ['keeps braces', { type: 'string' }, '{4f6d1c2a-1f0b-4d6e-8a77-0b1d9e5a2c31}', /^\{[0-9a-f-]{36}\}$/],
    ['keeps the pattern', { type: 'string', pattern: '^PT[0-9a-f]{8}$' }, 'PTab12cd34', /^PT[0-9a-f]{8}$/],
    ['keeps the length', { type: 'string', maxLength: 6 }, 'string', /^\w{1,6}$/],
    ['is the next number after the example', { type: 'integer' }, 41, /^42$/],
    ['is a number within bounds', { type: 'integer', maximum: 10 }, 41, /^1$/],
    ['is called after its kind where nothing tells how it looks', { type: 'string' }, undefined, /^pet_[0-9a-f]{12}$/],
  ];
  for (const [what, schema, example, form] of cases) it(what, () => expect(String(minted(schema, example))).to.match(form));

  it('is none that is taken', () => expect(minted({ type: 'integer' }, 0, ['1', '2'])).to.equal(3));

  it('is none where the document has one only', () => expect(minted({ type: 'string', enum: ['main'] }, 'main')).to.equal(undefined));
});
