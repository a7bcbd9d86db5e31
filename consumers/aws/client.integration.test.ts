import { expect } from 'chai';
import { Secret } from '../shared/auth/secret.ts';
import { failing } from '../shared/testing/failing.ts';
import { vendorStub } from '../shared/testing/vendor-stub.ts';
import { ComputeClient } from './compute/client.ts';
import { chainCredentials } from './credentials/chain.ts';
import { AwsError } from './errors/aws-error.ts';
import { IdentityClient } from './identity/client.ts';
import { OrganizationClient } from './organization/client.ts';
import { ParametersClient } from './parameters/client.ts';
import { QueueClient } from './queue/client.ts';
import { QueueWorker } from './queue/worker.ts';
import { scanInstances } from './scan/scan.ts';
import type { AwsConnection } from './sdk/connection.ts';
import { StorageClient } from './storage/client.ts';
import { connectionTo } from './testing/connection.ts';
import { makeAccount } from './testing/factories.ts';

type Service = 'sts' | 'organizations' | 'ec2' | 's3' | 'ssm' | 'sqs';
type ConnectionOf = (service: Service, region?: string) => AwsConnection;

/** What an inventory goes through, in whatever account: it changes nothing. */
async function inventory(connectionOf: ConnectionOf): Promise<void> {
  const { accountId: id, partition } = await new IdentityClient(connectionOf('sts')).whoAmI();
  expect(id).to.match(/^\d{12}$/);
  const alone = makeAccount({ id, partition });
  const accounts = await new OrganizationClient(connectionOf('organizations')).accountsOr(alone).catch(() => [alone]);
  expect(accounts).not.to.have.length(0);
  const parts = await scanInstances({ accounts: [alone], compute: (_, region) => new ComputeClient(connectionOf('ec2', region)) });
  expect(parts.filter(({ outcome }) => outcome === 'complete')).not.to.have.length(0);
  const storage = new StorageClient(connectionOf('s3'));
  const { value: bucket } = await storage.buckets().next();
  if (bucket) expect(bucket.region ?? (await storage.regionOf(bucket.name))).to.match(/^[a-z]{2}(-[a-z]+)+-\d$/);
}

/** Writes a parameter, reads it, and takes it away again. */
async function parameter(store: ParametersClient, path: string): Promise<void> {
  const name = `${path}/vendorproof-test`;
  await store.put({ name, value: new Secret('canary-parameter'), overwrite: true });
  try {
    expect((await store.get(name)).value.reveal()).to.equal('canary-parameter');
  } finally {
    await store.remove(name);
  }
  expect(await failing(store.get(name), AwsError)).to.include({ kind: 'not-found' });
}

/** Sends a message and deals with it. */
async function message(queue: QueueClient, body: string): Promise<void> {
  const id = await queue.send(body);
  const outcomes = await new QueueWorker({ queue, handle: async () => {} }).once();
  expect(outcomes).to.deep.include({ id, what: 'handled' });
}

describe('the AWS clients, end to end at their stubs', () => {
  const stubs = { sts: vendorStub('aws-sts'), organizations: vendorStub('aws-organizations'), ec2: vendorStub('aws-ec2'), s3: vendorStub('aws-s3'), ssm: vendorStub('aws-ssm'), sqs: vendorStub('aws-sqs') };
  const connectionOf: ConnectionOf = (service, region = 'eu-west-1') => connectionTo(stubs[service].url, { region });

  it('go through an inventory', async () => {
    await stubs.organizations.state('the organization has 45 accounts');
    await stubs.ec2.state('two regions are enabled');
    await stubs.ec2.state('there are instances on two pages');
    await inventory(connectionOf);
    expect(await stubs.ec2.calls('DescribeInstances')).to.have.length(4);
  });

  it('write, read and remove a parameter', () => parameter(new ParametersClient(connectionOf('ssm')), '/ci'));

  it('send a message and deal with it', async () => {
    await stubs.sqs.state('the queue takes messages');
    await stubs.sqs.state('a message waits', { time: 1, times: '1' });
    await message(new QueueClient({ ...connectionOf('sqs'), url: `${stubs.sqs.url}/123456789012/jobs` }), '{"job":"scan","account":"210987654321"}');
  });
});

describe('the AWS clients, end to end in an account', () => {
  const { RUN_INTEGRATION_TESTS: wanted, AWS_REGION: own, AWS_TEST_PARAMETER_PATH: path, AWS_TEST_QUEUE_URL: url } = process.env;
  const credentials = chainCredentials();
  const connectionOf = (region: string): AwsConnection => ({ region, credentials });
  const region = wanted === 'true' ? own : undefined;

  if (region === undefined) it('are not tried: RUN_INTEGRATION_TESTS=true and AWS_REGION, with credentials for the SDK’s chain, are not all set');
  else it('go through an inventory', () => inventory((_, other) => connectionOf(other ?? region))).timeout(300_000);

  if (region === undefined || !path) it('write no parameter: AWS_TEST_PARAMETER_PATH is not set, or no account is');
  else it('write, read and remove a parameter', () => parameter(new ParametersClient(connectionOf(region)), path)).timeout(60_000);

  if (region === undefined || !url) it('send no message: AWS_TEST_QUEUE_URL is not set, or no account is');
  else it('send a message and deal with it', () => message(new QueueClient({ ...connectionOf(region), url }), 'vendorproof')).timeout(60_000);
});
