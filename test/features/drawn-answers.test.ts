import { expect } from 'chai';
import { drawDocument } from '../../src/generate/bulk/draw-document.ts';
import { testServers } from '../../src/http/testing/serve.ts';
import type { Json, JsonObject } from '../../src/json/json.ts';
import { documentOf } from '../../src/openapi/testing/documents.ts';
import type { VerifiedInteraction } from '../../src/verify/types.ts';
import { pactWith, replay } from './testing/replays.ts';

/** What a vendor's document says of an answer, answers that keep it and answers that break it. */
interface Case {
  readonly says: string;
  readonly schema: JsonObject;
  readonly kept: readonly Json[];
  readonly broken: readonly Json[];
}

const text = { type: 'string' };
const named = { type: 'object', required: ['name'], properties: { name: text } };
const object = (properties: JsonObject, ...required: readonly string[]): JsonObject => ({ type: 'object', properties, ...(required.length === 0 ? {} : { required }) });
const ofX = (schema: JsonObject): JsonObject => object({ x: schema }, 'x');

const cases: readonly Case[] = [
  {
    says: 'a list of objects of any length',
    schema: { type: 'array', items: named },
    kept: [[], [{ name: 'a' }, { name: 'b', more: 1 }]],
    broken: [[{ name: 'a' }, {}], [{ name: 1 }], {}, 'a'],
  },
  {
    says: 'a list whose elements differ by their position',
    schema: { type: 'array', prefixItems: [text, { type: 'integer' }], minItems: 2 },
    kept: [['a', 1], ['b', 2, 3]],
    broken: [['a', 'b'], ['a'], [1, 1], {}],
  },
  {
    says: 'a list that contains a certain element',
    schema: { type: 'array', items: { type: 'integer' }, contains: { const: 3 } },
    kept: [[3], [1, 2, 3]],
    broken: [[], ['a']],
  },
  {
    says: 'a map that may be empty',
    schema: ofX({ type: 'object', additionalProperties: { type: 'integer' } }),
    kept: [{ x: {} }, { x: { a: 1 } }, { x: { b: 2, c: 3 } }],
    broken: [{ x: { a: 'b' } }, { x: 1 }, {}],
  },
  {
    says: 'a map of objects that may be empty',
    schema: { type: 'object', additionalProperties: named },
    kept: [{}, { a: { name: 'b' } }],
    broken: [{ a: {} }, { a: 1 }, []],
  },
  {
    says: 'a map whose keys have a pattern',
    schema: { type: 'object', patternProperties: { '^x-': { type: 'integer' } }, additionalProperties: false, minProperties: 1 },
    kept: [{ 'x-a': 1 }, { 'x-b': 2, 'x-c': 3 }],
    broken: [{ 'x-a': 'a' }, []],
  },
  {
    says: 'a map whose keys have several patterns',
    schema: { type: 'object', patternProperties: { '^x-': { type: 'integer' }, '^y-': text }, additionalProperties: false, minProperties: 1 },
    kept: [{ 'x-a': 1 }, { 'y-b': 'b' }],
    broken: [[], 'a'],
  },
  {
    says: 'an object that has to have what a condition says',
    schema: { ...object({ kind: { enum: ['a', 'b'] } }, 'kind'), if: { properties: { kind: { const: 'a' } } }, then: object({ x: text }, 'x'), else: object({ y: text }, 'y') },
    kept: [{ kind: 'a', x: 'c' }, { kind: 'b', y: 'c' }],
    broken: [{ kind: 'a', x: 1 }, {}, []],
  },
  {
    says: 'an object with a member that needs others',
    schema: { ...object({ card: text, zip: text }), dependentRequired: { card: ['zip'] }, dependentSchemas: { card: object({ of: text }, 'of') }, minProperties: 1 },
    kept: [{ card: 'a', zip: 'b', of: 'c' }, { zip: 'b' }],
    broken: [[], 'a'],
  },
  { says: 'anything but a text', schema: ofX({ not: text }), kept: [{ x: 1 }, { x: null }, { x: [] }, { x: true }], broken: [{ x: 'a' }, {}] },
  { says: 'a list of one object at least', schema: { type: 'array', minItems: 1, items: named }, kept: [[{ name: 'a' }]], broken: [[], [{}]] },
  {
    says: 'a map of one number at least',
    schema: ofX({ type: 'object', minProperties: 1, additionalProperties: { type: 'integer' } }),
    kept: [{ x: { a: 1 } }, { x: { b: 2, c: 3 } }],
    broken: [{ x: { a: 'b' } }, { x: [] }, {}],
  },
  {
    says: 'an object with exactly one of several members',
    schema: ofX({ ...object({ a: text, b: { type: 'integer' } }), minProperties: 1, maxProperties: 1 }),
    kept: [{ x: { a: 'c' } }, { x: { b: 2 } }],
    broken: [{ x: { a: 1 } }, { x: {} }, { x: 'a' }, {}],
  },
  {
    says: 'one of two objects that require different members',
    schema: { type: 'array', items: { oneOf: [object({ kind: text, id: text }, 'kind', 'id'), object({ kind: text, url: text }, 'kind', 'url')] } },
    kept: [[{ kind: 'a', id: 'b' }], [{ kind: 'a', url: 'b' }, { kind: 'a', id: 'c' }]],
    broken: [[{ kind: 1, id: 'b' }], [{ kind: 'a', id: 1 }], [{ id: 'a' }], [{ kind: 'a' }], ['a']],
  },
  {
    says: 'one of two objects of which one requires more',
    schema: ofX({ oneOf: [object({ kind: text, id: text }, 'kind', 'id'), object({ kind: { enum: ['none'] } }, 'kind')] }),
    kept: [{ x: { kind: 'a', id: 'b' } }, { x: { kind: 'none' } }],
    broken: [{ x: {} }, { x: { id: 'b' } }, { x: { kind: 1 } }],
  },
  {
    says: 'an object that may have a list or an object',
    schema: ofX({ anyOf: [object({ kind: text, of: { type: 'array', items: {} } }, 'kind'), object({ kind: text, of: { type: 'object' } }, 'kind')] }),
    kept: [{ x: { kind: 'a', of: [] } }, { x: { kind: 'a', of: {} } }, { x: { kind: 'a' } }],
    broken: [{ x: { of: [] } }, { x: {} }],
  },
  {
    says: 'an object of which nothing is required and one member may be a list or an object',
    schema: object({ kind: text, of: { oneOf: [{ type: 'array', items: {} }, { type: 'object' }] } }),
    kept: [{ kind: 'a', of: [] }, { kind: 'a', of: {} }, { kind: 'a' }],
    broken: [{ of: [] }, { kind: 1 }],
  },
  {
    says: 'one of two objects that require the same members',
    schema: ofX({ oneOf: [object({ kind: text, id: text }, 'kind', 'id'), object({ kind: text, id: { type: 'integer' } }, 'kind', 'id')] }),
    kept: [{ x: { kind: 'a', id: 'b' } }, { x: { kind: 'a', id: 1 } }],
    broken: [{ x: { kind: 'a' } }, { x: { id: 1 } }, { x: { kind: 1, id: 1 } }, { x: { kind: 'a', id: true } }],
  },
  {
    says: 'one of two objects with different objects within',
    schema: ofX({ anyOf: [object({ owner: named }, 'owner'), object({ owner: object({ name: { type: 'integer' }, id: text }, 'name', 'id') }, 'owner')] }),
    kept: [{ x: { owner: { name: 'a' } } }, { x: { owner: { name: 1, id: 'a' } } }],
    broken: [{ x: {} }, { x: { owner: {} } }, { x: { owner: { name: true } } }, { x: { owner: 'a' } }],
  },
  {
    says: 'lists of different elements',
    schema: ofX({ oneOf: [{ type: 'array', items: named }, { type: 'array', items: object({ name: { type: 'integer' } }, 'name') }] }),
    kept: [{ x: [] }, { x: [{ name: 'a' }] }, { x: [{ name: 1 }] }],
    broken: [{ x: [{}] }, { x: [{ name: true }] }, { x: {} }],
  },
  { says: 'a list of objects or lists', schema: { type: 'array', items: { oneOf: [{ type: 'object' }, { type: 'array', items: {} }] } }, kept: [[], [{}], [[], {}]], broken: [{}, 'a'] },
  {
    says: 'a list of objects or nothing',
    schema: { type: 'array', items: { ...named, nullable: true } },
    kept: [[], [null], [{ name: 'a' }, null]],
    broken: [[1], ['a'], null],
  },
  { says: 'a list, if anything', schema: { type: 'array', items: text, nullable: true }, kept: [[], ['a']], broken: [[1], {}, 'a'] },
  {
    says: 'a day or a moment',
    schema: ofX({ anyOf: [{ type: 'string', format: 'date' }, { type: 'string', format: 'date-time' }] }),
    kept: [{ x: '2026-01-05' }, { x: '2026-01-05T08:30:00Z' }],
    broken: [{ x: 1 }, {}],
  },
  { says: 'a whole number or any', schema: ofX({ anyOf: [{ type: 'integer' }, { type: 'number' }] }), kept: [{ x: 1 }, { x: 1.5 }], broken: [{ x: '1' }, {}] },
  {
    says: 'an object, a list or nothing',
    schema: ofX({ nullable: true, items: {}, oneOf: [{ type: 'object' }, { type: 'array', items: {} }] }),
    kept: [{ x: null }, { x: {} }, { x: [] }, { x: { a: 1 } }, { x: ['a'] }],
    broken: [{ x: 'a' }, { x: 1 }, {}],
  },
];

const answers = cases.flatMap((one, index) => [
  ...one.kept.map((answer) => ({ ...one, index, answer, outcome: 'passed' as const })),
  ...one.broken.map((answer) => ({ ...one, index, answer, outcome: 'failed' as const })),
]);

describe('an interaction that is drawn where no consumer says what it relies on, as Pact’s own verifier reads it', () => {
  const { serve, closeAll } = testServers();
  let verified: readonly VerifiedInteraction[] = [];
  after(closeAll);

  before(async () => {
    const interactions = answers.map(({ index }, row) => ({ ...drawn[index], description: String(row), request: { method: 'GET', path: `/${row}` } }));
    const url = await serve((request, response) => {
      const row = answers[Number(request.url?.slice(1))];
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(row?.answer));
    });
    verified = await replay({ url, pacts: [pactWith(interactions)] });
  });

  const drawn = cases.map(({ schema }) => {
    const responses = { 200: { description: 'found', content: { 'application/json': { schema } } } };
    return drawDocument(documentOf({ paths: { '/it': { get: { operationId: 'getIt', responses } } } })).interactions[0];
  });

  for (const [row, { says, answer, outcome }] of answers.entries()) {
    it(`${outcome === 'passed' ? 'lets' : 'does not let'} ${JSON.stringify(answer)} pass for ${says}`, () => {
      const found = verified.find(({ description }) => description === String(row));
      expect(found?.outcome, JSON.stringify(found?.mismatches)).to.equal(outcome);
    });
  }
});
