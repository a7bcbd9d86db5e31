import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { expect } from 'chai';
import { inspect } from 'node:util';
import { failing } from '../../shared/testing/failing.ts';
import { scriptedVendor } from '../../shared/testing/scripted-vendor.ts';
import { vendorStub } from '../../shared/testing/vendor-stub.ts';
import { ComputeClient } from '../compute/client.ts';
import { AwsError } from '../errors/aws-error.ts';
import { IdentityClient } from '../identity/client.ts';
import { assumedRole, callerIdentity, ec2Refusal, instancesPage, roleCanaries, stsRefusal } from '../testing/answers.ts';
import { connectionTo, testCredentials, testKeys, type TestConnection } from '../testing/connection.ts';
import { roleCredentials } from './role.ts';

const role = { arn: 'arn:aws:iam::210987654321:role/InventoryRead', sessionName: 'scan-42', externalId: 'tenant-7f3a' };

describe('credentials of a role', () => {
  const stub = vendorStub('aws-sts');
  const assumed = (connection: TestConnection = connectionTo(stub.url)) => roleCredentials(new IdentityClient(connection), role, connection);
  const until = (minutes: number, now = Date.now()) => stub.state('the role can be assumed until', { until: new Date(now + minutes * 60_000).toISOString() });
  const assumptions = async () => (await stub.calls('AssumeRole')).length;

  it('are taken on once, however many calls begin with them (A08)', async () => {
    await stub.state('the role can be assumed');
    const client = new IdentityClient(connectionTo(stub.url, { credentials: assumed() }));
    await Promise.all(Array.from({ length: 20 }, () => client.whoAmI()));
    expect(await assumptions()).to.equal(1);
    expect(await stub.calls('GetCallerIdentity')).to.have.length(20);
  });

  it('are the trap of stubs that let them end within five minutes: the SDK takes them on again and again (A06)', async () => {
    await until(4);
    const clientConfig = { endpoint: stub.url, region: 'eu-west-1' };
    const params = { RoleArn: role.arn, RoleSessionName: role.sessionName };
    const credentials = fromTemporaryCredentials({ params, clientConfig, masterCredentials: testKeys });
    const client = new IdentityClient(connectionTo(stub.url, { credentials: { ...testCredentials(), provide: Object.assign(() => credentials(), { memoized: true as const }) } }));
    for (let call = 0; call < 3; call += 1) await client.whoAmI();
    expect(await assumptions()).to.be.greaterThan(1);
  });

  it('are kept while they hold, and replaced five minutes before their end', async () => {
    const connection = connectionTo(stub.url);
    const credentials = assumed(connection);
    await until(60, connection.clock.now());
    for (const minutes of [0, 54, 2]) {
      connection.clock.advance(minutes * 60_000);
      await credentials.provide();
    }
    expect(await assumptions()).to.equal(2);
    expect(connection.observer.of('credential').map(({ what }) => what)).to.deep.equal(['read', 'refreshed']);
  });

  it('are used to their end where others cannot be had', async () => {
    const connection = connectionTo(stub.url);
    const credentials = assumed(connection);
    await until(60, connection.clock.now());
    const { accessKeyId } = await credentials.provide();
    await stub.state('the role trusts another external id');
    connection.clock.advance(58 * 60_000);
    expect((await credentials.provide()).accessKeyId).to.equal(accessKeyId);
    connection.clock.advance(3 * 60_000);
    await failing(credentials.provide(), AwsError);
  });

  it('are said to have failed where the role is refused', async () => {
    await stub.state('the role trusts another external id');
    const connection = connectionTo(stub.url);
    expect(await failing(assumed(connection).provide(), AwsError)).to.include({ kind: 'permission', subject: role.arn });
    expect(connection.observer.of('credential')).to.deep.equal([{ event: 'credential', vendor: 'aws', name: 'credentials', source: `role ${role.arn}`, what: 'failed' }]);
  });
});

describe('credentials of a role, on the wire', () => {
  const vendor = scriptedVendor();
  const listWith = (connection: TestConnection) => {
    const credentials = roleCredentials(new IdentityClient(connection), role, connection);
    return Array.fromAsync(new ComputeClient(connectionTo(vendor.url, { credentials })).instances());
  };
  const keys = () => vendor.requests.map(({ headers }) => /Credential=(\w+)/.exec(headers.authorization ?? '')?.[1]);

  it('are taken on once more after they were refused as expired (A05)', async () => {
    vendor.answers(assumedRole({ key: 'ASIAFIRSTKEYID000001' }), ec2Refusal(400, 'RequestExpired'), assumedRole({ key: 'ASIASECONDKEYID00001' }), instancesPage('i-0a1b2c3d'));
    expect(await listWith(connectionTo(vendor.url))).to.have.length(1);
    expect(keys()).to.deep.equal([testKeys.accessKeyId, 'ASIAFIRSTKEYID000001', testKeys.accessKeyId, 'ASIASECONDKEYID00001']);
  });

  it('are not taken on a third time', async () => {
    vendor.answers(assumedRole(), ec2Refusal(400, 'RequestExpired'), assumedRole(), ec2Refusal(400, 'RequestExpired'));
    expect(await failing(listWith(connectionTo(vendor.url)), AwsError)).to.include({ kind: 'authentication', code: 'RequestExpired' });
    expect(vendor.requests).to.have.length(4);
  });

  it('are not mixed up between two accounts that are called at a time (A09)', async () => {
    const keysOf = ['ASIAACCOUNTONE000001', 'ASIAACCOUNTTWO000001'];
    vendor.answers(...keysOf.map((key) => assumedRole({ key })), callerIdentity());
    const sts = new IdentityClient(connectionTo(vendor.url));
    const sets = await Promise.all(keysOf.map(async () => {
      const credentials = roleCredentials(sts, role);
      await credentials.provide();
      return credentials;
    }));
    await Promise.all(sets.flatMap((credentials) => Array.from({ length: 5 }, () => new IdentityClient(connectionTo(vendor.url, { credentials })).whoAmI())));
    expect(keys().slice(2)).to.have.members(keysOf.flatMap((key) => Array.from({ length: 5 }, () => key)));
  });

  it('show neither secret nor token in errors, events or prints (A54)', async () => {
    const connection = connectionTo(vendor.url);
    const credentials = roleCredentials(new IdentityClient(connection), role);
    const client = new IdentityClient({ ...connection, credentials });
    vendor.answers(assumedRole(), stsRefusal(400, 'ValidationError', `the token ${roleCanaries.token} of ${roleCanaries.secret} is odd`));
    const error = await failing(client.whoAmI(), AwsError);
    const shown = inspect([error, connection.observer.events, client], { depth: 12, showHidden: true });
    expect([roleCanaries.token, roleCanaries.secret].filter((secret) => shown.includes(secret))).to.deep.equal([]);
    expect(error.message).to.contain('the token [secret] of [secret] is odd');
  });
});
