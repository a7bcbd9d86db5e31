import { expect } from 'chai';
import type { Ask } from '../../../src/stub/testing/client.ts';
import { petshop, stubOf } from '../../../src/stub/testing/client.ts';

describe('controlling a stub that others reach', () => {
  let ask: Ask;
  before(async () => {
    ask = stubOf([{ document: await petshop() }], { controlToken: 'tok-123' });
  });

  const statusWith = async (line: string, headers: Readonly<Record<string, string>>): Promise<number> => (await ask(line, { headers })).status;

  for (const line of ['GET /_vendorproof/health', 'GET /_vendorproof/requests', 'POST /_vendorproof/reset', 'DELETE /_vendorproof/faults', 'GET /_vendorproof/nothing']) {
    it(`refuses ${line} without the token`, async () => expect(await statusWith(line, {})).to.equal(401));
  }

  it('takes the token as a bearer token', async () => expect(await statusWith('GET /_vendorproof/health', { authorization: 'Bearer tok-123' })).to.equal(200));

  it('takes the token in a header of its own', async () => expect(await statusWith('GET /_vendorproof/health', { 'vendorproof-token': 'tok-123' })).to.equal(200));

  it('refuses another token', async () => expect(await statusWith('GET /_vendorproof/health', { authorization: 'Bearer tok-1234' })).to.equal(401));

  it('answers the vendor’s clients without it', async () => expect(await statusWith('GET /pets', {})).to.equal(200));

  it('lets nobody misbehave without it', async () => {
    const fault = { 'vendorproof-fault': 'status;status=503' };
    expect([await statusWith('GET /pets', fault), await statusWith('GET /pets', { ...fault, 'vendorproof-token': 'tok-123' })]).to.deep.equal([401, 503]);
  });

  it('says how the token is sent', async () => expect((await ask('GET /_vendorproof/health')).text).to.contain('Vendorproof-Token: <token>'));
});
