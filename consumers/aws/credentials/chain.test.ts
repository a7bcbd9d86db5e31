import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { VendorError } from '../../shared/errors/vendor-error.ts';
import { failing } from '../../shared/testing/failing.ts';
import { manualClock } from '../../shared/testing/manual-clock.ts';
import { recorder } from '../../shared/testing/recorder.ts';
import { scriptedVendor } from '../../shared/testing/scripted-vendor.ts';
import { vendorStub } from '../../shared/testing/vendor-stub.ts';
import { IdentityClient } from '../identity/client.ts';
import { assumedRole, callerIdentity } from '../testing/answers.ts';
import { connectionTo } from '../testing/connection.ts';
import { chainCredentials, type ChainOptions } from './chain.ts';

const environment = { AWS_ACCESS_KEY_ID: 'AKIAENVIRONMENT00001', AWS_SECRET_ACCESS_KEY: 'canary-environment' };
const inFuture = '2099-01-01T00:00:00Z';
const keys = (accessKeyId: string): string => `aws_access_key_id = ${accessKeyId}\naws_secret_access_key = canary-${accessKeyId}\n`;

/** What a container and the instance metadata answer. */
const remote = (AccessKeyId: string, Expiration = inFuture) => ({ body: { Code: 'Success', AccessKeyId, SecretAccessKey: 'canary-remote', Token: 'canary-token', Expiration, LastUpdated: '2026-11-24T00:00:00Z' } });

describe('the chain of credentials', () => {
  const here = machine();
  const vendor = scriptedVendor();
  const observer = recorder();
  const chain = (options: ChainOptions = {}) => chainCredentials({ clientConfig: { region: 'eu-west-1', endpoint: vendor.url }, observer, ...options });
  const found = async (options?: ChainOptions) => {
    const { accessKeyId } = await chain(options).provide();
    return [accessKeyId, observer.of('credential').at(-1)?.source];
  };
  const failure = (options?: ChainOptions) => failing(chain(options).provide(), Error);
  const urls = () => vendor.requests.map(({ method, url }) => `${method} ${url}`);

  describe('with an environment', () => {
    it('takes its keys (AC01)', async () => {
      here.set(environment);
      expect(await found()).to.deep.equal(['AKIAENVIRONMENT00001', 'chain: environment']);
    });

    it('sends its session token along (AC02)', async () => {
      here.set({ ...environment, AWS_SESSION_TOKEN: 'session-of-the-environment' });
      vendor.answers(callerIdentity());
      await new IdentityClient(connectionTo(vendor.url, { credentials: chain() })).whoAmI();
      expect(vendor.requests[0]?.headers['x-amz-security-token']).to.equal('session-of-the-environment');
    });

    it('passes it over where a profile is named, and warns (A07, AC03)', async () => {
      const warnings: string[] = [];
      here.set({ ...environment, AWS_PROFILE: 'scan' });
      here.write('credentials', `[scan]\n${keys('AKIAPROFILE000000001')}`);
      expect(await found({ warn: (text) => warnings.push(text) })).to.deep.equal(['AKIAPROFILE000000001', 'chain: shared files']);
      expect(warnings.join()).to.contain('Multiple credential sources');
    });
  });

  describe('with a single sign-on', () => {
    const signOn = { ssoStartUrl: 'https://acme.awsapps.example/start', ssoAccountId: '123456789012', ssoRegion: 'eu-west-1', ssoRoleName: 'InventoryRead' };
    const signedOn = (expiresAt: string) =>
      here.write(`.aws/sso/cache/${createHash('sha1').update(signOn.ssoStartUrl).digest('hex')}.json`, JSON.stringify({ accessToken: 'canary-sign-on', expiresAt, region: 'eu-west-1', startUrl: signOn.ssoStartUrl }));

    it('asks for the role’s credentials with the token that signing on left (AC04)', async () => {
      signedOn(inFuture);
      vendor.answers({ body: { roleCredentials: { accessKeyId: 'ASIASIGNON0000000001', secretAccessKey: 's', sessionToken: 't', expiration: Date.parse(inFuture) } } });
      expect(await found({ signOn })).to.deep.equal(['ASIASIGNON0000000001', 'chain: single sign-on']);
      expect(urls()).to.deep.equal(['GET /federation/credentials?account_id=123456789012&role_name=InventoryRead']);
      expect(vendor.requests[0]?.headers['x-amz-sso_bearer_token']).to.equal('canary-sign-on');
    });

    it('ends where it has run out, and asks no link after it (AC05)', async () => {
      signedOn('2026-01-01T00:00:00Z');
      here.write('credentials', `[default]\n${keys('AKIADEFAULT000000001')}`);
      expect((await failure({ signOn })).message).to.contain('has expired');
      expect(vendor.requests).to.have.length(0);
    });
  });

  describe('with shared files', () => {
    it('takes the keys of the default profile (AC06)', async () => {
      here.write('credentials', `[default]\n${keys('AKIADEFAULT000000001')}`);
      expect(await found()).to.deep.equal(['AKIADEFAULT000000001', 'chain: shared files']);
    });

    it('takes on the role of a profile, as its source (AC07)', async () => {
      here.write('config', '[profile scan]\nrole_arn = arn:aws:iam::210987654321:role/InventoryRead\nsource_profile = base\nexternal_id = tenant-7f3a\n');
      here.write('credentials', `[base]\n${keys('AKIABASE000000000001')}`);
      vendor.answers(assumedRole());
      expect(await found({ profile: 'scan' })).to.deep.equal(['ASIAEXAMPLEKEYID0001', 'chain: role of a profile']);
      expect(vendor.requests[0]?.headers.authorization).to.contain('Credential=AKIABASE000000000001/');
      expect(new URLSearchParams(vendor.requests[0]?.body).get('ExternalId')).to.equal('tenant-7f3a');
    });

    it('goes round in no circle of profiles (AC08)', async () => {
      here.write('config', ['a', 'b'].map((name, index) => `[profile ${name}]\nrole_arn = arn:aws:iam::210987654321:role/R\nsource_profile = ${['b', 'a'][index]}\n`).join('\n'));
      expect((await failure({ profile: 'a' })).name).to.equal('CredentialsProviderError');
      expect(vendor.requests).to.have.length(0);
    });
  });

  describe('with a process', () => {
    const answering = (name: string, Expiration: string) =>
      here.write('config', `[profile scan]\ncredential_process = cat ${here.write(name, JSON.stringify({ Version: 1, AccessKeyId: 'ASIAPROCESS000000001', SecretAccessKey: 's', SessionToken: 't', Expiration }))}\n`);

    it('takes what it prints (AC09)', async () => {
      answering('printed.json', inFuture);
      expect((await found({ profile: 'scan' }))[0]).to.equal('ASIAPROCESS000000001');
    });

    it('takes nothing that has run out (AC10)', async () => {
      answering('stale.json', '2026-01-01T00:00:00Z');
      expect((await failure({ profile: 'scan' })).name).to.equal('CredentialsProviderError');
    });
  });

  describe('with a web identity', () => {
    const stub = vendorStub('aws-sts');
    const trusted = async () => {
      await stub.state('the web identity is trusted');
      here.set({ AWS_WEB_IDENTITY_TOKEN_FILE: here.write('token', 'canary-web-identity'), AWS_ROLE_ARN: 'arn:aws:iam::210987654321:role/InventoryRead', AWS_ROLE_SESSION_NAME: 'scan-42' });
      return { clientConfig: { region: 'eu-west-1', endpoint: stub.url } };
    };

    it('takes on the role without a signature (AC11)', async () => {
      expect(await found(await trusted())).to.deep.equal(['ASIAEXAMPLEWEBID0001', 'chain: web identity']);
      expect((await stub.calls()).map(({ operation, status }) => [operation, status])).to.deep.equal([['AssumeRoleWithWebIdentity', 200]]);
    });

    it('comes after the environment, before container and metadata (AC12)', async () => {
      const options = await trusted();
      here.set({ AWS_CONTAINER_CREDENTIALS_FULL_URI: `${vendor.url}/container` });
      expect((await found(options))[1]).to.equal('chain: web identity');
      here.set(environment);
      expect((await found(options))[1]).to.equal('chain: environment');
      expect(vendor.requests).to.have.length(0);
    });
  });

  describe('in a container', () => {
    it('asks its agent with the token that it was given (AC13)', async () => {
      here.set({ AWS_CONTAINER_CREDENTIALS_FULL_URI: `${vendor.url}/container`, AWS_CONTAINER_AUTHORIZATION_TOKEN: 'canary-agent' });
      vendor.answers(remote('ASIACONTAINER0000001'));
      expect(await found()).to.deep.equal(['ASIACONTAINER0000001', 'chain: container']);
      expect(vendor.requests[0]?.headers.authorization).to.equal('canary-agent');
    });

    it('asks no metadata of the machine beneath (AC14)', async () => {
      here.set({ AWS_CONTAINER_CREDENTIALS_FULL_URI: `${vendor.url}/container`, AWS_EC2_METADATA_DISABLED: 'false', AWS_EC2_METADATA_SERVICE_ENDPOINT: vendor.url });
      vendor.answers(remote('ASIACONTAINER0000001'));
      await found();
      expect(urls()).to.deep.equal(['GET /container']);
    });
  });

  describe('on an instance', () => {
    const metadata = () => here.set({ AWS_EC2_METADATA_DISABLED: 'false', AWS_EC2_METADATA_SERVICE_ENDPOINT: vendor.url });

    it('asks for a token, the role’s name, and its credentials (AC15)', async () => {
      metadata();
      vendor.answers({ body: 'metadata-token' }, { body: 'InventoryRead' }, remote('ASIAINSTANCE00000001'));
      expect(await found()).to.deep.equal(['ASIAINSTANCE00000001', 'chain: instance metadata']);
      expect(urls()).to.deep.equal(['PUT /latest/api/token', 'GET /latest/meta-data/iam/security-credentials/', 'GET /latest/meta-data/iam/security-credentials/InventoryRead']);
      expect(vendor.requests[2]?.headers['x-aws-ec2-metadata-token']).to.equal('metadata-token');
    });

    it('asks nothing where it must not (AC16)', async () => {
      metadata();
      here.set({ AWS_EC2_METADATA_DISABLED: 'true' });
      await failure();
      expect(vendor.requests).to.have.length(0);
    });
  });

  describe('over time', () => {
    const container = () => here.set({ AWS_CONTAINER_CREDENTIALS_FULL_URI: `${vendor.url}/container` });

    it('asks once for calls that begin together, and again five minutes before the end (AC17)', async () => {
      container();
      const clock = manualClock();
      const until = new Date(clock.now() + 3_600_000).toISOString().replace('.000', '');
      vendor.answers(remote('ASIACONTAINER0000001', until), remote('ASIACONTAINER0000002'));
      const credentials = chain({ clock });
      await Promise.all([credentials.provide(), credentials.provide()]);
      clock.advance(54 * 60_000);
      expect((await credentials.provide()).accessKeyId).to.equal('ASIACONTAINER0000001');
      clock.advance(2 * 60_000);
      expect((await credentials.provide()).accessKeyId).to.equal('ASIACONTAINER0000002');
      expect(vendor.requests).to.have.length(2);
    });

    it('asks again for what AWS refused as expired, whatever its end says (AC18)', async () => {
      container();
      vendor.answers(remote('ASIACONTAINER0000001'), remote('ASIACONTAINER0000002'));
      const credentials = chain();
      credentials.forget((await credentials.provide()).accessKeyId);
      expect((await credentials.provide()).accessKeyId).to.equal('ASIACONTAINER0000002');
    });
  });

  it('sends nothing where no link has any (A04, AC19)', async () => {
    const client = new IdentityClient(connectionTo(vendor.url, { credentials: chain() }));
    expect(await failing(client.whoAmI(), VendorError)).to.include({ kind: 'authentication', code: 'CredentialsProviderError' });
    expect(vendor.requests).to.have.length(0);
    expect(observer.of('credential').at(-1)).to.include({ source: 'chain: none', what: 'failed' });
  });
});

/** A machine that has no credentials but those that a case gives it. */
interface Machine {
  /** Sets variables of the environment. */
  set(variables: Readonly<Record<string, string>>): void;
  /** Writes a file in the home folder; answers its path. */
  write(name: string, text: string): string;
}

/** For each case of the `describe` a home of its own: the SDK reads environment and files itself, and keeps what it read of a path. */
function machine(): Machine {
  const before = { ...process.env };
  let home = '';
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'aws-home-'));
    for (const name of Object.keys(process.env).filter((each) => each.startsWith('AWS_'))) delete process.env[name];
    Object.assign(process.env, { HOME: home, AWS_EC2_METADATA_DISABLED: 'true', AWS_CONFIG_FILE: join(home, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials') });
  });
  afterEach(() => {
    for (const name of Object.keys(process.env)) if (!Object.hasOwn(before, name)) delete process.env[name];
    Object.assign(process.env, before);
    rmSync(home, { recursive: true, force: true });
  });
  return {
    set: (variables) => void Object.assign(process.env, variables),
    write: (name, text) => {
      const file = join(home, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    },
  };
}
