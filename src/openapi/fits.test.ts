import { expect } from 'chai';
import type { Json } from '../json/json.ts';
import { fitsScalar } from './fits.ts';
import { schemaAt } from './schema.ts';
import { schemaOnly } from './testing/documents.ts';

const fits = (schema: Json, value: Json): boolean => {
  const { document, it } = schemaOnly(schema, '3.1.0');
  return fitsScalar(schemaAt(document, it), value);
};
const cases: readonly (readonly [schema: Json, good: Json, bad: Json])[] = [
  [{ type: 'string' }, 'a', 1],
  [{ type: 'integer' }, 1, 1.5],
  [{ type: 'number' }, 1.5, '1.5'],
  [{ type: 'number' }, 1, true],
  [{ type: 'boolean' }, false, 'false'],
  [{ type: ['string', 'null'] }, null, 1],
  [{ enum: ['a'] }, 'a', 'b'],
  [{ type: 'string', minLength: 2 }, 'ab', 'a'],
  [{ type: 'string', maxLength: 1 }, '😀', 'ab'],
  [{ type: 'string', pattern: '^a' }, 'ab', 'b'],
  [{ type: 'string', pattern: '(' }, 'a', 1],
  [{ type: 'string', format: 'date-time' }, '2026-01-05T08:30:00Z', '2026-01-05'],
  [{ type: 'string', format: 'ipv4' }, '192.0.2.1', 'x'],
  [{ type: 'string', format: 'int64' }, 'not a number, and text all the same', 1],
  [{ type: 'string', format: 'sku' }, 'a', 1],
  [{ minimum: 1, maximum: 3 }, 3, 4],
  [{ exclusiveMinimum: 1, exclusiveMaximum: 3 }, 2, 3],
  [{ multipleOf: 0.01 }, 0.07, 0.075],
];

describe('a scalar', () => {
  for (const [schema, good, bad] of cases) {
    it(`keeps ${JSON.stringify(schema)} as ${JSON.stringify(good)} and not as ${JSON.stringify(bad)}`, () => expect([fits(schema, good), fits(schema, bad)]).to.deep.equal([true, false]));
  }

  it('is no object', () => expect(fits({}, {})).to.equal(false));
});
