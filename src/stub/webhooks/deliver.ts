import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../failure/failure.ts';
import type { Outbound, OutboundCall } from '../../http/outbound.ts';

/** What became of one delivery. */
export interface Delivered {
  /** What the subscriber answered last; undefined: nothing. */
  readonly status: number | undefined;
  /** What came of each attempt: `503`, `refused the connection`. */
  readonly attempts: readonly string[];
}

export interface Patience {
  /** Further attempts after no answer and after 5xx. */
  readonly retries: number;
  /** Before the first of them, in milliseconds; twice as long before each that follows. */
  readonly pause: number;
}

/** Sends until the subscriber takes it, as often as patience allows. An address that may not be called is not tried again. */
export async function deliver(send: Outbound, call: OutboundCall, { retries, pause }: Patience): Promise<Delivered> {
  const attempts: string[] = [];
  for (let attempt = 0; ; attempt += 1) {
    const { status, words, isFinal } = await once(send, call);
    attempts.push(words);
    if (isFinal || attempt >= retries) return { status, attempts };
    await sleep(pause * 2 ** attempt);
  }
}

async function once(send: Outbound, call: OutboundCall): Promise<{ readonly status: number | undefined; readonly words: string; readonly isFinal: boolean }> {
  try {
    const { status } = await send(call);
    return { status, words: String(status), isFinal: status < 500 };
  } catch (error) {
    if (error instanceof Failure) return { status: undefined, words: error.problem, isFinal: error.kind !== 'unreachable' };
    throw error;
  }
}
