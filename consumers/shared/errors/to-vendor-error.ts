import { header, type FailedCall } from '../failed-call.ts';
import { kindOfStatus } from './kind-of-status.ts';
import { NoAnswerError } from './no-answer-error.ts';
import { VendorError, type Exchange } from './vendor-error.ts';

export interface ErrorWords {
  readonly vendor: string;
  /** Where the vendor tells its own id of the exchange, if it does. */
  readonly requestIdHeader?: string;
}

/** Which call failed, and how far it got. */
export const exchangeOf = ({ vendor, requestIdHeader }: ErrorWords, { operation, request, answer }: FailedCall): Exchange => ({
  vendor,
  operation,
  request,
  status: answer?.status,
  requestId: answer && requestIdHeader ? header(answer.headers, requestIdHeader) : undefined,
});

/** The error by the status alone, for vendors whose error bodies say no more. */
export function toVendorError(words: ErrorWords, call: FailedCall, problem = 'no reason given'): VendorError {
  const exchange = exchangeOf(words, call);
  if (call.answer === undefined) return new NoAnswerError(call.code, exchange);
  return new VendorError(problem, exchange, kindOfStatus(call.answer.status));
}
