import { kindOfStatus } from '../../shared/errors/kind-of-status.ts';
import { NoAnswerError } from '../../shared/errors/no-answer-error.ts';
import { VendorError, type Exchange } from '../../shared/errors/vendor-error.ts';
import type { FailedCall } from '../../shared/failed-call.ts';
import { textProperty } from '../../shared/lenient.ts';

/** The token endpoint said no (RFC 6749, section 5.2). */
export class TokenError extends VendorError {
  override readonly name: string = 'TokenError';
  /** The protocol's word for it: `invalid_grant`. */
  readonly code: string;

  constructor(code: string, exchange: Exchange) {
    super(`no token is issued (${code})`, exchange, exchange.status === 400 ? 'authentication' : kindOfStatus(exchange.status ?? 500));
    this.code = code;
  }
}

/** Of the answer only the protocol's word is told: its description may quote the token. */
export function toTokenError({ operation, request, code, answer }: FailedCall): VendorError {
  const exchange = { vendor: 'bitbucket', operation, request, status: answer?.status, requestId: undefined };
  if (answer === undefined) return new NoAnswerError(code, exchange);
  return new TokenError(wordOf(answer.body), exchange);
}

function wordOf(body: unknown): string {
  const word = textProperty(body, 'error') ?? '';
  return /^[a-z_]{1,40}$/.test(word) ? word : 'no reason given';
}
