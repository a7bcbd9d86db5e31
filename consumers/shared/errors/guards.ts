import type { ErrorKind } from './kinds.ts';
import { VendorError } from './vendor-error.ts';

const guard =
  (kind: ErrorKind) =>
  (error: unknown): error is VendorError =>
    error instanceof VendorError && error.kind === kind;

export const isAuthenticationError = guard('authentication');
export const isPermissionError = guard('permission');
export const isRateLimited = guard('rate-limited');
export const isTimeout = guard('timeout');
export const isUnavailable = guard('unavailable');
export const isOverloaded = guard('overloaded');
export const isInvalidRequest = guard('invalid-request');
export const isNotFound = guard('not-found');
export const isConflict = guard('conflict');
export const isGone = guard('gone');
export const isDeclined = guard('declined');
export const isContractViolation = guard('contract');
export const isCancelled = guard('cancelled');

/** Whether it may be retried, for whatever was thrown. */
export const isRetryable = (error: unknown): boolean => error instanceof VendorError && error.retryable;
