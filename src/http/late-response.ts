import type { IncomingMessage } from 'node:http';
import { ServerResponse } from 'node:http';

/** More do not wait for each other: the first would come too late. */
const mostWaiting = 16;

let waiting: (() => void)[] = [];

function sendAll(): void {
  const ends = waiting;
  waiting = [];
  for (const end of ends) end();
}

/**
 * An answer that goes out at the end of the turn in which it was made, with all others of that turn. Where client and server share a machine,
 * each answer that is sent wakes the client up anew, which costs as much as making the answer; those that are sent together wake it once.
 */
export class LateResponse<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {
  override end(...what: readonly unknown[]): this {
    // The ways to call this are those of the method itself, which types of an array cannot say.
    const end = (): unknown => super.end(...(what as [unknown, BufferEncoding]));
    const count = waiting.push(end);
    if (count === 1) setImmediate(sendAll);
    if (count >= mostWaiting) sendAll();
    return this;
  }
}
