import type { Bucket } from '@aws-sdk/client-s3';
import { required } from '../sdk/required.ts';

/** A bucket, as the rest of the program knows buckets. */
export interface BucketAsset {
  readonly kind: 'bucket';
  readonly name: string;
  /** Null where the list does not say it. */
  readonly region: string | null;
  readonly createdAt: Date | null;
}

export function readBucket({ Name, BucketRegion, CreationDate }: Bucket, answer: object): BucketAsset {
  const name = required({ vendor: 'aws-s3', operation: 'ListBuckets', answer }, 'Buckets[].Name', Name);
  return { kind: 'bucket', name, region: BucketRegion ?? null, createdAt: CreationDate ?? null };
}

/** The first region has no name in a location, and buckets from long ago say `EU`. */
export function regionOfLocation(location: string | undefined): string {
  if (location === undefined || location === '') return 'us-east-1';
  return location === 'EU' ? 'eu-west-1' : location;
}
