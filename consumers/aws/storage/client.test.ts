import { expect } from 'chai';
import { ProtocolError } from '../../shared/errors/protocol-error.ts';
import { failing } from '../../shared/testing/failing.ts';
import { scriptedVendor } from '../../shared/testing/scripted-vendor.ts';
import { vendorStub } from '../../shared/testing/vendor-stub.ts';
import { AwsError } from '../errors/aws-error.ts';
import { BucketElsewhereError } from '../errors/bucket-elsewhere-error.ts';
import { bucketElsewhere, bucketsPage, s3Xml } from '../testing/answers.ts';
import { connectionTo } from '../testing/connection.ts';
import { regionOfLocation } from './bucket.ts';
import { StorageClient } from './client.ts';

describe('the client of Amazon S3', () => {
  const stub = vendorStub('aws-s3');
  const client = (): StorageClient => new StorageClient(connectionTo(stub.url));

  it('walks two pages of buckets', async () => {
    await stub.state('the account has buckets on two pages');
    expect(await Array.fromAsync(client().buckets())).to.deep.equal([
      { kind: 'bucket', name: 'logs', region: 'eu-west-1', createdAt: new Date('2026-01-01T00:00:00Z') },
      { kind: 'bucket', name: 'backups', region: 'us-east-1', createdAt: new Date('2026-02-01T00:00:00Z') },
    ]);
  });

  it('repeats a list that failed once (A30)', async () => {
    await stub.state('the account has buckets on one page');
    await stub.faults('status,status=500,count=1');
    const connection = connectionTo(stub.url);
    expect(await Array.fromAsync(new StorageClient(connection).buckets())).to.have.length(1);
    expect(connection.observer.of('call')[0]).to.include({ operation: 'ListBuckets', outcome: 'success', attempts: 2 });
  });

  it('takes a refusal without a body for what its status says (A31)', async () => {
    await stub.state('the bucket belongs to somebody else');
    expect(await failing(client().exists('logs'), AwsError)).to.include({ kind: 'permission', status: 403, code: 'AccessDenied', subject: 'logs' });
  });

  it('says that a bucket is missing (A32)', async () => {
    await stub.state('no such bucket');
    expect(await client().exists('logs')).to.equal(false);
    expect(await failing(client().regionOf('logs'), AwsError)).to.include({ kind: 'not-found', code: 'NoSuchBucket' });
  });

  it('says that a bucket is there', async () => {
    await stub.state('the bucket is there');
    expect(await client().exists('logs')).to.equal(true);
  });

  it('takes an empty location for the first region (A18)', async () => {
    await stub.state('the bucket is in the first region');
    expect(await client().regionOf('logs')).to.equal('us-east-1');
  });

  it('takes the location of old buckets for the region that it was (A19)', async () => {
    await stub.state('the bucket is in the region', { region: 'EU' });
    expect(await client().regionOf('logs')).to.equal('eu-west-1');
  });

  it('takes any other location as it is', () => expect(['', undefined, 'ap-southeast-2'].map(regionOfLocation)).to.deep.equal(['us-east-1', 'us-east-1', 'ap-southeast-2']));
});

describe('the client of Amazon S3, in the wrong region', () => {
  const vendor = scriptedVendor();
  const located = s3Xml('<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">eu-central-1</LocationConstraint>');
  const scopes = () => vendor.requests.map(({ headers }) => /\/([a-z0-9-]+)\/s3\//.exec(headers.authorization ?? '')?.[1]);

  it('asks once more, in the region that the answer names (A16)', async () => {
    vendor.answers(bucketElsewhere, located);
    expect(await new StorageClient(connectionTo(vendor.url)).regionOf('logs')).to.equal('eu-central-1');
    expect(scopes()).to.deep.equal(['eu-west-1', 'eu-central-1']);
  });

  it('says where the bucket is, if it is not to ask there (A17)', async () => {
    vendor.answers(bucketElsewhere);
    const client = new StorageClient({ ...connectionTo(vendor.url), followRegionRedirects: false });
    expect(await failing(client.regionOf('logs'), BucketElsewhereError)).to.include({ code: 'PermanentRedirect', bucketRegion: 'eu-central-1' });
    expect(vendor.requests).to.have.length(1);
  });

  it('does not take a list that breaks off for one without buckets (A36)', async () => {
    vendor.answers({ ...bucketsPage, body: String(bucketsPage.body).slice(0, 150) });
    expect(await failing(Array.fromAsync(new StorageClient(connectionTo(vendor.url)).buckets()), ProtocolError)).to.include({ kind: 'contract', status: 200 });
  });
});
