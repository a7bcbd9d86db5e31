import { expect } from 'chai';
import type { Json } from '../json/json.ts';
import { scalar } from './scalar.ts';
import type { TypeName } from './schema.ts';
import { schemaAt } from './schema.ts';
import { schemaOnly } from './testing/documents.ts';

const made = (schema: Json, name = '', type: TypeName = 'string'): Json => {
  const { document, it } = schemaOnly(schema, '3.1.0');
  return scalar(schemaAt(document, it), type, name);
};

describe('a made scalar', () => {
  it('is named after its field', () => expect([made({}, 'colour'), made({})]).to.deep.equal(['colour_example', 'text']));

  it('looks like what its format says', () => expect([made({ format: 'date' }), made({ format: 'uuid' }), made({ format: 'constructor' })]).to.deep.equal(['2026-01-05', '4f6d1c2a-1f0b-4d6e-8a77-0b1d9e5a2c31', 'text']));

  it('looks like what its name says', () => expect([made({}, 'owner_email'), made({}, 'currency'), made({}, 'html_url')]).to.deep.equal(['ada@example.com', 'eur', 'https://example.com/resource']));

  it('keeps its pattern rather than what its name says', () => expect(made({ pattern: '^[A-Z]{3}$' }, 'currency')).to.equal('ABC'));

  it('keeps its lengths', () => expect([made({ maxLength: 3 }, 'colour'), made({ minLength: 16 }, 'colour')]).to.deep.equal(['col', 'colour_examplexx']));

  it('is no longer than a page, whatever the document asks for', () => expect(String(made({ minLength: 1e9 })).length).to.equal(10_000));

  it('is false, null or a whole number', () => expect([made({}, 'a', 'boolean'), made({}, 'a', 'null'), made({}, 'a', 'integer')]).to.deep.equal([false, null, 1]));

  it('is a time where its format is one', () => expect(made({ format: 'unix-time' }, 'created', 'integer')).to.equal(1_767_601_800));

  it('lies within its bounds', () => {
    const bounds = [{ minimum: 5 }, { maximum: -2 }, { exclusiveMinimum: 5 }, { exclusiveMaximum: 0 }, { minimum: 7, multipleOf: 5 }, { minimum: 1, maximum: 4, multipleOf: 3 }];
    expect(bounds.map((schema) => made(schema, 'n', 'integer'))).to.deep.equal([5, -2, 6, -1, 10, 3]);
  });

  it('lies between bounds that leave less room than a usual step', () => {
    const bounds = [{ exclusiveMinimum: 0, exclusiveMaximum: 0.001 }, { minimum: 0.2501, exclusiveMaximum: 0.2502 }, { exclusiveMinimum: -0.002, maximum: -0.001 }];
    expect(bounds.map((schema) => made(schema, 'n', 'number'))).to.deep.equal([0.0005, 0.25015, -0.0015]);
  });

  it('lies well within a bound that numbers do not hold exactly', () => {
    expect(made({ minimum: 2 ** 53 }, 'n', 'integer')).to.equal(2 ** 53 + 2);
    expect(made({ maximum: -(2 ** 53) }, 'n', 'integer')).to.equal(-(2 ** 53) - 2);
  });

  it('is a fraction where the bounds leave no whole number', () => expect(made({ exclusiveMinimum: 0, maximum: 0.5 }, 'n', 'number')).to.equal(0.5));
});
