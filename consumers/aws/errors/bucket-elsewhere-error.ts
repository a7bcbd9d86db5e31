import { AwsError } from './aws-error.ts';

/** The bucket is in another region than the one that was asked. */
export class BucketElsewhereError extends AwsError {
  override readonly name: string = 'BucketElsewhereError';
  /** Where it is, if the answer says so. */
  readonly bucketRegion: string | undefined;

  constructor(bucketRegion: string | undefined, ...rest: ConstructorParameters<typeof AwsError>) {
    super(...rest);
    this.bucketRegion = bucketRegion;
  }
}
