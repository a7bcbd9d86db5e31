import { NoAnswerError } from '../../shared/errors/no-answer-error.ts';
import { ProtocolError } from '../../shared/errors/protocol-error.ts';
import type { Exchange } from '../../shared/errors/vendor-error.ts';
import type { FailedCall } from '../../shared/failed-call.ts';
import { property, textProperty } from '../../shared/lenient.ts';
import { ApiError } from './api-error.ts';
import { AuthenticationError } from './authentication-error.ts';
import { BitbucketError, type BitbucketProblem } from './bitbucket-error.ts';
import { GoneError } from './gone-error.ts';
import { InvalidRequestError } from './invalid-request-error.ts';
import { NotFoundError } from './not-found-error.ts';
import { PermissionError } from './permission-error.ts';
import { readProblem } from './problem.ts';
import { RateLimitedError } from './rate-limited-error.ts';

const byStatus = new Map<number, new (problem: BitbucketProblem, exchange: Exchange) => BitbucketError>([
  [400, InvalidRequestError],
  [401, AuthenticationError],
  [403, PermissionError],
  [404, NotFoundError],
  [410, GoneError],
  [429, RateLimitedError],
]);

/** The error for a call that failed for good. Only the status decides. */
export function toBitbucketError({ request, code, answer }: FailedCall, hide: (text: string) => string): Error {
  const call = { vendor: 'bitbucket', request };
  if (answer === undefined) return new NoAnswerError(code, { ...call, status: undefined, requestId: undefined });
  const exchange = { ...call, status: answer.status, requestId: textProperty(property(answer.body, 'error'), 'id') };
  if (answer.status < 400) return new ProtocolError('the answer is not JSON', exchange);
  const ErrorOfStatus = byStatus.get(answer.status) ?? (answer.status >= 500 ? ApiError : BitbucketError);
  return new ErrorOfStatus(readProblem(answer.body, hide), exchange);
}
