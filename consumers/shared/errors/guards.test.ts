import { expect } from 'chai';
import {
  isAuthenticationError, isCancelled, isConflict, isContractViolation, isDeclined, isGone, isInvalidRequest, isNotFound, isOverloaded, isPermissionError, isRateLimited, isRetryable,
  isTimeout, isUnavailable,
} from './guards.ts';
import { errorKinds, type ErrorKind } from './kinds.ts';
import { VendorError } from './vendor-error.ts';

describe('the guards of errors', () => {
  const guards: Readonly<Record<ErrorKind, (error: unknown) => boolean>> = {
    authentication: isAuthenticationError,
    permission: isPermissionError,
    'rate-limited': isRateLimited,
    timeout: isTimeout,
    unavailable: isUnavailable,
    overloaded: isOverloaded,
    'invalid-request': isInvalidRequest,
    'not-found': isNotFound,
    conflict: isConflict,
    gone: isGone,
    declined: isDeclined,
    contract: isContractViolation,
    cancelled: isCancelled,
  };
  const of = (kind: ErrorKind) => new VendorError('no', { vendor: 'petshop', request: 'GET /pets', status: undefined, requestId: undefined }, kind);
  const kinds = Object.keys(guards) as readonly ErrorKind[];

  for (const kind of kinds) {
    it(`tell ${kind} from all others`, () => expect(kinds.filter((each) => guards[kind](of(each)))).to.deep.equal([kind]));
  }

  it('take nothing else for a vendor’s error', () => {
    expect(kinds.filter((kind) => guards[kind](Object.assign(new Error('no'), { kind })))).to.deep.equal([]);
    expect([isRetryable(new Error('no')), isRetryable(undefined)]).to.deep.equal([false, false]);
  });

  it('say by the kind alone whether a call may be made again', () => {
    expect(kinds.filter((kind) => isRetryable(of(kind)))).to.deep.equal(kinds.filter((kind) => errorKinds[kind].retryable));
  });
});
