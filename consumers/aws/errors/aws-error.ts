import type { ErrorKind } from '../../shared/errors/kinds.ts';
import { VendorError, type Exchange } from '../../shared/errors/vendor-error.ts';

/** What AWS says of a call that it refused, or that the SDK did not send. */
export interface AwsFacts {
  /** AWS's or the SDK's word for it: `AccessDenied`, `CredentialsProviderError`. */
  readonly code: string;
  /** What the protocol before called it, where the service says so: `AWS.SimpleQueueService.NonExistentQueue`. */
  readonly legacyCode: string | undefined;
  readonly region: string | undefined;
  /** What the call was about, as far as it is no secret: a role, a parameter's name, a bucket. */
  readonly subject: string | undefined;
  /** Whether the SDK set its clock by the vendor's and was refused all the same. */
  readonly clockSkewCorrected: boolean;
}

export class AwsError extends VendorError implements AwsFacts {
  override readonly name: string = 'AwsError';
  readonly code: string;
  readonly legacyCode: string | undefined;
  readonly region: string | undefined;
  readonly subject: string | undefined;
  readonly clockSkewCorrected: boolean;

  constructor(problem: string, { exchange, kind }: { readonly exchange: Exchange; readonly kind: ErrorKind }, facts: AwsFacts) {
    super(problem, exchange, kind);
    this.code = facts.code;
    this.legacyCode = facts.legacyCode;
    this.region = facts.region;
    this.subject = facts.subject;
    this.clockSkewCorrected = facts.clockSkewCorrected;
  }
}

/** Whether an error has one of AWS's codes. */
export const hasCode = (error: unknown, ...codes: readonly string[]): error is AwsError => error instanceof AwsError && codes.includes(error.code);
