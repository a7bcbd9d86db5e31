import { GetBucketLocationCommand, HeadBucketCommand, paginateListBuckets, S3Client } from '@aws-sdk/client-s3';
import { isNotFound } from '../../shared/errors/guards.ts';
import type { AwsConnection } from '../sdk/connection.ts';
import { pagesOf, stopOnSameToken } from '../sdk/pages.ts';
import { sdkClient } from '../sdk/settings.ts';
import { readBucket, regionOfLocation, type BucketAsset } from './bucket.ts';

export interface StorageOptions extends AwsConnection {
  /** Ask again in the region that a bucket turns out to be in. Default true; else that is a `BucketElsewhereError`. */
  readonly followRegionRedirects?: boolean;
}

/** The buckets of one account. */
export interface StorageApi {
  buckets(): AsyncGenerator<BucketAsset, void, undefined>;
  /** Where a bucket is. */
  regionOf(bucket: string): Promise<string>;
  /** Whether there is such a bucket; an error where there is one that we may not use. */
  exists(bucket: string): Promise<boolean>;
}

const vendor = 'aws-s3';

/** Amazon S3. */
export class StorageClient implements StorageApi {
  readonly #s3: S3Client;

  constructor({ followRegionRedirects = true, ...connection }: StorageOptions) {
    // Only the real service has a host for each bucket.
    const forcePathStyle = connection.endpoint !== undefined;
    this.#s3 = sdkClient(vendor, connection, (settings) => new S3Client({ ...settings, followRegionRedirects, forcePathStyle }));
  }

  async *buckets(): AsyncGenerator<BucketAsset, void, undefined> {
    const pages = paginateListBuckets({ client: this.#s3, pageSize: 1000, ...stopOnSameToken }, {});
    for await (const page of pagesOf(pages, { vendor, operation: 'ListBuckets', tokenOf: ({ ContinuationToken }) => ContinuationToken })) {
      for (const bucket of page.Buckets ?? []) yield readBucket(bucket, page);
    }
  }

  async regionOf(bucket: string): Promise<string> {
    const { LocationConstraint } = await this.#s3.send(new GetBucketLocationCommand({ Bucket: bucket }));
    return regionOfLocation(LocationConstraint);
  }

  async exists(bucket: string): Promise<boolean> {
    try {
      await this.#s3.send(new HeadBucketCommand({ Bucket: bucket }));
      return true;
    } catch (error) {
      if (isNotFound(error)) return false;
      throw error;
    }
  }
}
