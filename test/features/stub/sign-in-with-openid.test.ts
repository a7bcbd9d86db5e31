import { expect } from 'chai';
import { createRemoteJWKSet, decodeProtectedHeader, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { listen } from '../../../src/http/listen.ts';
import type { Listening } from '../../../src/http/listen.ts';
import { asText } from '../../../src/json/as-text.ts';
import { member } from '../../../src/json/pointer.ts';
import type { AnswerVendor } from '../../../src/stub/answer-vendor.ts';
import { pickRoute } from '../../../src/stub/request/pick-route.ts';
import { understand } from '../../../src/stub/request/understand.ts';
import { guarded } from '../../../src/stub/security/testing/guarded.ts';
import { createStub } from '../../../src/stub/stub.ts';
import type { Ask, TestAnswer } from '../../../src/stub/testing/client.ts';
import { form, stubOf } from '../../../src/stub/testing/client.ts';
import { systemClock } from '../../../src/system/clock.ts';

const start = new Date('2026-01-05T08:30:00Z');
const origin = 'http://127.0.0.1:7000';
const client = { grant_type: 'client_credentials', client_id: 'client', client_secret: 'secret' };

describe('signing in with OpenID Connect', () => {
  let ask: Ask;
  let strict: Ask;
  let now = start;
  before(async () => {
    const document = await guarded();
    ask = stubOf([{ document }], { clock: () => now });
    strict = stubOf([{ document }], { clock: () => now, strictTokens: true });
  });
  beforeEach(() => {
    now = start;
  });

  const tokensFor = (fields: Readonly<Record<string, string>> = {}): Promise<TestAnswer> =>
    ask('POST /tenant/oauth/token', { headers: { ...form, authorization: '' }, body: new URLSearchParams({ ...client, ...fields }).toString() });
  const tokenIn = ({ json }: TestAnswer, name = 'access_token'): string => asText(member(json, name) ?? '');
  const call = (line: string, token: string, of = ask): Promise<TestAnswer> => of(line, { headers: { authorization: `Bearer ${token}` } });
  const statusOf = async (line: string, token: string): Promise<number> => (await call(line, token)).status;
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const foreignToken = async (claims: Record<string, string>, kid = 'foreign'): Promise<string> => {
    const { privateKey } = await generateKeyPair('RS256');
    return new SignJWT({ aud: origin, ...claims }).setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid }).setExpirationTime(start.getTime() / 1000 + 60).sign(privateKey);
  };

  it('is told where the tokens and the keys are', async () => {
    const { json } = await ask('GET /tenant/.well-known/openid-configuration');
    const issuer = `${origin}/tenant`;
    expect(json).to.include({ issuer, token_endpoint: `${issuer}/oauth/token`, jwks_uri: `${issuer}/.well-known/jwks.json` });
  });

  it('brings a token that operations take', async () => {
    expect(await statusOf('GET /profile', tokenIn(await tokensFor()))).to.equal(200);
  });

  it('takes its tokens where any JSON Web Token is asked for', async () => {
    expect(await statusOf('GET /by-token', tokenIn(await tokensFor()))).to.equal(200);
  });

  it('brings a token about who that is, which operations do not take', async () => {
    const answer = await tokensFor({ scope: 'openid profile' });
    expect([decodeProtectedHeader(tokenIn(answer, 'id_token')).alg, await statusOf('GET /profile', tokenIn(answer, 'id_token'))]).to.deep.equal(['RS256', 401]);
  });

  it('refuses a token that lacks the scope', async () => expect(await statusOf('GET /profile', tokenIn(await tokensFor({ scope: 'email' })))).to.equal(403));

  it('refuses a token for another audience', async () => {
    expect(await statusOf('GET /profile', tokenIn(await tokensFor({ audience: 'https://other.example' })))).to.equal(401);
  });

  it('takes a token for the vendor’s own address', async () => {
    expect(await statusOf('GET /profile', tokenIn(await tokensFor({ audience: 'https://api.guarded.example/v2' })))).to.equal(200);
  });

  it('refuses a token before its time and after it', async () => {
    const token = tokenIn(await tokensFor());
    now = new Date(start.getTime() - 60_000);
    const early = await call('GET /by-token', token);
    now = new Date(start.getTime() + 3_601_000);
    const late = await call('GET /by-token', token);
    expect([early, late].map(({ headers }) => headers.get('www-authenticate')?.split('"')[3])).to.deep.equal(['the token is not yet valid', 'the token has expired']);
  });

  it('refuses a token in its name that somebody else signed, or nobody', async () => {
    const { json } = await ask('GET /tenant/.well-known/jwks.json');
    const kid = asText(member(member(member(json, 'keys'), '0'), 'kid') ?? '');
    const unsigned = `${encode({ alg: 'none', kid })}.${encode({ iss: origin, aud: origin, exp: 9e9 })}.`;
    const tokens = [unsigned, await foreignToken({ iss: origin }), await foreignToken({ iss: origin }, kid), await foreignToken({ iss: 'https://elsewhere.example' }, kid)];
    expect(await Promise.all(tokens.map((token) => statusOf('GET /by-token', token)))).to.deep.equal([401, 401, 401, 401]);
  });

  it('refuses another issuer’s token, which a plain bearer scheme takes in form unless it is to be strict', async () => {
    const token = await foreignToken({ iss: 'https://elsewhere.example' });
    expect([await statusOf('GET /profile', token), await statusOf('GET /by-token', token), (await call('GET /by-token', token, strict)).status]).to.deep.equal([401, 200, 401]);
  });

  it('takes an opaque token, so that plain replays pass', async () => expect(await statusOf('GET /profile', 'example-token')).to.equal(200));

  it('leaves tokens to the vendor where the vendor answers', async () => {
    const answerVendor: AnswerVendor = async ({ router, guard }, incoming) => {
      const route = pickRoute(router, incoming);
      const reading = 'problems' in route ? undefined : await understand(guard, route, incoming);
      return new Response(null, { status: reading?.refusal?.status ?? 200 });
    };
    const watched = stubOf([{ document: await guarded() }], { answerVendor });
    expect((await call('GET /profile', await foreignToken({ iss: 'https://elsewhere.example' }), watched)).status).to.equal(200);
  });

  describe('over the wire', () => {
    let server: Listening;
    before(async () => {
      server = await listen(createStub({ documents: [{ document: await guarded() }], clock: systemClock }).handler, { port: 0 });
    });
    after(() => server.close());

    it('lets a client check the tokens by the published keys', async () => {
      const discovered: unknown = await (await fetch(`${server.url}/tenant/.well-known/openid-configuration`)).json();
      const { token_endpoint: tokens, jwks_uri: keys, issuer } = Object(discovered);
      const answer: unknown = await (await fetch(tokens, { method: 'POST', body: new URLSearchParams(client) })).json();
      const { payload } = await jwtVerify(String(Object(answer).access_token), createRemoteJWKSet(new URL(keys)), { issuer, audience: server.url });
      expect(payload.sub).to.equal('client');
    });
  });
});
