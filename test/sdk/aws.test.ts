import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { DeleteParameterCommand, DescribeParametersCommand, GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { expect } from 'chai';
import { join } from 'node:path';
import type { Serving } from './serving.ts';
import { serve } from './serving.ts';

// Published conversions differ from what the SDK speaks (times as texts, no result inside); these are written from the SDK's own requests.
const documentNamed = (name: string): string => join(import.meta.dirname, 'documents', name);

const options = (vendor: Serving) => ({
  endpoint: vendor.url,
  region: 'us-east-1',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
  maxAttempts: 2,
});

const failure = async (call: Promise<unknown>): Promise<Error> => {
  const error = await call.then(() => undefined, (thrown: unknown) => thrown);
  if (error instanceof Error) return error;
  throw new Error('the call succeeds');
};

describe('a client that asks by Action and reads XML', () => {
  let vendor: Serving;
  let client: STSClient;

  before(async () => {
    vendor = await serve(documentNamed('token-service.yaml'));
    client = new STSClient(options(vendor));
  });
  after(() => vendor.close());
  beforeEach(() => vendor.control('POST', 'reset'));

  it('learns who calls', async () => {
    const { Account, Arn, UserId } = await client.send(new GetCallerIdentityCommand({}));
    expect([Account, Arn, UserId].map((one) => typeof one)).to.deep.equal(['string', 'string', 'string']);
  });

  it('assumes a role and gets credentials that expire', async () => {
    const { Credentials } = await client.send(new AssumeRoleCommand({ RoleArn: 'arn:aws:iam::123456789012:role/demo', RoleSessionName: 'tests' }));
    expect([typeof Credentials?.AccessKeyId, Credentials?.Expiration instanceof Date]).to.deep.equal(['string', true]);
  });

  it('is told what is wrong with a role', async () => {
    const error = await failure(client.send(new AssumeRoleCommand({ RoleArn: 'short', RoleSessionName: 'tests' })));
    expect(error).to.have.nested.property('$metadata.httpStatusCode', 400);
  });

  it('asks again after a lost answer', async () => {
    await vendor.control('PUT', 'faults', { faults: [{ kind: 'reset', count: 1 }] });
    const { $metadata } = await client.send(new GetCallerIdentityCommand({}));
    expect($metadata.attempts).to.equal(2);
  });
});

describe('a client that asks by X-Amz-Target in JSON', () => {
  let vendor: Serving;
  let client: SSMClient;

  before(async () => {
    vendor = await serve(documentNamed('parameter-store.yaml'));
    client = new SSMClient(options(vendor));
  });
  after(() => vendor.close());
  beforeEach(() => vendor.control('POST', 'reset'));

  const put = (Name: string, Value: string) => client.send(new PutParameterCommand({ Name, Value, Type: 'String' }));

  it('reads back what it wrote', async () => {
    await put('/app/key', 'secret');
    const { Parameter } = await client.send(new GetParameterCommand({ Name: '/app/key' }));
    expect(Parameter).to.include({ Name: '/app/key', Value: 'secret', Type: 'String' });
  });

  it('is told that a deleted one is gone', async () => {
    await put('/app/key', 'secret');
    await client.send(new DeleteParameterCommand({ Name: '/app/key' }));
    const error = await failure(client.send(new GetParameterCommand({ Name: '/app/key' })));
    expect(error).to.have.nested.property('$metadata.httpStatusCode').that.is.at.least(400);
  });

  it('lists what it wrote', async () => {
    for (const name of ['/app/a', '/app/b']) await put(name, 'x');
    const { Parameters = [] } = await client.send(new DescribeParametersCommand({}));
    expect(Parameters.map(({ Name }) => Name)).to.have.members(['/app/a', '/app/b']);
  });

  it('describes what is there, and no page comes after', async () => {
    const { NextToken } = await client.send(new DescribeParametersCommand({ MaxResults: 10 }));
    expect(NextToken ?? '').to.equal('');
  });

  it('is told what is wrong with a request', async () => {
    const error = await failure(client.send(new PutParameterCommand({ Name: '', Value: 'x', Type: 'Nonsense' as never })));
    expect(error).to.have.nested.property('$metadata.httpStatusCode', 400);
  });
});
