import { inspect } from 'node:util';
import { expect } from 'chai';
import { Secret } from '../shared/auth/secret.ts';
import { NoAnswerError } from '../shared/errors/no-answer-error.ts';
import { VendorError } from '../shared/errors/vendor-error.ts';
import { failing } from '../shared/testing/failing.ts';
import { recorder } from '../shared/testing/recorder.ts';
import { vendorStub } from '../shared/testing/vendor-stub.ts';
import { AxoniusClient } from './client.ts';
import { axoniusOnScript, clientAt, collected, keys } from './testing/client.ts';
import { devices, page } from './testing/factories.ts';
import { selfSigned, tlsInstance } from './testing/tls-instance.ts';

const oauth = { clientId: 'service-7', clientSecret: 'canary-client-secret-1' };
const about = { data: { attributes: { 'Installed Version': '6.1.80' } } };

describe('the Axonius client’s keys', () => {
  const { vendor, client } = axoniusOnScript();

  it('are refused once where the secret is wrong (X03)', async () => {
    vendor.answers({ status: 401, body: { status: 'error', message: 'Not logged in', additional_data: null } });
    expect(await failing(collected(client().assets('devices')), VendorError)).to.include({ kind: 'authentication', retryable: false });
    expect(vendor.requests).to.have.length(1);
  });

  it('may have been pasted with a newline (X04)', async () => {
    vendor.answers({ body: about });
    await client({ credentials: { apiKey: ` ${keys.apiKey}\n`, apiSecret: `${keys.apiSecret}\r\n` } }).about();
    expect(vendor.requests[0]?.headers).to.include({ 'api-key': keys.apiKey, 'api-secret': keys.apiSecret });
  });

  it('do not help a service account whose role lacks API access (X07)', async () => {
    vendor.answers({ status: 403, body: { status: 'error', message: 'You are lacking some permissions for this request' } });
    const error = await failing(client().adapters(), VendorError);
    expect(error).to.include({ kind: 'permission', retryable: false });
    expect(error.message).to.contain('lacking some permissions');
    expect(vendor.requests).to.have.length(1);
  });

  for (const credentials of [{ apiKey: '', apiSecret: 'x' }, { apiKey: 'x', apiSecret: 'a b' }, { clientId: 'x', clientSecret: '\n' }]) {
    it(`are refused before anything is sent where they are none: ${JSON.stringify(credentials)}`, () => {
      expect(() => client({ credentials })).to.throw(TypeError, /^the (API key|API secret|client secret) is empty/);
    });
  }

  it('are replaced where the source has others', async () => {
    vendor.answers({ status: 401 }, { body: about });
    let read = 0;
    const get = async () => ({ apiKey: new Secret('key'), apiSecret: new Secret(`secret-${(read += 1)}`) });
    await client({ credentials: { keys: { name: 'keys', get, renew: get, isAnother: (one, other) => one !== other } } }).about();
    expect(vendor.requests.map(({ headers }) => headers['api-secret'])).to.deep.equal(['secret-1', 'secret-3']);
  });

  it('are in no error where they come from a source (X44)', async () => {
    vendor.answers({ status: 403, body: { message: 'no rights: canary-from-source' } });
    const get = async () => ({ apiKey: new Secret('canary-from-source'), apiSecret: new Secret('another-canary') });
    const error = await failing(client({ credentials: { keys: { name: 'keys', get, renew: get, isAnother: () => false } } }).about(), VendorError);
    expect(error.message).to.contain('no rights: [secret]');
  });

  it('never cross from one instance to another (X38)', async () => {
    vendor.answers({ body: page(devices(1), { totalPages: 1 }) });
    const other = { apiKey: 'other-key', apiSecret: 'other-secret' };
    const read = (credentials: typeof other) => collected(client({ credentials, headers: { instance: credentials.apiKey } }).assets('devices'));
    await Promise.all([read(keys), read(other), read(keys), read(other)]);
    const pairs = vendor.requests.map(({ headers }) => [headers['instance'], headers['api-key'], headers['api-secret']].join());
    expect(pairs.toSorted()).to.deep.equal([keys, keys, other, other].map(({ apiKey, apiSecret }) => [apiKey, apiKey, apiSecret].join()).toSorted());
  });

  for (const [what, answer] of Object.entries({
    'refuses and repeats them': { status: 403, body: { message: `${keys.apiKey} and ${keys.apiSecret} lack permissions` } },
    'finds fields wrong': { status: 422, body: { errors: { [keys.apiKey]: [keys.apiSecret] } } },
    'answers what is no JSON': { body: keys.apiSecret },
    'leaves fields out': { body: { data: keys.apiSecret } },
    'breaks off': { fault: 'reset' as const },
  })) {
    it(`are in no error and no event when the instance ${what} (X44)`, async () => {
      vendor.answers(answer);
      const observer = recorder();
      const error = await failing(client({ observer }).about(), VendorError);
      const told = inspect([error, error.message, error.stack, observer.events], { depth: 12, showHidden: true }) + JSON.stringify([error, observer.events]);
      expect([keys.apiKey, keys.apiSecret].filter((secret) => told.includes(secret))).to.deep.equal([]);
      expect(observer.of('call')).to.have.length(1);
    });
  }
});

describe('the Axonius client’s OAuth token', () => {
  const stub = vendorStub('axonius');
  const client = (credentials = oauth) => clientAt(stub.url, { credentials });
  const operations = async () => (await stub.calls()).map(({ operation, status }) => `${operation} ${status}`);

  it('is fetched once for all calls (X05)', async () => {
    await stub.state('there are three devices');
    const one = client();
    await Promise.all([one.about(), collected(one.assets('devices'))]);
    expect((await operations()).toSorted()).to.deep.equal(['createToken 200', 'getAbout 200', 'getAssets 200']);
    expect(JSON.stringify(await stub.calls())).not.to.contain(oauth.clientSecret);
  });

  it('is fetched anew where it expires between two pages, and no row is lost (X06)', async () => {
    await stub.state('there are three devices on two pages');
    const assets = client().assets('devices');
    const first = await assets.next();
    await stub.faults('expired-credentials,operation=getAssets,count=1');
    expect([first.value?.id, ...(await collected(assets))]).to.have.length(3);
    expect(await operations()).to.deep.equal(['createToken 200', 'getAssets 200', 'getAssets 401', 'createToken 200', 'getAssets 200']);
  });

  it('is not had with a wrong secret, which is told of by its own call', async () => {
    await stub.faults('status,status=401,operation=createToken');
    expect(await failing(client().about(), VendorError)).to.include({ kind: 'authentication', operation: 'createToken' });
    expect(await operations()).to.deep.equal(['createToken 401']);
  });
});

describe('the Axonius client’s OAuth token, on the wire', () => {
  const { vendor, client } = axoniusOnScript();

  it('is asked for with the client’s id and secret, and goes along as a bearer (X05)', async () => {
    vendor.answers({ body: { access_token: 'token-1', token_type: 'Bearer', expires_in: 3600 } }, { body: about });
    const one = client({ credentials: oauth });
    await one.about();
    await one.about();
    expect(vendor.requests.map(({ method, url, headers, body }) => [method, url, headers.authorization, body])).to.deep.equal([
      ['POST', '/api/oauth2/token', `Basic ${btoa('service-7:canary-client-secret-1')}`, 'grant_type=client_credentials'],
      ['GET', '/api/settings/meta/about', 'Bearer token-1', ''],
      ['GET', '/api/settings/meta/about', 'Bearer token-1', ''],
    ]);
  });

  it('is in no error, nor is the secret that it was asked for with (X44)', async () => {
    const echo = `token-canary and ${oauth.clientSecret} and ${btoa(`service-7:${oauth.clientSecret}`)}`;
    vendor.answers({ body: { access_token: 'token-canary', token_type: 'Bearer', expires_in: 3600 } }, { status: 403, body: { message: echo } });
    const told = inspect(await failing(client({ credentials: oauth }).about(), VendorError), { depth: 9, showHidden: true });
    expect(told).to.contain('[secret] and [secret] and [secret]').and.not.to.contain('canary');
  });
});

describe('the Axonius client’s address', () => {
  const host = 'acme-sec.on.axonius.com';
  for (const baseUrl of [`http://${host}`, host, `ftp://${host}`, `https://user:pass@${host}`, '']) {
    it(`is refused before anything is sent: "${baseUrl}" (X08)`, () => {
      expect(() => new AxoniusClient({ baseUrl, credentials: keys })).to.throw(TypeError, /^(?!.*pass@).*instance/);
    });
  }

  it('may be any host of a customer’s own', () => {
    for (const baseUrl of ['https://acme-sec.on.axonius.com', 'https://axonius.corp.example/', 'http://[::1]:8080', 'http://localhost:8080']) {
      expect(() => new AxoniusClient({ baseUrl, credentials: keys })).not.to.throw();
    }
  });
});

describe('the Axonius client, over TLS', () => {
  let instance: Awaited<ReturnType<typeof tlsInstance>>;
  let ca = '';
  before(async () => {
    const certified = await selfSigned();
    ca = certified.cert;
    instance = await tlsInstance(certified, about);
  });
  after(() => instance.server.close().closeAllConnections());

  it('takes the certificate that it was given an authority for (X09)', async () => {
    expect(await clientAt(instance.url, { tls: { ca } }).about()).to.include({ version: '6.1.80' });
  });

  it('takes no certificate that nobody vouches for (X09)', async () => {
    const error = await failing(clientAt(instance.url).about(), NoAnswerError);
    expect(error.code).to.match(/SELF_SIGNED|UNABLE_TO_VERIFY/);
  });
});
