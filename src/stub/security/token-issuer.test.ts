import { expect } from 'chai';
import { createHmac } from 'node:crypto';
import { generateKeyPair, SignJWT } from 'jose';
import type { Issuing } from './token-issuer.ts';
import { createTokenIssuer } from './token-issuer.ts';

const origin = 'http://127.0.0.1:7000';
const start = new Date('2026-01-05T08:30:00Z');
const usual: Issuing = { issuer: origin, subject: 'client', audience: [origin], scopes: ['read', 'write'], seconds: 60, use: 'access' };

describe('an issuer of tokens', () => {
  let now = start;
  const issuer = createTokenIssuer(() => now);
  beforeEach(() => {
    now = start;
  });

  const issue = (changes: Partial<Issuing> = {}): Promise<string> => issuer.issue({ ...usual, ...changes });
  const check = (token: string): ReturnType<typeof issuer.check> => issuer.check(token, { audiences: [origin], use: 'access' });
  const because = async (token: string): Promise<string> => {
    const checked = await check(token);
    return 'because' in checked ? checked.because : 'nothing';
  };
  const publishedKid = async (): Promise<string> => (await issuer.keySet()).keys[0]?.kid ?? '';
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: origin, sub: 'client', aud: origin, exp: start.getTime() / 1000 + 60 };

  it('lets a token of its own pass, with what it allows', async () => {
    expect(await check(await issue())).to.deep.equal({ subject: 'client', scopes: ['read', 'write'] });
  });

  it('says of a token without scopes that it allows everything', async () => {
    expect(await check(await issue({ scopes: undefined }))).to.deep.equal({ subject: 'client', scopes: undefined });
  });

  it('refuses one that has expired by the stub’s clock', async () => {
    const token = await issue();
    now = new Date(start.getTime() + 61_000);
    expect(await because(token)).to.equal('has expired');
  });

  it('refuses one that is for another audience', async () => {
    expect(await because(await issue({ audience: ['https://other.example'] }))).to.equal('is for another audience');
  });

  it('lets one pass that it issued under another of its names', async () => {
    expect(await because(await issue({ issuer: 'https://login.example' }))).to.equal('nothing');
  });

  it('refuses one that is for getting another token', async () => {
    expect(await because(await issue({ use: 'refresh' }))).to.equal('is not an access token');
  });

  it('refuses one whose claims were changed', async () => {
    const [header, , signature] = (await issue()).split('.');
    expect(await because(`${header}.${encode({ ...claims, scope: 'admin' })}.${signature}`)).to.equal('has a signature that does not fit it');
  });

  it('refuses one that somebody else signed under the same key id', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const token = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: await publishedKid() }).sign(privateKey);
    expect(await because(token)).to.equal('has a signature that does not fit it');
  });

  it('refuses one whose key it does not publish', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const token = await new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: 'other' }).sign(privateKey);
    expect(await because(token)).to.equal('is signed with a key that is not published here');
  });

  it('refuses one that is not signed at all', async () => {
    const token = `${encode({ alg: 'none', typ: 'at+jwt', kid: await publishedKid() })}.${encode(claims)}.`;
    expect(await because(token)).to.equal('is signed by an algorithm that is not taken here');
  });

  it('refuses one that is signed with its public key as a shared secret', async () => {
    const [key] = (await issuer.keySet()).keys;
    const signed = `${encode({ alg: 'HS256', typ: 'at+jwt', kid: key?.kid })}.${encode(claims)}`;
    const signature = createHmac('sha256', JSON.stringify(key)).update(signed).digest('base64url');
    expect(await because(`${signed}.${signature}`)).to.equal('is signed by an algorithm that is not taken here');
  });

  it('refuses one that is not yet valid', async () => {
    now = new Date(start.getTime() + 3_600_000);
    const token = await issue({ seconds: 7200 });
    now = start;
    expect(await because(token)).to.equal('is not yet valid');
  });

  it('knows its own tokens by their address or key, and none before it has issued one', async () => {
    const fresh = createTokenIssuer(() => start);
    const foreign = `${encode({ alg: 'RS256', kid: 'k' })}.${encode({ iss: 'https://elsewhere.example' })}.x`;
    const elsewhere = await issue({ issuer: 'http://localhost:7000' });
    expect([elsewhere, foreign, 'opaque', 'a.b.c'].map((token) => issuer.mayHaveIssued(token, origin))).to.deep.equal([true, false, false, false]);
    expect(fresh.mayHaveIssued(elsewhere, origin)).to.equal(false);
  });
});
