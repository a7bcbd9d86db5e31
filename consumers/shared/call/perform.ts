import type { ErrorKind } from '../errors/kinds.ts';
import { ProtocolError } from '../errors/protocol-error.ts';
import { VendorError, type Exchange } from '../errors/vendor-error.ts';
import { header } from '../failed-call.ts';
import type { CallName } from '../observer.ts';
import { AttemptFailed } from './attempt-failed.ts';
import { attempt } from './attempt.ts';
import { DeadlinePassed, GivenUp, kindOf, toError } from './ending.ts';
import type { WholeAnswer } from './exchange.ts';
import type { Course, Kit } from './kit.ts';
import { Reply } from './reply.ts';
import type { CallRequest } from './request.ts';
import { pauseAfter } from './retry-rules.ts';

/** Calls an operation: attempts, pauses and the reading of its answer, as one span with one outcome. */
export async function perform<Result>(kit: Kit, request: CallRequest<Result>): Promise<Result> {
  const name = { vendor: kit.rules.vendor, operation: request.operation, request: `${request.method} ${pathOf(kit, request)}` };
  if (/^https?:/.test(request.path) && !kit.endpoints.own(request.path)) {
    throw new ProtocolError('the address is not beneath the vendor’s own', { ...name, status: undefined, requestId: undefined });
  }
  return kit.observer.span(name, (headers) => withinDeadline(kit, request, (signal) => observed(kit, request, { name, signal, headers, attempts: 0 })));
}

/** Ends the call when its time is up, or when its caller gives up. The timer ends with the call, whatever comes first. */
async function withinDeadline<Result>({ deadlineMs }: Kit, { signal }: CallRequest<unknown>, run: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const ending = new AbortController();
  const late = setTimeout(() => ending.abort(new DeadlinePassed()), deadlineMs);
  const giveUp = (): void => ending.abort(new GivenUp());
  signal?.addEventListener('abort', giveUp, { once: true });
  if (signal?.aborted === true) giveUp();
  try {
    return await run(ending.signal);
  } finally {
    clearTimeout(late);
    signal?.removeEventListener('abort', giveUp);
  }
}

async function observed<Result>(kit: Kit, request: CallRequest<Result>, course: Course): Promise<Result> {
  const startedAt = kit.clock.now();
  let exchange: Exchange = { ...course.name, status: undefined, requestId: undefined };
  const end = (outcome: 'success' | ErrorKind): void => {
    const { status, requestId } = exchange;
    kit.observer.emit({ event: 'call', outcome, ...course.name, status, requestId, attempts: course.attempts, milliseconds: kit.clock.now() - startedAt });
  };
  try {
    const reply = toReply(kit, course.name, await untilAnswered(kit, request, course));
    exchange = reply.exchange;
    const result = request.read(reply);
    end('success');
    return result;
  } catch (thrown) {
    const error = toError(kit, course, thrown);
    if (error instanceof VendorError) exchange = error;
    end(error instanceof VendorError ? error.kind : 'contract');
    throw error;
  }
}

/** Attempts until one is answered, with the pauses that the rules and the vendor ask for. */
async function untilAnswered(kit: Kit, request: CallRequest<unknown>, course: Course): Promise<WholeAnswer> {
  for (;;) {
    course.attempts += 1;
    try {
      return await attempt(kit, request, course);
    } catch (error) {
      if (!(error instanceof AttemptFailed)) throw error;
      await pauseOrGiveUp(kit, course, error);
    }
  }
}

async function pauseOrGiveUp({ retry, clock, limits, observer }: Kit, { name, attempts, signal }: Course, failed: AttemptFailed): Promise<void> {
  const pause = pauseAfter(retry, { call: failed.call, number: attempts, now: clock.now() });
  if (pause === undefined || signal.aborted) throw failed;
  observer.emit({ event: 'retry', ...name, attempt: attempts, because: kindOf(failed.call), delayMs: pause.milliseconds });
  if (!pause.holdsAll) return void (await clock.sleep(pause.milliseconds, signal));
  // The pause is everybody's: it goes on when one of them gives up.
  await orAborted(limits.holdFor(() => clock.sleep(pause.milliseconds)), signal);
}

/** Waits for it no longer than the signal allows. */
function orAborted(pause: Promise<unknown>, signal: AbortSignal): Promise<unknown> {
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  return Promise.race([pause, promise]).finally(() => signal.removeEventListener('abort', abort));
}

function toReply({ rules, observer }: Kit, name: CallName, { status, headers, bytes }: WholeAnswer): Reply {
  const requestId = rules.requestIdHeader === undefined ? undefined : header(headers, rules.requestIdHeader);
  const { vendor, operation } = name;
  const onUnexpected = (field: string, what: 'enum-member' | 'type' | 'field'): void => observer.emit({ event: 'unexpected', vendor, operation, field, what });
  return new Reply({ status, headers, bytes, exchange: { ...name, status, requestId, onUnexpected } });
}

/** The path as it is on the wire, without the query: that may hold what should not be in a log. */
function pathOf({ endpoints }: Kit, { path }: CallRequest<unknown>): string {
  return /^https?:/.test(path) ? new URL(path).pathname : endpoints.pathOf(path);
}
