import { kindOfStatus } from '../../shared/errors/kind-of-status.ts';
import { NoAnswerError } from '../../shared/errors/no-answer-error.ts';
import { exchangeOf } from '../../shared/errors/to-vendor-error.ts';
import { VendorError } from '../../shared/errors/vendor-error.ts';
import type { FailedCall } from '../../shared/failed-call.ts';
import { InvalidRequestError } from './invalid-request-error.ts';
import { readProblem } from './problem.ts';

/** The error for a call that failed for good. Only the status decides; what the instance says passes through `hide`. */
export function toAxoniusError(call: FailedCall, hide: (text: string) => string): VendorError {
  const exchange = exchangeOf({ vendor: 'axonius' }, call);
  if (call.answer === undefined) return new NoAnswerError(call.code, exchange);
  const { message, fields } = readProblem(call.answer.body);
  const kind = kindOfStatus(call.answer.status);
  const problem = hide(message ?? hints.get(call.answer.status) ?? 'no reason given');
  return kind === 'invalid-request' ? new InvalidRequestError(problem, exchange, hidden(fields, hide)) : new VendorError(problem, exchange, kind);
}

/** Where the answer is a page, which says nothing. */
const hints: ReadonlyMap<number, string> = new Map([
  [405, 'the method is not taken there: so it is after a redirect from http to https'],
  [502, 'the proxy before the instance got no answer'],
  [504, 'the proxy before the instance waited too long'],
]);

const hidden = (fields: InvalidRequestError['fields'], hide: (text: string) => string): InvalidRequestError['fields'] =>
  Object.fromEntries(Object.entries(fields).map(([field, problems]) => [hide(field), problems.map(hide)]));
