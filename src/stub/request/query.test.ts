import { expect } from 'chai';
import { documentOf } from '../../openapi/testing/documents.ts';
import { stubOf } from '../testing/client.ts';

const integer = { type: 'integer' };
const filter = { type: 'object', properties: { name: { type: 'string' } } };
const get = (...parameters: readonly object[]) => ({ get: { parameters, responses: { 204: { description: 'Done' } } } });

const document = documentOf(JSON.parse(JSON.stringify({
  paths: {
    '/flags': get({ name: 'archived', in: 'query', schema: integer, allowEmptyValue: true }, { name: 'limit', in: 'query', schema: integer }),
    '/lists': get({ name: 'X-List', in: 'header', schema: { type: 'array', items: integer } }),
    '/near': get({ name: 'point', in: 'query', schema: { type: 'object', properties: { lat: integer }, additionalProperties: false } }),
    '/open': get({ name: 'labels', in: 'query', schema: { type: 'object', additionalProperties: integer } }),
    '/found': get({ name: 'filter', in: 'query', style: 'deepObject', explode: true, schema: filter }, { name: 'tag', in: 'query', schema: { type: 'array', items: integer } }),
  },
})));

describe('a query', () => {
  const ask = stubOf([{ document }]);

  const statuses: readonly (readonly [string, number])[] = [['archived=', 204], ['archived', 204], ['archived=x', 400], ['limit=', 400]];
  for (const [query, status] of statuses) {
    it(`is answered ${status} with ${query}`, async () => expect((await ask(`GET /flags?${query}`)).status).to.equal(status));
  }

  const warnings: readonly (readonly [string, string | undefined])[] = [
    ['/near?lat=1&zz=1', 'no query parameter `zz` here'],
    ['/near?lat=1', undefined],
    ['/open?zz=1', undefined],
    ['/found?filter[zz]=1', 'no query parameter `filter[zz]` here'],
    ['/found?filter[name]=x&tag=1&tag=2', undefined],
    ['/flags?limit=1&limit=2', '`limit` is there more than once, and is no list: the last one counts'],
  ];
  for (const [path, warning] of warnings) {
    it(`${warning === undefined ? 'has no warning' : `is told: ${warning},`} at ${path}`, async () => {
      const told = (await ask(`GET ${path}`)).headers.get('vendorproof-warning');
      expect(warning === undefined ? told === null : told?.includes(warning)).to.equal(true);
    });
  }
});

describe('a list in a header', () => {
  it('may have blanks after its commas', async () => {
    expect((await stubOf([{ document }])('GET /lists', { headers: { 'x-list': '1, 2' } })).status).to.equal(204);
  });
});
