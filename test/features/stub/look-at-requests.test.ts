import { expect } from 'chai';
import { member } from '../../../src/json/pointer.ts';
import type { Ask } from '../../../src/stub/testing/client.ts';
import { awkward, journalOf, json, petshop, stubOf } from '../../../src/stub/testing/client.ts';

describe('looking at what was requested', () => {
  let ask: Ask;
  beforeEach(async () => {
    ask = stubOf([{ document: await petshop() }, { document: await awkward() }]);
  });

  it('shows each request with its operation and answer', async () => {
    await ask('GET /pets?limit=2');
    expect((await journalOf(ask))[0]).to.include({ at: '2026-01-05T08:30:00.000Z', method: 'GET', path: '/pets', query: 'limit=2', operation: 'listPets', status: 200 });
  });

  it('shows why a request was refused', async () => {
    await ask('GET /pets?limit=0');
    expect(member((await journalOf(ask))[0], 'problems')).to.have.nested.property('[0].code', 'parameter.minimum');
  });

  it('shows what a fault did', async () => {
    await ask('PUT /_vendorproof/faults', { body: '{"faults":[{"kind":"schema","mutation":"remove","pointer":"/id"}]}' });
    await ask('GET /pets/p1');
    expect(member((await journalOf(ask))[0], 'notes')).to.deep.equal(['schema remove at "/id"']);
  });

  it('masks credentials, by the document’s own names for them too', async () => {
    await ask('GET /things/latest?api_key=secret-key', { headers: { authorization: 'Bearer secret-token', 'x-app': 'secret-app', cookie: 'sid=secret-cookie' } });
    expect(JSON.stringify(await journalOf(ask))).not.to.contain('secret-');
  });

  it('masks secrets in bodies', async () => {
    await ask('POST /pets', { headers: json, body: '{"name":"Rex","kind":"dog","access_token":"secret-token"}' });
    expect(JSON.stringify(await journalOf(ask))).not.to.contain('secret-token');
  });

  it('keeps the newest thousand', async () => {
    for (let count = 0; count < 2100; count += 1) await ask(`GET /nothing/${count}`);
    const entries = await journalOf(ask);
    expect([entries.length, member(entries.at(-1), 'path')]).to.deep.equal([1000, '/nothing/2099']);
  });

  it('keeps only the beginning of a large body', async () => {
    await ask('POST /nothing', { headers: json, body: 'x'.repeat(50_000) });
    expect(member((await journalOf(ask))[0], 'body')).to.have.lengthOf(10_000);
  });

  it('forgets them when asked to', async () => {
    await ask('GET /pets');
    expect((await ask('DELETE /_vendorproof/requests')).status).to.equal(204);
    expect(await journalOf(ask)).to.deep.equal([]);
  });
});
