import { expect } from 'chai';
import { member } from '../../../src/json/pointer.ts';
import { asText } from '../../../src/json/as-text.ts';
import type { NamedCredentials } from '../../../src/stub/security/named.ts';
import { resolveCredentials } from '../../../src/stub/security/named.ts';
import { guarded } from '../../../src/stub/security/testing/guarded.ts';
import type { StubOptions } from '../../../src/stub/stub.ts';
import { createStub } from '../../../src/stub/stub.ts';
import type { Ask, TestAnswer } from '../../../src/stub/testing/client.ts';
import { form, json, journalOf, stubOf } from '../../../src/stub/testing/client.ts';

const start = new Date('2026-01-05T08:30:00Z');
const none = { authorization: '' };

describe('getting a token', () => {
  let ask: Ask;
  let now = start;
  const stubWith = async (options: Partial<StubOptions> = {}, credentials: NamedCredentials = new Map()): Promise<Ask> =>
    stubOf([{ document: await guarded(), credentials }], { clock: () => now, ...options });
  let usual: Ask;
  let asked: (url: string, options: RequestInit) => Promise<Response>;
  before(async () => {
    usual = await stubWith();
    const { handler } = createStub({ documents: [{ document: await guarded() }], clock: () => now });
    asked = async (url, options) => handler(new Request(url, options));
  });
  beforeEach(() => {
    now = start;
    ask = usual;
  });

  const tokenFrom = (path: string, fields: Readonly<Record<string, string>>, authorization = ''): Promise<TestAnswer> =>
    ask(`POST ${path}`, { headers: { ...form, authorization }, body: new URLSearchParams(fields).toString() });
  const client = { grant_type: 'client_credentials', client_id: 'client', client_secret: 'right-secret' };
  const own = (fields: Readonly<Record<string, string>> = {}): Promise<TestAnswer> => tokenFrom('/v2/login/token', { ...client, ...fields });
  const tokenIn = ({ json: body }: TestAnswer, name = 'access_token'): string => asText(member(body, name) ?? '');
  const call = (line: string, token: string): Promise<TestAnswer> => ask(line, { headers: { authorization: `Bearer ${token}` } });
  const errorOf = ({ status, json: body }: TestAnswer): readonly unknown[] => [status, member(body, 'error')];

  it('issues one that works, at the address that the document names', async () => {
    const answer = await own();
    expect(answer.json).to.include({ token_type: 'Bearer', expires_in: 3600, scope: 'orders:read orders:write' });
    expect((await call('GET /orders', tokenIn(answer))).status).to.equal(200);
  });

  it('finds that address with the server’s base path and without', async () => {
    expect((await tokenFrom('/login/token', client)).status).to.equal(200);
  });

  it('is a matter of POST alone, where the stub itself issues them', async () => {
    const [get, options] = [await ask('GET /v2/login/token'), await ask('OPTIONS /login/token')];
    expect([get.status, get.headers.get('allow'), options.status, options.headers.get('allow')]).to.deep.equal([405, 'POST', 204, 'POST']);
    expect(get.text).to.contain('where the stub issues tokens');
  });

  it('takes the client’s id and secret as `Basic` too', async () => {
    expect((await tokenFrom('/v2/login/token', { grant_type: 'client_credentials' }, `Basic ${btoa('client:right-secret')}`)).status).to.equal(200);
  });

  it('refuses the token once it has expired', async () => {
    const token = tokenIn(await own());
    now = new Date(start.getTime() + 3_601_000);
    const { status, headers } = await call('GET /orders', token);
    expect([status, headers.get('www-authenticate')]).to.deep.equal([401, 'Bearer error="invalid_token", error_description="the token has expired"']);
  });

  it('refuses an operation whose scope the token lacks, in the vendor’s words', async () => {
    const { status, headers, text } = await call('POST /orders', tokenIn(await own({ scope: 'orders:read' })));
    expect([status, headers.get('www-authenticate')?.split(',')[0]]).to.deep.equal([403, 'Bearer error="insufficient_scope"']);
    expect(text).to.contain('"detail":"POST /orders (createOrder): ').and.to.contain('lacks the scope orders:write');
  });

  it('issues one at the address that is for this, which is good where the operations are', async () => {
    const login = await asked('https://login.guarded.example/v2/login/token', { method: 'POST', body: new URLSearchParams(client) });
    const { access_token: token }: { readonly access_token?: string } = Object(await login.json());
    expect((await asked('https://api.guarded.example/v2/orders', { headers: { authorization: `Bearer ${token}` } })).status).to.equal(200);
  });

  it('refuses a token that was tampered with', async () => {
    const token = tokenIn(await own());
    expect((await call('GET /orders', `${token.slice(0, -8)}AAAAAAAA`)).status).to.equal(401);
  });

  it('says what is wrong with a request for one, as OAuth 2 has it', async () => {
    const answers = [own({ scope: 'orders:eat' }), own({ grant_type: 'implicit' }), tokenFrom('/v2/login/token', { client_id: 'c' }), tokenFrom('/v2/login/token', { grant_type: 'client_credentials' })];
    expect((await Promise.all(answers)).map(errorOf)).to.deep.equal([
      [400, 'invalid_scope'],
      [400, 'unsupported_grant_type'],
      [400, 'invalid_request'],
      [401, 'invalid_client'],
    ]);
  });

  it('refuses a request that is no form', async () => {
    expect(errorOf(await ask('POST /v2/login/token', { headers: { ...json, ...none }, body: '{}' }))).to.deep.equal([400, 'invalid_request']);
  });

  it('exchanges a code, and refreshes what it brought', async () => {
    const first = await tokenFrom('/v2/login/token', { grant_type: 'authorization_code', code: 'abc', client_id: 'c' });
    const second = await tokenFrom('/v2/login/token', { grant_type: 'refresh_token', refresh_token: tokenIn(first, 'refresh_token'), scope: 'orders:read' });
    expect(second.json).to.include({ scope: 'orders:read' });
    expect((await call('GET /orders', tokenIn(second))).status).to.equal(200);
  });

  it('refuses to refresh with a token that is for calling', async () => {
    expect(errorOf(await tokenFrom('/v2/login/token', { grant_type: 'refresh_token', refresh_token: tokenIn(await own()) }))).to.deep.equal([400, 'invalid_grant']);
  });

  it('takes a foreign token, so that plain replays pass, unless it is to be strict', async () => {
    const strict = await stubWith({ strictTokens: true });
    const foreign = { headers: { authorization: 'Bearer example-token' } };
    expect([(await ask('GET /orders', foreign)).status, (await strict('GET /orders', foreign)).status]).to.deep.equal([200, 401]);
  });

  it('refuses codes and refresh tokens of others where it is to be strict', async () => {
    ask = await stubWith({ strictTokens: true });
    const requests = [{ grant_type: 'authorization_code', code: 'abc' }, { grant_type: 'refresh_token', refresh_token: 'abc' }];
    expect((await Promise.all(requests.map((fields) => tokenFrom('/v2/login/token', fields)))).map(errorOf)).to.deep.equal([[400, 'invalid_grant'], [400, 'invalid_grant']]);
  });

  it('keeps secrets and tokens out of the journal', async () => {
    const answer = await own();
    await call('GET /orders', tokenIn(answer));
    const shown = JSON.stringify(await journalOf(ask));
    expect([shown.includes('right-secret'), shown.includes(tokenIn(answer))]).to.deep.equal([false, false]);
  });

  describe('by an operation of the document', () => {
    const documented = (fields: Readonly<Record<string, string>> = {}): Promise<TestAnswer> =>
      tokenFrom('/oauth2/token', { client_id: 'client', client_secret: 'right-secret', ...fields });

    it('answers in the documented shape, with a token that works', async () => {
      const answer = await documented();
      expect([answer.status, answer.json]).to.deep.equal([201, { access_token: tokenIn(answer), token_type: 'bearer', expires_in: 1799 }]);
      expect((await call('GET /legacy', tokenIn(answer))).status).to.equal(200);
    });

    it('asks for no token there, but for some word of who it is', async () => {
      expect((await tokenFrom('/oauth2/token', { grant_type: 'client_credentials' })).status).to.equal(401);
    });

    it('takes a text that is no grant for the grant that the document has, as drawn pacts send it', async () => {
      expect([(await documented({ grant_type: 'text' })).status, (await documented({ grant_type: 'password' })).status]).to.deep.equal([201, 403]);
    });

    it('honours the documented lifetime', async () => {
      const token = tokenIn(await documented());
      now = new Date(start.getTime() + 1_800_000);
      expect((await call('GET /legacy', token)).status).to.equal(401);
    });

    it('still checks the request as the document has it', async () => {
      expect((await tokenFrom('/oauth2/token', { client_id: 'client' })).text).to.contain('client_secret');
    });
  });

  describe('where the client’s credentials are named', () => {
    let guardedBySecret: Ask;
    before(async () => {
      guardedBySecret = await stubWith({}, resolvedFor('app', 'legacy'));
    });
    beforeEach(() => {
      ask = guardedBySecret;
    });

    it('issues none for another secret', async () => {
      const { status, json: body, headers } = await own({ client_secret: 'wrong-secret' });
      expect([status, member(body, 'error'), headers.get('www-authenticate')]).to.deep.equal([401, 'invalid_client', 'Basic realm="stub"']);
    });

    it('refuses in the vendor’s words where the document has the operation', async () => {
      const { status, text } = await tokenFrom('/oauth2/token', { client_id: 'client', client_secret: 'wrong-secret' });
      expect([status, JSON.parse(text)]).to.have.nested.property('[1].errors[0].code', 'invalid_client');
      expect(status).to.equal(403);
    });

    it('takes only tokens that it issued', async () => {
      expect([(await call('GET /orders', 'example-token')).status, (await call('GET /orders', tokenIn(await own()))).status]).to.deep.equal([401, 200]);
    });
  });
});

const resolvedFor = (...schemes: readonly string[]): NamedCredentials =>
  resolveCredentials([Object.fromEntries(schemes.map((scheme) => [scheme, 'env:ID,env:SECRET']))], { ID: 'client', SECRET: 'right-secret' });
