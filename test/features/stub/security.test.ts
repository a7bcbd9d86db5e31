import { expect } from 'chai';
import type { CredentialReferences } from '../../../src/config/types.ts';
import { resolveCredentials } from '../../../src/stub/security/named.ts';
import { guarded } from '../../../src/stub/security/testing/guarded.ts';
import type { Ask, TestAnswer } from '../../../src/stub/testing/client.ts';
import { journalOf, stubOf } from '../../../src/stub/testing/client.ts';

const environment = { KEY: 'right-key', USER: 'ada', PASSWORD: 'right-password', TOKEN: 'right-token', ID: 'client', SECRET: 'right-secret' };
const none = { authorization: '' };

const stubWith = async (references: CredentialReferences): Promise<Ask> => {
  const document = await guarded();
  return stubOf([{ document, provider: { states: {} }, credentials: resolveCredentials([references], environment) }]);
};

describe('naming the credentials that are good', () => {
  let ask: Ask;
  before(async () => {
    ask = await stubWith({ header: 'env:KEY', query: 'env:KEY', cookie: 'env:KEY', basic: 'env:USER,env:PASSWORD', other: 'env:KEY', authorization: 'env:KEY', bearer: ['env:TOKEN', 'env:KEY'] });
  });

  const statuses = async (...calls: readonly (readonly [string, Readonly<Record<string, string>>])[]): Promise<readonly number[]> =>
    (await Promise.all(calls.map(([line, headers]) => ask(line, { headers: { ...none, ...headers } })))).map(({ status }) => status);
  const basic = (text: string): Readonly<Record<string, string>> => ({ authorization: `Basic ${btoa(text)}` });

  it('takes the key that is named, and no other, in a header', async () => {
    expect(await statuses(['GET /by-header', { 'x-key': 'right-key' }], ['GET /by-header', { 'x-key': 'wrong-key' }])).to.deep.equal([200, 401]);
  });

  it('takes the key that is named, and no other, in the query; a vendor that documents 403 alone says that', async () => {
    expect(await statuses(['GET /by-query?key=right-key', {}], ['GET /by-query?key=wrong-key', {}])).to.deep.equal([200, 403]);
  });

  it('takes the key that is named, and no other, in a cookie', async () => {
    expect(await statuses(['GET /by-cookie', { cookie: 'session=right-key' }], ['GET /by-cookie', { cookie: 'session=wrong-key' }])).to.deep.equal([200, 401]);
  });

  it('takes the user and password that are named, and no others', async () => {
    const calls = ['ada:right-password', 'ada:wrong-password', 'bob:right-password'].map((text) => ['GET /by-password', basic(text)] as const);
    expect(await statuses(...calls)).to.deep.equal([200, 401, 401]);
  });

  it('takes a key with the word of a scheme before it, and without', async () => {
    const calls = ['/by-other', '/by-authorization'].flatMap((path) => ['right-key', 'Token right-key', 'Token wrong-key', ''].map((authorization) => [`GET ${path}`, { authorization }] as const));
    expect(await statuses(...calls)).to.deep.equal([200, 200, 401, 401, 200, 200, 401, 401]);
  });

  it('takes any of several tokens that are named, and no other', async () => {
    const calls = ['right-token', 'right-key', 'wrong-token'].map((token) => ['GET /by-token', { authorization: `Bearer ${token}` }] as const);
    expect(await statuses(...calls)).to.deep.equal([200, 200, 401]);
  });

  it('asks for every scheme of an alternative, the right one each', async () => {
    const both = { ...basic('ada:right-password'), 'x-key': 'right-key' };
    expect(await statuses(['GET /by-either', both], ['GET /by-either', { ...both, 'x-key': 'wrong-key' }])).to.deep.equal([200, 401]);
  });

  it('says in the vendor’s words which scheme of which operation was wrong, and not what was sent', async () => {
    const { text, headers } = await ask('GET /by-header', { headers: { ...none, 'x-key': 'wrong-key' } });
    expect(text).to.match(/^\{"errors":\[\{"detail":"GET \/by-header \(byHeader\): the credentials for the scheme header \(#\/components\/securitySchemes\/header\)/);
    expect([text.includes('wrong-key'), headers.get('vendorproof-refusal')]).to.deep.equal([false, 'security.wrong /header/X-Key #/paths/~1by-header/get/security']);
  });

  it('keeps the credentials out of the journal, right or wrong', async () => {
    await statuses(['GET /by-query?key=wrong-key', {}], ['GET /by-cookie', { cookie: 'session=right-key' }], ['GET /by-password', basic('ada:right-password')]);
    expect(JSON.stringify(await journalOf(ask))).not.to.match(/(right|wrong)-|cmlnaHQ/);
  });

  it('keeps the right ones out of the journal wherever they were sent', async () => {
    await ask('GET /by-header?note=right-password', { headers: { ...none, 'x-key': 'right-key', 'x-note': 'right-token' } });
    expect(JSON.stringify(await journalOf(ask))).not.to.contain('right-');
  });

  it('takes credentials that are named for no scheme with any of them', async () => {
    const any = await stubWith({ '': 'env:KEY' });
    const answers: readonly TestAnswer[] = await Promise.all(['right-key', 'wrong-key'].map((key) => any('GET /by-header', { headers: { ...none, 'x-key': key } })));
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 401]);
  });
});
