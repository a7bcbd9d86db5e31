import { expect } from 'chai';
import { isAuthenticationError } from '../shared/errors/guards.ts';
import { VendorError } from '../shared/errors/vendor-error.ts';
import { failing } from '../shared/testing/failing.ts';
import { falconOnScript, falconOnStub, falconOnTwoStubs, signedIn } from './testing/client.ts';
import { makeEnvelope, makeRefusal } from './testing/factories.ts';

const refusedToken = { status: 401, body: makeRefusal(401, 'access denied, invalid bearer token') };

describe('a Falcon client, signed in', () => {
  const { vendor, now } = falconOnStub();
  const signIns = async (): Promise<number> => (await vendor.calls('oauth2AccessToken')).length;
  const operations = async () => (await vendor.calls()).map(({ operation }) => operation);

  it('keeps a token until two minutes before it expires (C01)', async () => {
    const client = now().client();
    await client.hosts.queryIds();
    now().clock.advance((1799 - 121) * 1000);
    await client.hosts.queryIds();
    expect(await signIns()).to.equal(1);
    now().clock.advance(1000);
    await client.hosts.queryIds();
    expect(await signIns()).to.equal(2);
  });

  it('asks for a token with a form and without any other credential (C01)', async () => {
    await now().client({ memberCid: '0f1e2d3c4b5a69788796a5b4c3d2e1f0' }).hosts.queryIds();
    const [signIn] = now().observer.exchanges;
    expect(new URLSearchParams(signIn?.requestBody).get('member_cid')).to.equal('0f1e2d3c4b5a69788796a5b4c3d2e1f0');
    expect(signIn?.requestHeaders).to.not.have.property('authorization');
    expect(signIn?.status).to.equal(201);
  });

  it('fetches a new token before it uses one that expires in a minute (C04)', async () => {
    const client = now().client();
    await client.hosts.queryIds();
    now().clock.advance((1799 - 60) * 1000);
    await client.hosts.queryIds();
    expect(await operations()).to.deep.equal(['oauth2AccessToken', 'QueryDevicesByFilter', 'oauth2AccessToken', 'QueryDevicesByFilter']);
  });

  it('reports a wrong secret after one request (C03)', async () => {
    await vendor.state('the client’s secret is wrong');
    const error = await failing(now().client().hosts.queryIds(), VendorError);
    expect([isAuthenticationError(error), error.status, error.retryable]).to.deep.equal([true, 403, false]);
    expect(await operations()).to.deep.equal(['oauth2AccessToken']);
  });

  it('does not show refused credentials again for a minute, however many calls there are (C03)', async () => {
    await vendor.state('the client’s secret is wrong');
    const client = now().client();
    await Promise.all(Array.from({ length: 50 }, () => failing(client.hosts.queryIds(), VendorError)));
    expect(await signIns()).to.equal(1);
    now().clock.advance(60_000);
    await failing(client.hosts.queryIds(), VendorError);
    expect(await signIns()).to.equal(2);
  });

  it('revokes its token and signs in anew with the next call (C07)', async () => {
    const client = now().client();
    await client.hosts.queryIds();
    await client.signOut();
    await client.hosts.queryIds();
    expect(await operations()).to.deep.equal(['oauth2AccessToken', 'QueryDevicesByFilter', 'oauth2RevokeToken', 'oauth2AccessToken', 'QueryDevicesByFilter']);
    const revocation = now().observer.exchanges.find(({ call }) => call.operation === 'oauth2RevokeToken');
    expect(revocation?.requestHeaders['authorization']).to.match(/^Basic \w+/);
  });

  it('signs in once for twenty calls that start together (C41)', async () => {
    const client = now().client();
    await Promise.all(Array.from({ length: 20 }, () => client.hosts.queryIds()));
    expect([await signIns(), (await vendor.calls('QueryDevicesByFilter')).length]).to.deep.equal([1, 20]);
  });
});

describe('a Falcon client and its token', () => {
  const { vendor, now } = falconOnScript();
  const ids = { body: makeEnvelope(['9c1f4be07a5d4f2f8b0e6f3a2d1c0b9a'], { total: 1 }) };
  const urls = () => vendor.requests.map(({ method, url }) => `${method} ${url.replace(/\?.*/, '')}`);
  const [token, list] = ['POST /oauth2/token', 'GET /devices/queries/devices/v1'];

  it('takes a token that comes with 200 in place of 201 (C02)', async () => {
    vendor.answers({ ...signedIn(), status: 200 }, ids);
    expect((await now().client().hosts.queryIds()).ids).to.have.length(1);
  });

  it('takes a token for good that does not say how long it is', async () => {
    vendor.answers(signedIn({ expires_in: undefined }), ids);
    await now().client().hosts.queryIds();
    expect(urls()).to.deep.equal([token, list]);
  });

  it('replaces a token that is refused, once (C05)', async () => {
    vendor.answers(signedIn(), refusedToken, signedIn({ access_token: 'second' }), ids);
    await now().client().hosts.queryIds();
    expect(urls()).to.deep.equal([token, list, token, list]);
    expect(vendor.requests.at(-1)?.headers.authorization).to.equal('Bearer second');
  });

  it('gives up when the new token is refused too (C06)', async () => {
    vendor.answers(signedIn(), refusedToken, signedIn(), refusedToken);
    const error = await failing(now().client().hosts.queryIds(), VendorError);
    expect([error.kind, error.status]).to.deep.equal(['authentication', 401]);
    expect(urls()).to.deep.equal([token, list, token, list]);
  });

  it('refreshes it once for a thousand calls that find it expired', async () => {
    vendor.answers(signedIn(), ids, signedIn(), ids);
    const client = now().client();
    await client.hosts.queryIds();
    now().clock.advance(1799 * 1000);
    await Promise.all(Array.from({ length: 1000 }, () => client.hosts.queryIds()));
    expect(urls().filter((url) => url === token)).to.have.length(2);
    expect(urls()).to.have.length(1003);
  });

  it('tries rotated credentials when the old ones are refused', async () => {
    vendor.answers(signedIn(), ids, refusedToken, { status: 403, body: makeRefusal(403, 'Failed to issue access token') }, signedIn(), ids);
    const client = now().client();
    await client.hosts.queryIds();
    now().clock.advance(10_000);
    Object.assign(now().environment, { FALCON_CLIENT_ID: 'new-id', FALCON_CLIENT_SECRET: 'new-secret' });
    await client.hosts.queryIds();
    expect(new URLSearchParams(vendor.requests.at(-2)?.body).get('client_id')).to.equal('new-id');
  });

  it('says what a token’s answer lacks', async () => {
    vendor.answers({ status: 201, body: { token_type: 'bearer' } });
    expect(await failing(now().client().hosts.queryIds(), VendorError)).to.include({ kind: 'contract', operation: 'oauth2AccessToken' });
  });

  it('does not take it for revoked where the answer is none of the vendor’s', async () => {
    vendor.answers(signedIn(), { body: {} });
    expect(await failing(now().client().signOut(), VendorError)).to.include({ kind: 'contract', operation: 'oauth2RevokeToken' });
  });
});

describe('a Falcon client whose token is another cloud’s', () => {
  const { first, second, now } = falconOnTwoStubs({ strictTokens: true });

  it('replaces it once for twenty calls that are refused together, and repeats each once (C42)', async () => {
    const told = 'the tenant lives in us-2, which is told';
    await Promise.all([first.state(told), second.state(told)]);
    const client = now().client({ limits: { concurrent: 20 } });
    await Promise.all(Array.from({ length: 20 }, () => client.hosts.queryIds()));
    const calls = (await second.calls()).map(({ operation, status }) => `${operation} ${status}`);
    expect(Object.entries(Object.groupBy(calls, (call) => call)).map(([call, all = []]) => `${all.length} × ${call}`).toSorted()).to.deep.equal([
      '1 × oauth2AccessToken 201',
      '20 × QueryDevicesByFilter 200',
      '20 × QueryDevicesByFilter 401',
    ]);
  });
});

describe('two tenants in one process', () => {
  const { first, second, now } = falconOnTwoStubs();

  it('have tokens and clouds of their own (C43)', async () => {
    await second.state('the tenant lives in us-2, which is told');
    const [one, other] = [now().client(), now().client({ cloud: 'us-2' })];
    await Promise.all([one, other, one, other].map((client) => client.hosts.queryIds()));
    for (const vendor of [first, second]) {
      expect((await vendor.calls()).map(({ operation }) => `${operation}`).toSorted()).to.deep.equal(['QueryDevicesByFilter', 'QueryDevicesByFilter', 'oauth2AccessToken']);
    }
  });
});
