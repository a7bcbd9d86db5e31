import { expect } from 'chai';
import fc from 'fast-check';
import type { Ask } from '../../../src/stub/testing/client.ts';
import { awkward, form, json, petshop, stubOf } from '../../../src/stub/testing/client.ts';

describe('sending hostile input', () => {
  let ask: Ask;
  before(async () => {
    ask = stubOf([{ document: await petshop() }, { document: await awkward() }], { largestBody: 1_000_000 });
  });

  it('refuses a body over the limit', async () => {
    expect((await ask('POST /pets', { headers: json, body: 'x'.repeat(1_000_001) })).status).to.equal(413);
  });

  it('refuses JSON that nests too deep', async () => {
    const { status, text } = await ask('PUT /things/a', { headers: json, body: `${'['.repeat(100_000)}${']'.repeat(100_000)}` });
    expect([status, text.includes('nests deeper')]).to.deep.equal([400, true]);
  });

  it('refuses a form that nests too deep', async () => {
    expect((await ask('POST /orders', { headers: form, body: `a${'[b]'.repeat(50)}=1` })).status).to.equal(400);
  });

  it('refuses a form with too many fields', async () => {
    expect((await ask('POST /orders', { headers: form, body: 'a=1&'.repeat(20_000) })).status).to.equal(400);
  });

  it('refuses a query with too many parameters', async () => {
    expect((await ask(`GET /pets?${'a=1&'.repeat(20_000)}`)).status).to.equal(400);
  });

  it('refuses a path that is not well encoded', async () => expect((await ask('GET /pets/%zz')).status).to.equal(400));

  it('takes no path out of its place', async () => expect((await ask('GET /pets/..%2f..%2fetc%2fpasswd')).json).to.include({ id: '../../etc/passwd' }));

  it('keeps prototype keys ordinary keys', async () => {
    await ask('PUT /things/a', { headers: json, body: '{"__proto__":"x","constructor":"y"}' });
    await ask('POST /orders', { headers: form, body: '__proto__[polluted]=1&constructor[prototype][polluted]=1' });
    await ask('GET /pets?__proto__[polluted]=1');
    expect('polluted' in {}).to.equal(false);
  });

  it('finds no state, control call or fault by an inherited name', async () => {
    const statuses = await Promise.all([
      ask('POST /_vendorproof/states', { body: '{"state":"constructor"}' }),
      ask('GET /_vendorproof/constructor'),
      ask('GET /_vendorproof/health/../toString'),
      ask('PUT /_vendorproof/faults', { body: '{"faults":[{"kind":"constructor"}]}' }),
    ]);
    expect(statuses.map(({ status }) => status)).to.deep.equal([200, 404, 404, 400]);
  });

  it('answers whatever comes with something below 500', async () => {
    const request = fc.record({ method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'), path: fc.webPath(), query: fc.webQueryParameters(), body: fc.oneof(fc.json(), fc.string()), type: fc.constantFrom(json, form) });
    await fc.assert(
      fc.asyncProperty(request, fc.constantFrom('/pets', '/orders', '/things', '/_vendorproof/states', '/_vendorproof/faults', ''), async ({ method, path, query, body, type }, base) => {
        const { status } = await ask(`${method} ${base}${path}?${query}`, { headers: type, ...(method === 'GET' ? {} : { body }) });
        return status < 500;
      }),
      { numRuns: 300 },
    );
  });
});
