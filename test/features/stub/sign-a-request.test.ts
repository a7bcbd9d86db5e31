import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { SignatureV4 } from '@smithy/signature-v4';
import { expect } from 'chai';
import { listen } from '../../../src/http/listen.ts';
import type { Listening } from '../../../src/http/listen.ts';
import { resolveCredentials } from '../../../src/stub/security/named.ts';
import { Sha256 } from '../../../src/stub/security/sha256.ts';
import { signed } from '../../../src/stub/security/testing/guarded.ts';
import { createStub } from '../../../src/stub/stub.ts';
import type { Ask, TestAnswer } from '../../../src/stub/testing/client.ts';
import { journalOf, stubOf } from '../../../src/stub/testing/client.ts';
import { systemClock } from '../../../src/system/clock.ts';

const right = { accessKeyId: 'AKIDTEAM', secretAccessKey: 'right-secret' };
const wrong = { ...right, secretAccessKey: 'wrong-secret' };
const example = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const environment = { ID: right.accessKeyId, SECRET: right.secretAccessKey };
const documents = async () => [{ document: await signed(), credentials: resolveCredentials([{ hmac: 'env:ID,env:SECRET' }], environment) }];

/** Its name and status, as the SDK tells them. */
const problemOf = async (call: Promise<unknown>): Promise<readonly unknown[]> => {
  const error: unknown = await call.then(() => undefined, (thrown: unknown) => thrown);
  return [Object(error).name, Object(error).$metadata?.httpStatusCode];
};

describe('signing requests with the vendor’s own clients', () => {
  let server: Listening;
  let ahead: Listening;
  before(async () => {
    const tenMinutesAhead = (): Date => new Date(systemClock().getTime() + 600_000);
    server = await listen(createStub({ documents: await documents(), clock: systemClock }).handler, { port: 0 });
    ahead = await listen(createStub({ documents: await documents(), clock: tenMinutesAhead }).handler, { port: 0 });
  });
  after(() => Promise.all([server.close(), ahead.close()]));

  const optionsFor = (credentials: typeof right, at: Listening, maxAttempts: number) => ({ region: 'eu-west-1', endpoint: at.url, credentials, maxAttempts });
  const identity = (credentials: typeof right, at = server, maxAttempts = 1) => new STSClient(optionsFor(credentials, at, maxAttempts)).send(new GetCallerIdentityCommand());
  const queues = (credentials: typeof right, at = server, maxAttempts = 1) => new SQSClient(optionsFor(credentials, at, maxAttempts)).send(new ListQueuesCommand());

  it('answers a form that is signed with the right secret', async () => expect((await identity(right)).Account).to.equal('123456789012'));

  it('answers a target that is signed with the right secret', async () => expect((await queues(right)).QueueUrls).to.have.lengthOf(1));

  it('refuses a wrong secret by the name that clients know, in XML and in JSON', async () => {
    expect([await problemOf(identity(wrong)), await problemOf(queues(wrong))]).to.deep.equal([['SignatureDoesNotMatch', 403], ['SignatureDoesNotMatch', 403]]);
  });

  it('refuses an access key that is not named', async () => {
    expect(await problemOf(identity({ ...right, accessKeyId: 'AKIDOTHER' }))).to.deep.equal(['InvalidClientTokenId', 403]);
  });

  it('refuses a clock that is ten minutes behind', async () => expect(await problemOf(queues(right, ahead))).to.deep.equal(['SignatureDoesNotMatch', 403]));

  it('lets a client find its way back by the date of the refusal', async () => expect((await queues(right, ahead, 3)).$metadata.attempts).to.equal(2));
});

interface Signing {
  readonly credentials?: typeof right;
  readonly service?: string;
  readonly escapes?: 'once' | 'twice';
  readonly at?: Date;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

describe('a signed request', () => {
  const now = new Date('2026-01-05T08:30:00Z');
  const earlier = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);
  let ask: Ask;
  let named: Ask;
  before(async () => {
    ask = stubOf([{ document: await signed() }], { clock: () => now });
    named = stubOf(await documents(), { clock: () => now });
  });

  const signerFor = ({ credentials = example, service = 's3', escapes = service === 's3' ? 'once' : 'twice' }: Signing): SignatureV4 =>
    new SignatureV4({ credentials, region: 'eu-west-1', service, sha256: Sha256, uriEscapePath: escapes === 'twice', applyChecksum: true });
  const unsignedRequest = (path: string, { headers = {}, query = {} }: Signing) =>
    ({ method: 'GET', protocol: 'http:', hostname: '127.0.0.1', port: 7000, path, headers: { host: '127.0.0.1:7000', ...headers }, query });
  const signedHeaders = async (path: string, signing: Signing = {}): Promise<Readonly<Record<string, string>>> =>
    (await signerFor(signing).sign(unsignedRequest(path, signing), { signingDate: signing.at ?? now })).headers;
  const presigned = async (path: string, signing: Signing & { readonly expiresIn: number }): Promise<string> => {
    const { query } = await signerFor(signing).presign(unsignedRequest(path, { headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } }), { signingDate: signing.at ?? now, expiresIn: signing.expiresIn });
    return `${path}?${new URLSearchParams(Object.entries(query ?? {}).map(([name, value]): [string, string] => [name, String(value)])).toString()}`;
  };
  const get = async (path: string, headers: Readonly<Record<string, string>>, of = ask): Promise<TestAnswer> => of(`GET ${path}`, { headers });
  const said = ({ status, headers }: TestAnswer): string => `${status} ${headers.get('x-amzn-errortype') ?? ''}`.trim();
  const saidOf = async (path: string, signing: Signing = {}): Promise<string> => said(await get(path, await signedHeaders(path, signing)));

  it('is checked with the pair of the documentation by every stub', async () => {
    const other = { ...example, secretAccessKey: 'another' };
    expect([await saidOf('/bucket/key'), await saidOf('/bucket/key', { credentials: other })]).to.deep.equal(['200', '403 SignatureDoesNotMatch']);
  });

  it('passes in form where nobody knows the secret', async () => expect(await saidOf('/bucket/key', { credentials: wrong })).to.equal('200'));

  it('has a path that is escaped once for buckets and twice for other services', async () => {
    const path = '/bucket/a%20b%2Bc';
    const ways: readonly Signing[] = [{ escapes: 'once' }, { escapes: 'twice' }, { service: 'sts', escapes: 'once' }, { service: 'sts', escapes: 'twice' }];
    const refused = '403 SignatureDoesNotMatch';
    expect(await Promise.all(ways.map((way) => saidOf(path, way)))).to.deep.equal(['200', refused, refused, '200']);
  });

  it('may be five minutes old', async () => expect(await saidOf('/bucket/key', { at: earlier(290) })).to.equal('200'));

  it('is refused when it is older, or younger than now', async () => {
    const ages = [{ at: earlier(310) }, { at: earlier(-310) }, { at: earlier(310), service: 'sts' }];
    const [old, young, other] = await Promise.all(ages.map((signing) => saidOf('/bucket/key', signing)));
    expect([old, young, other]).to.deep.equal(['403 RequestTimeTooSkewed', '403 RequestTimeTooSkewed', '403 SignatureDoesNotMatch']);
  });

  it('is refused when its path, query or headers were changed', async () => {
    const headers = await signedHeaders('/bucket/key', { headers: { 'x-amz-meta': 'a' } });
    const changed = [get('/bucket/other', headers), get('/bucket/key?versionId=1', headers), get('/bucket/key', { ...headers, 'x-amz-meta': 'b' })];
    expect((await Promise.all(changed)).map(said)).to.deep.equal(Array(3).fill('403 SignatureDoesNotMatch'));
  });

  it('is refused when its body is not what the hash says', async () => {
    const headers = await signedHeaders('/bucket/key', { headers: { 'x-amz-content-sha256': 'a'.repeat(64) } });
    expect(said(await get('/bucket/key', headers))).to.equal('403 XAmzContentSHA256Mismatch');
  });

  for (const [what, change, error] of [
    ['without a signature', (text: string) => text.replace(/, Signature=.*/, ''), 'IncompleteSignature'],
    ['with a short signature', (text: string) => text.slice(0, -1), 'IncompleteSignature'],
    ['with a scope that ends otherwise', (text: string) => text.replace('aws4_request', 'aws5_request'), 'SignatureDoesNotMatch'],
    ['with too short a scope', (text: string) => text.replace('/s3/aws4_request', ''), 'IncompleteSignature'],
    ['with a region that is none', (text: string) => text.replace('eu-west-1', 'EU_1'), 'SignatureDoesNotMatch'],
    ['with a service that is none', (text: string) => text.replace('/s3/', '/S_3/'), 'SignatureDoesNotMatch'],
    ['with a date that is none', (text: string) => text.replace('20260105', 'today'), 'SignatureDoesNotMatch'],
    ['with another day in its scope', (text: string) => text.replace('20260105', '20260104'), 'SignatureDoesNotMatch'],
    ['that leaves its date unsigned', (text: string) => text.replace(';x-amz-date', ''), 'SignatureDoesNotMatch'],
    ['that signs what was not sent', (text: string) => text.replace('host;', 'host;x-none;'), 'SignatureDoesNotMatch'],
  ] as const) {
    it(`is refused ${what}`, async () => {
      const headers = await signedHeaders('/bucket/key');
      expect(said(await get('/bucket/key', { ...headers, authorization: change(headers['authorization'] ?? '') }))).to.equal(`403 ${error}`);
    });
  }

  it('is refused when it was signed at no time', async () => {
    expect(said(await get('/bucket/key', { ...(await signedHeaders('/bucket/key')), 'x-amz-date': 'today' }))).to.equal('403 IncompleteSignature');
  });

  it('may be an address that is good for a time', async () => {
    const none = { authorization: '' };
    const good = await presigned('/bucket/key', { expiresIn: 60, at: earlier(50) });
    const late = await presigned('/bucket/key', { expiresIn: 60, at: earlier(70) });
    const answers = await Promise.all([good, late, good.replace('/key?', '/other?'), good.replace('Expires=60', 'Expires=ever'), good.replace('Expires=60', 'Expires=700000')].map((line) => get(line, none)));
    const malformed = '403 AuthorizationQueryParametersError';
    expect(answers.map(said)).to.deep.equal(['200', '403 AccessDenied', '403 SignatureDoesNotMatch', malformed, malformed]);
  });

  it('leaves neither signature nor session token in the journal', async () => {
    const session: Readonly<Record<string, string>> = { ...(await signedHeaders('/bucket/key')), 'x-amz-security-token': 'secret-session' };
    const line = `${await presigned('/bucket/key', { expiresIn: 60 })}&X-Amz-Security-Token=secret-session`;
    await Promise.all([get('/bucket/key', session), get(line, { authorization: '' })]);
    const shown = JSON.stringify(await journalOf(ask));
    const signatures = [session['authorization'], line].map((text) => /Signature=([0-9a-f]+)/.exec(text ?? '')?.[1] ?? '');
    expect(['secret-session', ...signatures].filter((secret) => shown.includes(secret))).to.deep.equal([]);
  });

  it('is checked where the document asks for none', async () => {
    const headers = await signedHeaders('/unsigned');
    expect([said(await get('/unsigned', headers)), said(await get('/unsigned', { ...headers, 'x-amz-date': 'today' }))]).to.deep.equal(['200', '403 IncompleteSignature']);
  });

  it('is asked for only where secrets are named, so that plain replays pass', async () => {
    const key = { authorization: 'example-key' };
    expect([said(await get('/bucket/key', key)), said(await get('/bucket/key', key, named)), said(await get('/bucket/key', { authorization: '' }))]).to.deep.equal(['200', '403 IncompleteSignature', '401']);
  });
});
