import { NoAnswerError } from '../../shared/errors/no-answer-error.ts';
import { ProtocolError } from '../../shared/errors/protocol-error.ts';
import { VendorError, type Exchange } from '../../shared/errors/vendor-error.ts';
import { property, textProperty } from '../../shared/lenient.ts';
import { AwsError } from './aws-error.ts';
import { BucketElsewhereError } from './bucket-elsewhere-error.ts';
import { kindOfCode, signatureCodes } from './codes.ts';

/** Which call failed, for the error's words. */
export interface FailedAwsCall {
  readonly vendor: string;
  readonly operation: string;
  readonly region: string | undefined;
  readonly subject: string | undefined;
  /** Takes known secrets out of a text: messages may quote what was sent. */
  readonly hide: (text: string) => string;
}

/** The error that our callers see. None of the SDK's own gets out: they hold the request with its signature, and the answer. */
export function toAwsError(call: FailedAwsCall, thrown: unknown): VendorError {
  if (thrown instanceof VendorError) return thrown;
  const exchange = exchangeOf(call, thrown);
  const { status } = exchange;
  const code = codeOf(thrown, status);
  if (isUnreadable(status, code)) return new ProtocolError('the answer cannot be read', exchange);
  if (status === undefined && systemCode(thrown) !== undefined) return new NoAnswerError(systemCode(thrown) ?? code, exchange);
  const facts = { code, legacyCode: legacyCodeIn(thrown, code), region: call.region, subject: call.subject, clockSkewCorrected: property(metadataOf(thrown), 'clockSkewCorrected') === true };
  const problem = problemOf(call, thrown, code);
  if (status !== undefined && isElsewhere(status, code)) return new BucketElsewhereError(regionIn(thrown), problem, { exchange, kind: 'invalid-request' }, facts);
  return new AwsError(problem, { exchange, kind: kindOfCode(code, status) }, facts);
}

const metadataOf = (thrown: unknown): unknown => property(thrown, '$metadata');

/** What the SDK's metadata tells of an exchange: it stands beside answers and errors alike. */
export function exchangeOf({ vendor, operation, region }: Pick<FailedAwsCall, 'vendor' | 'operation' | 'region'>, told: unknown): Exchange {
  const metadata = metadataOf(told);
  const status = property(metadata, 'httpStatusCode');
  return {
    vendor,
    operation,
    request: requestName(operation, region),
    status: typeof status === 'number' ? status : undefined,
    requestId: textProperty(metadata, 'requestId'),
  };
}

/** Most services have one address for everything, so the operation and the region say what was asked. */
export const requestName = (operation: string, region: string | undefined): string => (region === undefined ? operation : `${operation} in ${region}`);

/** The SDK has no name for answers without a body, whose status has to do, nor for what it did not send: a region was missing. */
function codeOf(thrown: unknown, status: number | undefined): string {
  const name = nameOf(thrown);
  if (status === undefined) return name === 'Error' ? 'NotSent' : name;
  return isNameless(name) ? (codesOfStatus[status] ?? 'Unknown') : name;
}

/** A checksum that differs is told by the message alone. */
function nameOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'Unknown';
  return thrown.name === 'Error' && /^[A-Z]\w+Error$/.test(thrown.message) ? thrown.message : thrown.name;
}

const isNameless = (name: string): boolean => name === 'Unknown' || name === 'UnknownError' || name === 'Error';

const codesOfStatus: Readonly<Record<number, string>> = { 301: 'PermanentRedirect', 403: 'AccessDenied', 404: 'NotFound', 429: 'TooManyRequestsException', 503: 'SlowDown' };

/** A success that the SDK failed to read, or whose checksum is another. */
const isUnreadable = (status: number | undefined, code: string): boolean => code === 'InvalidChecksumError' || (status !== undefined && status < 300);

const isElsewhere = (status: number, code: string): boolean => status === 301 || status === 307 || code === 'PermanentRedirect' || code === 'AuthorizationHeaderMalformed';

function regionIn(thrown: unknown): string | undefined {
  return textProperty(property(property(thrown, '$response'), 'headers'), 'x-amz-bucket-region') ?? textProperty(thrown, 'Region');
}

/** The SDK gives it as `Code`, which elsewhere is the code itself. */
function legacyCodeIn(thrown: unknown, code: string): string | undefined {
  const legacy = textProperty(thrown, 'Code');
  return legacy === code ? undefined : legacy;
}

function systemCode(thrown: unknown): string | undefined {
  const code = textProperty(thrown, 'code');
  if (code !== undefined && /^E[A-Z_]+$/.test(code)) return code;
  return textProperty(thrown, 'name') === 'TimeoutError' ? 'ETIMEDOUT' : undefined;
}

/** Many answers have no message, and the SDK then says `UnknownError`: the code and what was asked for say more. */
function problemOf({ hide, subject }: FailedAwsCall, thrown: unknown, code: string): string {
  const message = thrown instanceof Error ? thrown.message : '';
  const isSilent = ['', code, 'UnknownError'].includes(message) || message.includes('Deserialization error') || signatureCodes.has(code);
  const about = subject === undefined ? code : `${code} (${subject})`;
  return isSilent ? about : `${about}: ${hide(message).slice(0, longest)}`;
}

const longest = 300;
