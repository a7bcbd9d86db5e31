import { expect } from 'chai';
import { contract } from 'vendorproof';
import { isPermissionError } from '../../shared/errors/guards.ts';
import { VendorError } from '../../shared/errors/vendor-error.ts';
import { failing } from '../../shared/testing/failing.ts';
import { onceTo } from '../testing/connection.ts';
import { StorageClient } from './client.ts';

const s3 = contract({ consumer: 'aws-s3-integration', provider: 'aws-s3' });
const clientOf = (vendor: { readonly url: string }): StorageClient => new StorageClient({ ...onceTo(vendor), followRegionRedirects: false });

describe('our contract with Amazon S3', () => {
  const relies = ['Buckets[].Name', 'Buckets[].CreationDate', 'Buckets[].BucketRegion'];
  const bucket = 'logs-123456789012';
  const path = { Bucket: bucket };

  it('walks the pages of buckets by their token', () =>
    s3.interactions(
      [
        {
          operation: 'ListBuckets',
          description: 'lists the first page of buckets',
          given: 'the account has buckets on two pages',
          request: { query: { 'max-buckets': 1000, 'x-id': 'ListBuckets' } },
          response: { status: 200, relies, examples: { ContinuationToken: 'second' } },
        },
        {
          operation: 'ListBuckets',
          description: 'lists the last page of buckets',
          given: 'the account has buckets on two pages',
          request: { query: { 'max-buckets': 1000, 'x-id': 'ListBuckets', 'continuation-token': 'second' } },
          response: { status: 200, relies },
        },
      ],
      async (vendor) => {
        const buckets = await Array.fromAsync(clientOf(vendor).buckets());
        expect(buckets).to.have.length(2);
        for (const one of buckets) expect(one).to.deep.include({ region: 'eu-west-1', createdAt: new Date('2026-01-01T00:00:00Z') });
      },
    ));

  it('says nothing of the region of a bucket in the first one', () =>
    s3.interaction(
      {
        operation: 'GetBucketLocation',
        description: 'says nothing of the region of a bucket in the first one',
        given: 'the bucket is in the first region',
        request: { path, query: { location: '' } },
        response: { status: 200 },
      },
      async (vendor) => expect(await clientOf(vendor).regionOf(bucket)).to.equal('us-east-1'),
    ));

  for (const [given, status] of [['the bucket is there', 200], ['no such bucket', 404]] as const) {
    it(`says by its status that ${given}`, () =>
      s3.interaction(
        { operation: 'HeadBucket', description: `says that ${given}`, given, request: { path }, response: { status } },
        async (vendor) => expect(await clientOf(vendor).exists(bucket)).to.equal(status === 200),
      ));
  }

  it('says by its status that a bucket is not ours', () =>
    s3.interaction(
      { operation: 'HeadBucket', description: 'says that the bucket is not ours', given: 'the bucket belongs to somebody else', request: { path }, response: { status: 403 } },
      async (vendor) => expect(isPermissionError(await failing(clientOf(vendor).exists(bucket), VendorError))).to.equal(true),
    ));
});
