import { expect } from 'chai';
import type { Ask } from '../../../src/stub/testing/client.ts';
import { journalOf, petshop, setFaults, setState, stubOf } from '../../../src/stub/testing/client.ts';

const mine = { 'vendorproof-namespace': 'mine' };
const provider = { states: { 'the key has expired': { stub: [{ status: 401 }] } } };

describe('keeping parallel tests apart', () => {
  let ask: Ask;
  beforeEach(async () => {
    ask = stubOf([{ document: await petshop(), provider }]);
  });

  it('keeps states, faults and journal to their namespace', async () => {
    const other = { 'vendorproof-namespace': 'other' };
    await ask('POST /_vendorproof/states', { headers: other, body: JSON.stringify({ state: 'the key has expired', params: {}, action: 'setup' }) });
    const faults = [{ kind: 'schema', mutation: 'remove', pointer: '/has_more' }];
    await ask('PUT /_vendorproof/faults', { headers: other, body: JSON.stringify({ faults }) });
    const { status, json: body } = await ask('GET /pets', { headers: mine });
    expect([status, 'has_more' in Object(body), (await journalOf(ask, other)).length, (await journalOf(ask, mine)).length]).to.deep.equal([200, true, 0, 1]);
  });

  it('lets a fault that names no namespace strike in all of them', async () => {
    await setFaults(ask, { kind: 'schema', mutation: 'remove', pointer: '/has_more' });
    expect((await ask('GET /pets', { headers: mine })).json).not.to.have.property('has_more');
  });

  it('shows all requests to who names no namespace', async () => {
    await ask('GET /pets', { headers: mine });
    await ask('GET /pets');
    const seen = (await journalOf(ask)).length;
    await ask('DELETE /_vendorproof/requests');
    expect([seen, (await journalOf(ask, mine)).length]).to.deep.equal([2, 0]);
  });

  it('resets one namespace', async () => {
    await setState(ask, 'the key has expired');
    await ask('GET /pets', { headers: mine });
    await ask('POST /_vendorproof/reset', { headers: mine });
    expect([(await journalOf(ask, mine)).length, (await ask('GET /pets')).status]).to.deep.equal([0, 401]);
  });

  it('resets everything', async () => {
    await setState(ask, 'the key has expired');
    expect((await ask('POST /_vendorproof/reset')).status).to.equal(204);
    expect((await ask('GET /pets')).status).to.equal(200);
  });

  it('forgets the oldest namespace when there are too many', async () => {
    await ask('GET /pets', { headers: mine });
    for (let count = 0; count < 1000; count += 1) await ask('GET /nothing', { headers: { 'vendorproof-namespace': `other-${count}` } });
    expect(await journalOf(ask, mine)).to.deep.equal([]);
  });

  it('says what is served', async () => {
    const { status, json: body } = await ask('GET /_vendorproof/health', { headers: { authorization: '' } });
    expect([status, body]).to.have.nested.property('[1].documents[0]').that.includes({ title: 'Petshop', version: '2.1.0', operations: 5 });
  });

  it('names the control calls that there are', async () => {
    const { status, text } = await ask('GET /_vendorproof/helth');
    expect([status, text.includes('/_vendorproof/health, /_vendorproof/states')]).to.deep.equal([404, true]);
  });

  it('says which methods a control call takes', async () => {
    const { status, headers } = await ask('GET /_vendorproof/states');
    expect([status, headers.get('allow')]).to.deep.equal([405, 'POST']);
  });
});
