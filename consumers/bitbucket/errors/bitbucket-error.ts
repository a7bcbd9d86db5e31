import { kindOfStatus } from '../../shared/errors/kind-of-status.ts';
import { NoAnswerError } from '../../shared/errors/no-answer-error.ts';
import { VendorError, type Exchange } from '../../shared/errors/vendor-error.ts';
import type { FailedCall } from '../../shared/failed-call.ts';
import { property, textProperty } from '../../shared/lenient.ts';
import { readProblem, type BitbucketProblem } from './problem.ts';

/** A refusal with what Bitbucket says of it. Its texts may be translated, so nothing depends on them: `kind` says what it is. */
export class BitbucketError extends VendorError implements Omit<BitbucketProblem, 'message'> {
  override readonly name: string = 'BitbucketError';
  readonly detail: string | undefined;
  readonly fields: BitbucketProblem['fields'];
  readonly required: readonly string[];
  readonly granted: readonly string[];
  readonly announcement: string | undefined;

  constructor({ message, detail, fields, required, granted, announcement }: BitbucketProblem, exchange: Exchange) {
    super(message ?? 'no reason given', exchange, kindOfStatus(exchange.status ?? 500));
    this.detail = detail;
    this.fields = fields;
    this.required = required;
    this.granted = granted;
    this.announcement = announcement;
  }
}

/** The error for a call that failed for good. */
export function toBitbucketError({ operation, request, code, answer }: FailedCall, hide: (text: string) => string): VendorError {
  const call = { vendor: 'bitbucket', operation, request };
  if (answer === undefined) return new NoAnswerError(code, { ...call, status: undefined, requestId: undefined });
  const exchange = { ...call, status: answer.status, requestId: textProperty(property(answer.body, 'error'), 'id') };
  return new BitbucketError(readProblem(answer.body, hide), exchange);
}
