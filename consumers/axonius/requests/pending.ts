import type { CallRequest } from '../../shared/call/request.ts';
import { VendorError, type Exchange } from '../../shared/errors/vendor-error.ts';
import type { Caller } from '../../shared/call/caller.ts';
import type { Clock } from '../../shared/clock.ts';

/** The instance has understood and is still at it: the same request again, later. */
export class Pending {
  readonly exchange: Exchange;

  constructor(exchange: Exchange) {
    this.exchange = exchange;
  }
}

export interface Polling {
  readonly pauseMs: number;
  /** How often it is asked before we give up. */
  readonly times: number;
}

export type PendingRequest<Result> = CallRequest<Result | Pending>;

interface Asking {
  readonly caller: Caller;
  readonly clock: Clock;
  readonly polling: Polling;
}

/** Asks until there is a result. */
export async function untilReady<Result>(request: PendingRequest<Result>, { caller, clock, polling }: Asking): Promise<Result> {
  const { pauseMs, times } = polling;
  for (let asked = 1; ; asked += 1) {
    const result = await caller.call(request);
    if (!(result instanceof Pending)) return result;
    if (asked >= times) throw new VendorError(`still not ready when it was asked ${asked} times`, result.exchange, 'timeout');
    await clock.sleep(pauseMs, request.signal).catch((reason: unknown) => givenUp(reason, request.signal, result));
  }
}

/** A pause that its caller ends is a call that was given up. */
function givenUp(reason: unknown, signal: AbortSignal | undefined, { exchange }: Pending): never {
  throw signal?.aborted === true ? new VendorError('given up by its caller', exchange, 'cancelled') : reason;
}
