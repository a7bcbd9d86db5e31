import { toVendorError, exchangeOf } from '../../shared/errors/to-vendor-error.ts';
import { VendorError } from '../../shared/errors/vendor-error.ts';
import type { FailedCall } from '../../shared/failed-call.ts';
import { property, textProperty } from '../../shared/lenient.ts';
import { adviceFor, isSignIn, scopeOf } from '../operations.ts';
import { MissingScopeError } from './missing-scope-error.ts';

export const words = { vendor: 'crowdstrike', requestIdHeader: 'x-cs-traceid' };

/** The error of a call that failed for good. The status leads: codes and texts in the body differ from it, and change. */
export function toCrowdStrikeError(call: FailedCall, hide: (text: string) => string): VendorError {
  const { operation = '', answer } = call;
  if (answer === undefined) return toVendorError(words, call);
  const exchange = exchangeOf(words, call);
  const reason = `${hide(reasonIn(answer.body))}${adviceFor(operation, answer.status)}`;
  if (isSignIn(operation) && refusals.has(answer.status)) {
    return new VendorError(`the client’s credentials are refused: ${reason}`, exchange, 'authentication');
  }
  const scope = answer.status === 403 ? scopeOf(operation) : undefined;
  return scope === undefined ? toVendorError(words, call, reason) : new MissingScopeError(scope, exchange);
}

/** What a wrong id or secret was seen to be answered with. */
const refusals: ReadonlySet<number> = new Set([400, 401, 403]);

const longestReason = 200;

/** A body may be anything: a gateway answers HTML, or nothing. */
function reasonIn(body: unknown): string {
  const errors = property(body, 'errors');
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  return (textProperty(first, 'message') ?? 'no reason given').slice(0, longestReason);
}
