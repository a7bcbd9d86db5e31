import type { AssumeRoleCommandOutput, GetCallerIdentityCommandOutput } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity } from '@smithy/types';
import { partitionOf } from '../arn.ts';
import { required, type Reading } from '../sdk/required.ts';

/** Who calls. */
export interface Identity {
  /** Twelve digits, leading zeros included: a text, never a number. */
  readonly accountId: string;
  readonly arn: string;
  readonly userId: string;
  /** `aws`, `aws-cn`, `aws-us-gov` …: part of every ARN in that account. */
  readonly partition: string;
}

/** Credentials that end. */
export interface RoleCredentials extends AwsCredentialIdentity {
  readonly sessionToken: string;
  readonly expiration: Date;
}

export function readIdentity(answer: GetCallerIdentityCommandOutput): Identity {
  const reading: Reading = { vendor: 'aws-sts', operation: 'GetCallerIdentity', answer };
  const arn = required(reading, 'Arn', answer.Arn);
  return { accountId: required(reading, 'Account', answer.Account), arn, userId: required(reading, 'UserId', answer.UserId), partition: partitionOf(arn) };
}

export function readCredentials(answer: AssumeRoleCommandOutput): RoleCredentials {
  const reading: Reading = { vendor: 'aws-sts', operation: 'AssumeRole', answer };
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = required(reading, 'Credentials', answer.Credentials);
  return {
    accessKeyId: required(reading, 'Credentials.AccessKeyId', AccessKeyId),
    secretAccessKey: required(reading, 'Credentials.SecretAccessKey', SecretAccessKey),
    sessionToken: required(reading, 'Credentials.SessionToken', SessionToken),
    expiration: required(reading, 'Credentials.Expiration', Expiration),
  };
}
