import { kindOfStatus } from '../../shared/errors/kind-of-status.ts';
import type { ErrorKind } from '../../shared/errors/kinds.ts';

/** Signed too long ago: the same credentials are refused again, others may be good. */
export const expiredCodes: ReadonlySet<string> = new Set(['ExpiredToken', 'ExpiredTokenException', 'RequestExpired']);

/** The credentials are not good in this region: it may not be enabled for the account. */
export const notEnabledCodes: ReadonlySet<string> = new Set(['AuthFailure', 'UnrecognizedClientException', 'InvalidClientTokenId', 'RegionDisabledException', 'OptInRequired']);

/** Their messages quote the request that was signed, with its token. */
export const signatureCodes: ReadonlySet<string> = new Set(['SignatureDoesNotMatch', 'InvalidSignatureException', 'IncompleteSignature']);

const kindsOfCodes: Readonly<Record<string, ErrorKind>> = {
  ...asKind('authentication', [
    ...expiredCodes, ...signatureCodes, 'AuthFailure', 'CredentialsProviderError', 'InvalidAccessKeyId', 'InvalidClientTokenId', 'InvalidToken', 'RequestTimeTooSkewed', 'TokenProviderError', 'UnrecognizedClientException',
  ]),
  ...asKind('permission', ['AccessDenied', 'AccessDeniedException', 'OptInRequired', 'RegionDisabledException', 'UnauthorizedOperation']),
  // As the SDK has them: these it repeats by itself.
  ...asKind('rate-limited', [
    'BandwidthLimitExceeded', 'EC2ThrottledException', 'KmsThrottled', 'LimitExceededException', 'OverLimit', 'PriorRequestNotComplete', 'ProvisionedThroughputExceededException', 'RequestLimitExceeded', 'RequestThrottled',
    'RequestThrottledException', 'SlowDown', 'ThrottledException', 'Throttling', 'ThrottlingException', 'TooManyRequestsException', 'TooManyUpdates', 'TransactionInProgressException',
  ]),
  ...asKind('timeout', ['RequestTimeout', 'RequestTimeoutException', 'TimeoutError']),
  ...asKind('unavailable', ['InternalError', 'InternalFailure', 'InternalServerError', 'ServiceException', 'ServiceUnavailable', 'Unavailable']),
  ...asKind('not-found', ['InvalidInstanceID.NotFound', 'NoSuchBucket', 'NotFound', 'ParameterNotFound', 'ParameterVersionNotFound', 'QueueDoesNotExist']),
  ...asKind('conflict', ['BucketAlreadyExists', 'BucketAlreadyOwnedByYou', 'ParameterAlreadyExists']),
  ...asKind('contract', ['InvalidChecksumError']),
  ...asKind('cancelled', ['AbortError']),
};

function asKind(kind: ErrorKind, codes: readonly string[]): Readonly<Record<string, ErrorKind>> {
  return Object.fromEntries(codes.map((code) => [code, kind]));
}

/** What a code means; where it is not known the status says it, and where nothing was answered it was not sent for a reason of ours. */
export function kindOfCode(code: string, status: number | undefined): ErrorKind {
  if (Object.hasOwn(kindsOfCodes, code)) return kindsOfCodes[code] ?? 'invalid-request';
  return status === undefined ? 'invalid-request' : kindOfStatus(status);
}
