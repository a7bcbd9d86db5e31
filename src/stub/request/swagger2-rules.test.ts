import { expect } from 'chai';
import { valueAt } from '../../openapi/place.ts';
import { documentFromBytes } from '../../openapi/read.ts';
import type { AskOptions } from '../testing/client.ts';
import { stubOf } from '../testing/client.ts';

const responses = { 200: { description: 'Done', schema: { type: 'object' } } };
const field = (name: string) => ({ name, in: 'formData', type: 'string', required: true });
const document = documentFromBytes(Buffer.from(JSON.stringify({
  swagger: '2.0',
  info: { title: 'Acme', version: '1' },
  produces: ['application/json'],
  paths: {
    '/orders': { post: { consumes: ['application/json'], parameters: [{ name: 'order', in: 'body', required: true, schema: { type: 'object', required: ['id'] } }], responses } },
    '/plain': { post: { parameters: [{ name: 'order', in: 'body', required: true, schema: { type: 'object' } }], responses } },
    '/forms': { post: { parameters: [field('note'), field('name')], responses } },
    '/shared': { parameters: [field('name')], post: { responses } },
  },
})), 'acme.json');

describe('the rule that a refusal names in a document of Swagger 2.0', () => {
  const ask = stubOf([{ document }]);
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const json = { 'content-type': 'application/json' };

  const table: readonly (readonly [string, AskOptions, string])[] = [
    ['/orders', { headers: { 'content-type': 'text/csv' }, body: 'x' }, '/paths/~1orders/post/consumes'],
    ['/orders', { headers: json, body: '{}' }, '/paths/~1orders/post/parameters/0/schema/required'],
    ['/orders', { headers: { ...json, accept: 'text/html' }, body: '{"id":1}' }, '/produces'],
    ['/orders', { headers: json, body: '' }, '/paths/~1orders/post/parameters/0'],
    ['/plain', { headers: { 'content-type': 'text/csv' }, body: 'x' }, '/paths/~1plain/post/parameters/0'],
    ['/forms', { headers: form, body: 'note=x' }, '/paths/~1forms/post/parameters/1/required'],
    ['/shared', { headers: { 'content-type': 'text/csv' }, body: 'x' }, '/paths/~1shared/parameters'],
  ];
  for (const [path, options, rule] of table) {
    it(`is ${rule}`, async () => {
      const refusal = (await ask(`POST ${path}`, options)).headers.get('vendorproof-refusal') ?? '';
      expect([refusal.split('#')[1], valueAt(document, rule) === undefined]).to.deep.equal([rule, false]);
    });
  }
});
