import { kindOfStatus } from '../errors/kind-of-status.ts';
import type { ErrorKind } from '../errors/kinds.ts';
import { NoAnswerError } from '../errors/no-answer-error.ts';
import { ProtocolError } from '../errors/protocol-error.ts';
import { VendorError } from '../errors/vendor-error.ts';
import type { FailedCall } from '../failed-call.ts';
import type { CallName } from '../observer.ts';
import { AttemptFailed } from './attempt-failed.ts';
import { AllBroken } from './endpoints.ts';
import { AnswerTooLarge } from './exchange.ts';
import type { Course, Kit } from './kit.ts';
import { QueueFull } from './limits.ts';

/** The call's time is up. */
export class DeadlinePassed extends Error {}

/** Its caller gave up. */
export class GivenUp extends Error {}

/** What the caller of the client sees; errors of its own reading pass as they are. */
export function toError(kit: Kit, { name, signal }: Course, thrown: unknown): unknown {
  const exchange = { ...name, status: undefined, requestId: undefined };
  if (signal.reason instanceof GivenUp) return new VendorError('given up by its caller', exchange, 'cancelled');
  if (signal.reason instanceof DeadlinePassed) return new NoAnswerError('ETIMEDOUT', exchange);
  if (thrown instanceof AttemptFailed) return kit.toError(thrown.call);
  if (thrown instanceof AnswerTooLarge) return new ProtocolError(`the answer is larger than ${kit.largestAnswer} bytes`, exchange);
  if (thrown instanceof QueueFull) return refused(kit, name, 'queue-full');
  if (thrown instanceof AllBroken) return refused(kit, name, 'breaker-open');
  return thrown;
}

function refused({ observer }: Kit, name: CallName, because: 'queue-full' | 'breaker-open'): VendorError {
  observer.emit({ event: 'refusal', because, ...name });
  const exchange = { ...name, status: undefined, requestId: undefined };
  if (because === 'queue-full') return new VendorError('too many calls wait already', exchange, 'overloaded');
  return new VendorError('it failed again and again, so it is left alone for a while', exchange, 'unavailable');
}

/** What a failed attempt was, before it is an error. */
export const kindOf = ({ answer, code }: FailedCall): ErrorKind => (answer === undefined ? (code === 'ETIMEDOUT' ? 'timeout' : 'unavailable') : kindOfStatus(answer.status));
