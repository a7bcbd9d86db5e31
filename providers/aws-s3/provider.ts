import type { ProviderFile, StubAnswer } from 'vendorproof';

/** Who asks for the head gets no body. */
const refusal = (operation: string, status: number, Code: string): StubAnswer => ({
  operation,
  status,
  ...(operation === 'HeadBucket' ? {} : { body: { Code, Message: 'refused' } }),
});

export const provider: ProviderFile = {
  states: {
    'the account has buckets on one page': {
      stub: [{ operation: 'ListBuckets', body: { Buckets: [{ Name: 'logs-123456789012', CreationDate: '2026-01-01T00:00:00.000Z', BucketRegion: 'eu-west-1' }] } }],
    },
    'the account has buckets on two pages': {
      stub: [
        { operation: 'ListBuckets', when: { 'continuation-token': null }, body: { Buckets: [{ Name: 'logs', CreationDate: '2026-01-01T00:00:00.000Z', BucketRegion: 'eu-west-1' }], ContinuationToken: 'second' } },
        { operation: 'ListBuckets', body: { Buckets: [{ Name: 'backups', CreationDate: '2026-02-01T00:00:00.000Z', BucketRegion: 'us-east-1' }] } },
      ],
    },
    'the bucket is in the region': { stub: [{ operation: 'GetBucketLocation', body: '{region}' }] },
    'the bucket is in the first region': { stub: [{ operation: 'GetBucketLocation', body: '' }] },
    'the bucket is elsewhere': {
      stub: ['GetBucketLocation', 'HeadBucket'].map((operation) => ({ ...refusal(operation, 301, 'PermanentRedirect'), headers: { 'x-amz-bucket-region': 'eu-west-1' } })),
    },
    'the bucket is there': { stub: [{ operation: 'HeadBucket' }] },
    'no such bucket': { stub: [refusal('HeadBucket', 404, 'NoSuchBucket'), refusal('GetBucketLocation', 404, 'NoSuchBucket')] },
    'the bucket belongs to somebody else': { stub: [refusal('HeadBucket', 403, 'AccessDenied'), refusal('GetBucketLocation', 403, 'AccessDenied')] },
  },
};
