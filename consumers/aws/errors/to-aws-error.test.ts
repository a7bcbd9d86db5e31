import { expect } from 'chai';
import { NoAnswerError } from '../../shared/errors/no-answer-error.ts';
import { ProtocolError } from '../../shared/errors/protocol-error.ts';
import { AwsError, hasCode } from './aws-error.ts';
import { BucketElsewhereError } from './bucket-elsewhere-error.ts';
import { kindOfCode } from './codes.ts';
import { toAwsError } from './to-aws-error.ts';

const call = { vendor: 'aws-ec2', operation: 'DescribeInstances', region: 'eu-west-1', subject: undefined, hide: (text: string) => text };
const thrown = (name: string, status?: number, more: object = {}): Error =>
  Object.assign(new Error('refused'), { name, $metadata: status === undefined ? {} : { httpStatusCode: status, requestId: 'r-1' }, ...more });

describe('what an AWS error means', () => {
  for (const [code, status, kind] of [
    ['ThrottlingException', 400, 'rate-limited'], ['SlowDown', 503, 'rate-limited'], ['KmsThrottled', 400, 'rate-limited'], ['Unheard', 429, 'rate-limited'],
    ['ExpiredToken', 400, 'authentication'], ['InvalidSignatureException', 403, 'authentication'], ['CredentialsProviderError', undefined, 'authentication'],
    ['UnauthorizedOperation', 403, 'permission'], ['AccessDeniedException', 400, 'permission'], ['Unheard', 403, 'permission'],
    ['ParameterNotFound', 400, 'not-found'], ['InvalidInstanceID.NotFound', 400, 'not-found'], ['BucketAlreadyOwnedByYou', 409, 'conflict'],
    ['InternalError', 500, 'unavailable'], ['Unheard', 502, 'unavailable'], ['RequestTimeout', 400, 'timeout'], ['AbortError', undefined, 'cancelled'],
    ['InvalidParameterValue', 400, 'invalid-request'], ['constructor', 400, 'invalid-request'], ['NotSent', undefined, 'invalid-request'],
  ] as const) {
    it(`is ${kind} for ${code} with ${status ?? 'no answer'}`, () => expect(kindOfCode(code, status)).to.equal(kind));
  }
});

describe('the error of a failed call', () => {
  it('is what was thrown, where that is ours already', () => {
    const ours = toAwsError(call, thrown('AccessDenied', 403));
    expect(toAwsError(call, ours)).to.equal(ours);
  });

  it('has AWS’s code, the region and the request’s id', () => {
    expect(toAwsError(call, thrown('AccessDenied', 403))).to.include({ kind: 'permission', code: 'AccessDenied', region: 'eu-west-1', requestId: 'r-1', operation: 'DescribeInstances' });
  });

  it('says that nobody answered', () => {
    expect(toAwsError(call, thrown('Error', undefined, { code: 'ENOTFOUND' }))).to.be.an.instanceof(NoAnswerError).and.include({ code: 'ENOTFOUND' });
    expect(toAwsError(call, thrown('TimeoutError'))).to.include({ kind: 'timeout' });
  });

  it('says that a success cannot be read', () => expect(toAwsError(call, thrown('SyntaxError', 200))).to.be.an.instanceof(ProtocolError));

  it('knows a bucket’s region by a malformed authorization as well', () => {
    expect(toAwsError(call, thrown('AuthorizationHeaderMalformed', 400, { Region: 'eu-central-1' }))).to.be.an.instanceof(BucketElsewhereError).and.include({ bucketRegion: 'eu-central-1' });
  });

  it('takes a status for its code where there is none', () => expect(toAwsError(call, thrown('Unknown', 418))).to.include({ code: 'Unknown', kind: 'invalid-request' }));

  it('is there for whatever is thrown', () => expect(toAwsError(call, 'a text')).to.include({ code: 'Unknown', status: undefined }));

  it('is told apart by its code', () => {
    const error = toAwsError(call, thrown('AccessDenied', 403));
    expect([hasCode(error, 'NotFound', 'AccessDenied'), hasCode(error, 'NotFound'), hasCode(new Error('no'), 'Error')]).to.deep.equal([true, false, false]);
  });

  it('keeps nothing of the SDK’s own', () => {
    const error = toAwsError(call, thrown('AccessDenied', 403, { $response: { headers: { 'set-cookie': 'canary' } } }));
    expect(error).to.be.an.instanceof(AwsError);
    expect(Object.keys(error)).to.not.include.members(['$response', '$metadata', 'cause']);
  });
});
