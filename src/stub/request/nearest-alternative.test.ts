import { expect } from 'chai';
import { documentOf } from '../../openapi/testing/documents.ts';
import { json, stubOf } from '../testing/client.ts';

const number = { type: 'number' };
const kind = { type: 'string' };
const Circle = { type: 'object', required: ['radius'], properties: { kind, radius: number } };
const Box = { type: 'object', required: ['width', 'height'], properties: { kind, width: number, height: number } };
const of = (...names: readonly string[]) => names.map((name) => ({ $ref: `#/components/schemas/${name}` }));
const post = (schema: object) => ({ post: { requestBody: { content: { 'application/json': { schema } } }, responses: { 204: { description: 'Done' } } } });

const document = documentOf(JSON.parse(JSON.stringify({
  paths: {
    '/kinds': post({ type: 'object', properties: { shape: { oneOf: of('Circle', 'Box'), discriminator: { propertyName: 'kind', mapping: { box: '#/components/schemas/Box' } } } } }),
    '/any': post({ oneOf: of('Circle', 'Box') }),
    '/two': post({ oneOf: of('Circle', 'Ball') }),
  },
  components: { schemas: { Circle, Box, Ball: Circle } },
})));

describe('a body that fits none of the documented alternatives', () => {
  const ask = stubOf([{ document }]);

  const table: readonly (readonly [string, string, string, string])[] = [
    ['the discriminator maps to', '/kinds', '{"shape":{"kind":"box","width":"x"}}', '#/components/schemas/Box, refuses it at /shape'],
    ['the discriminator names', '/kinds', '{"shape":{"kind":"Circle","radius":"x"}}', '#/components/schemas/Circle, refuses it at /shape/radius: must be number'],
    ['refuses least', '/any', '{"radius":"x"}', '#/components/schemas/Circle, refuses it at /radius: must be number'],
  ];
  for (const [what, path, body, told] of table) {
    it(`is told what is wrong with the one that ${what}`, async () => expect((await ask(`POST ${path}`, { headers: json, body })).text).to.include(told));
  }

  it('is not told of one where two refuse as little', async () => {
    expect((await ask('POST /two', { headers: json, body: '{"radius":"x"}' })).text).to.include('alternatives').and.not.include('nearest');
  });
});
