import { expect } from 'chai';
import { isObject } from '../../../src/json/json.ts';
import { member } from '../../../src/json/pointer.ts';
import { checkFor } from '../../../src/openapi/check.ts';
import type { Document } from '../../../src/openapi/document.ts';
import { findOperation } from '../../../src/openapi/operations.ts';
import type { Ask } from '../../../src/stub/testing/client.ts';
import { awkward, limited, petshop, setState, stubOf } from '../../../src/stub/testing/client.ts';

describe('preferring an answer', () => {
  let document: Document;
  let ask: Ask;
  let pets: Ask;
  before(async () => {
    document = await limited();
    pets = stubOf([{ document: await petshop() }]);
  });
  beforeEach(() => {
    const asked = stubOf([{ document }]);
    ask = (line, options = {}) => asked(line, { ...options, headers: { authorization: 'Bearer abcdefgh', ...options.headers } });
  });

  const invoice = (prefer: string): ReturnType<Ask> => ask('GET /invoices/i7', { headers: { prefer } });

  it('answers the preferred status, and says so', async () => {
    const { status, headers } = await pets('GET /pets/p1', { headers: { prefer: 'code=404' } });
    expect([status, headers.get('preference-applied')]).to.deep.equal([404, 'code=404']);
  });

  it('answers a status that the document has as a range', async () => {
    const { status, json } = await invoice('code=418');
    expect([status, Object.keys(Object(json))]).to.deep.equal([418, ['error']]);
  });

  it('answers a status with the default’s shape where only that is documented', async () => {
    const { status, json } = await pets('GET /pets', { headers: { prefer: 'code=503' } });
    expect([status, Object.keys(Object(json))]).to.deep.equal([503, ['error']]);
  });

  it('refuses a status that the document does not have, and says which it has', async () => {
    const { status, text } = await stubOf([{ document: await awkward() }])('GET /things/hammer', { headers: { prefer: 'code=418' } });
    expect([status, text.includes('it has 200')]).to.deep.equal([400, true]);
  });

  for (const [name, body] of [['small', { id: 'small', total: 1 }], ['large', { id: 'large', total: 1_000_000 }]] as const) {
    it(`answers the published example ${name}, just as it is published`, async () => {
      const { json, headers } = await invoice(`example=${name}`);
      expect([json, headers.get('preference-applied')]).to.deep.equal([body, `example=${name}`]);
    });
  }

  for (const prefer of ['code=410, example=gone', 'example=gone code=410', 'example="gone";code="410"']) {
    it(`takes status and example together, as ${prefer}`, async () => {
      const { status, json } = await invoice(prefer);
      expect([status, json]).to.deep.equal([410, { error: 'gone' }]);
    });
  }

  it('names the examples that there are', async () => {
    const { status, text } = await invoice('example=smal');
    expect([status, text.includes('did you mean small?'), text.includes('gone (4XX)')], text).to.deep.equal([404, true, true]);
  });

  it('refuses an example that breaks its own schema', async () => {
    const { status, text } = await invoice('example=wrong');
    expect([status, text.includes('breaks its own schema')], text).to.deep.equal([400, true]);
  });

  it('says that there is no example where an answer has no body', async () => {
    expect((await ask('GET /health', { headers: { prefer: 'example=any' } })).text).to.contain('this operation has none with a name');
  });

  it('answers another sample each time, all of them valid', async () => {
    const schema = findOperation(document, 'readInvoice').responses[0]?.content[0]?.schema;
    const bodies = await Promise.all(Array.from({ length: 20 }, async () => (await invoice('dynamic=true')).json ?? null));
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).to.be.above(15);
    const violations = schema === undefined ? undefined : checkFor(document, schema, 'response');
    expect(bodies.map((body) => violations?.(body).length)).to.deep.equal(bodies.map(() => 0));
  });

  it('answers the same samples after a reset', async () => {
    const first = await invoice('dynamic=true');
    await ask('POST /_vendorproof/reset');
    expect((await invoice('dynamic=true')).json).to.deep.equal(first.json);
  });

  it('keeps the id that was asked for in a sample that differs', async () => {
    expect((await invoice('dynamic=true')).json).to.include({ id: 'i7' });
  });

  it('takes preferences from the query as well', async () => {
    const [code, example] = [await ask('GET /invoices/i7?__code=404'), await ask('GET /invoices/i7?__example=large&__dynamic=true')];
    expect([code.status, member(example.json, 'id'), example.headers.has('vendorproof-warning')]).to.deep.equal([404, 'large', false]);
  });

  it('leaves a query field to the document that declares it', async () => {
    expect((await ask('GET /invoices?__code=500')).status).to.equal(200);
  });

  it('keeps a 204 without a body, with the documented content type', async () => {
    const { status, text, headers } = await ask('GET /health', { headers: { prefer: 'code=204' } });
    expect([status, text, headers.get('content-type')]).to.deep.equal([204, '', 'text/plain']);
  });

  for (const prefer of ['example=small', 'code=404', 'dynamic=true']) {
    it(`goes before what is remembered, as ${prefer}`, async () => {
      const request = { headers: { 'content-type': 'application/json', prefer }, body: '{"name":"Rex","kind":"dog"}' };
      const named = stubOf([{ document: await petshop() }]);
      await named('POST /pets', request);
      expect(Object((await named('GET /pets')).json).data.map(({ name }: { readonly name: string }) => name)).not.to.include('Rex');
    });
  }

  it('goes before a state that is about another answer', async () => {
    const provider = { states: { 'no such invoice': { stub: [{ operation: 'getPet', status: 404, body: { error: { code: 'not_found' } } }] } } };
    const stated = stubOf([{ document: await petshop(), provider }]);
    await setState(stated, 'no such invoice');
    const { status, json } = await stated('GET /pets/p1', { headers: { prefer: 'code=200' } });
    expect([status, isObject(json) && 'error' in json]).to.deep.equal([200, false]);
  });

  it('still refuses a request that breaks the document', async () => {
    expect((await ask('GET /invoices', { headers: { authorization: '', prefer: 'code=200' } })).status).to.equal(401);
  });
});
