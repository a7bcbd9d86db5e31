import { NoAnswerError } from '../../shared/errors/no-answer-error.ts';
import { ProtocolError } from '../../shared/errors/protocol-error.ts';
import type { Exchange } from '../../shared/errors/vendor-error.ts';
import { header, type FailedCall } from '../../shared/failed-call.ts';
import { ApiError } from './api-error.ts';
import { AuthenticationError } from './authentication-error.ts';
import { CardDeclinedError } from './card-declined-error.ts';
import { IdempotencyError } from './idempotency-error.ts';
import { InvalidRequestError } from './invalid-request-error.ts';
import { PermissionError } from './permission-error.ts';
import { readProblem } from './problem.ts';
import { RateLimitedError } from './rate-limited-error.ts';
import type { StripeProblem } from './stripe-error.ts';

/** The error for a call that failed for good. The status decides, as types and codes are less steady. */
export function toStripeError({ request, code, answer }: FailedCall): Error {
  const call = { vendor: 'stripe', request };
  if (answer === undefined) return new NoAnswerError(code, { ...call, status: undefined, requestId: undefined });
  const exchange = { ...call, status: answer.status, requestId: header(answer.headers, 'request-id') };
  if (answer.status < 400) return new ProtocolError('the answer is not JSON', exchange);
  const problem = readProblem(answer.body);
  if (answer.status === 429 || problem.code === 'rate_limit') {
    return new RateLimitedError(problem, exchange, header(answer.headers, 'stripe-rate-limited-reason'));
  }
  return refusal(problem, exchange, answer.status);
}

function refusal(problem: StripeProblem, exchange: Exchange, status: number): Error {
  if (problem.type === 'idempotency_error' || problem.code === 'idempotency_key_in_use') return new IdempotencyError(problem, exchange);
  if (status === 400 || status === 404) return new InvalidRequestError(problem, exchange);
  if (status === 401) return new AuthenticationError(problem, exchange);
  if (status === 402) return new CardDeclinedError(problem, exchange);
  if (status === 403) return new PermissionError(problem, exchange);
  return new ApiError(problem, exchange);
}
