import { expect } from 'chai';
import { guarded } from '../../../src/stub/security/testing/guarded.ts';
import type { Ask } from '../../../src/stub/testing/client.ts';
import { awkward, petshop, stubOf } from '../../../src/stub/testing/client.ts';

describe('authenticating', () => {
  let pets: Ask;
  let things: Ask;
  before(async () => {
    pets = stubOf([{ document: await petshop() }]);
    things = stubOf([{ document: await awkward() }]);
  });

  const statusWith = async (headers: Readonly<Record<string, string>>): Promise<number> => (await pets('GET /pets', { headers })).status;

  it('refuses a request without credentials and says what is wanted', async () => {
    const { status, headers, text } = await pets('GET /pets', { headers: { authorization: '' } });
    expect([status, headers.get('www-authenticate'), text.includes('Authorization: Bearer <token>')]).to.deep.equal([401, 'Bearer', true]);
  });

  it('says how to ask again, by the scheme that the document has', async () => {
    const ask = stubOf([{ document: await guarded() }]);
    const challenge = async (path: string): Promise<string | null> => (await ask(`GET ${path}`, { headers: { authorization: '' } })).headers.get('www-authenticate');
    const paths = ['/by-header', '/by-query', '/by-cookie', '/by-password', '/by-other', '/by-token', '/orders'];
    expect(await Promise.all(paths.map(challenge))).to.deep.equal([
      'ApiKey realm="X-Key"', 'ApiKey realm="key"', 'ApiKey realm="session"', 'Basic realm="stub"', 'token realm="stub"', 'Bearer', 'Bearer',
    ]);
  });

  it('takes any well-formed token', async () => expect(await statusWith({ authorization: 'Bearer anything' })).to.equal(200));

  it('takes any user and password', async () => expect(await statusWith({ authorization: `Basic ${btoa('user:')}` })).to.equal(200));

  it('refuses a basic credential that is not user:password in base64', async () => expect(await statusWith({ authorization: 'Basic !!' })).to.equal(401));

  it('refuses a scheme that the document does not have', async () => expect(await statusWith({ authorization: 'Digest x' })).to.equal(401));

  it('asks for every key of an alternative', async () => {
    const statuses = await Promise.all([
      things('GET /things/latest?api_key=k', { headers: { authorization: '' } }),
      things('GET /things/latest?api_key=k', { headers: { authorization: '', 'x-app': 'a' } }),
    ]);
    expect(statuses.map(({ status }) => status)).to.deep.equal([401, 200]);
  });

  it('asks for nothing where the document makes credentials optional', async () => {
    expect((await things('GET /files/a.txt', { headers: { authorization: '' } })).status).to.equal(200);
  });

  it('checks credentials before anything else', async () => {
    expect((await pets('GET /pets?limit=0', { headers: { authorization: '' } })).status).to.equal(401);
  });
});
