import { VendorError } from '../../shared/errors/vendor-error.ts';
import type { QueueApi, ReceiveOptions } from './client.ts';
import { dealtWithInMemory, type DealtWith } from '../../shared/dealt-with.ts';
import type { Message } from './message.ts';

/** What is done with one message; it may hide the message for longer where that takes its time. */
export type Handle = (message: Message, extend: (seconds: number) => Promise<void>) => Promise<void>;

export interface WorkerOptions {
  readonly queue: QueueApi;
  readonly handle: Handle;
  /** Which messages were dealt with already. Default: the last 10,000 of this process; several processes need a shared one. */
  readonly handled?: DealtWith;
  /** Where messages go that failed too often. Default: they stay, and the queue's own redrive policy sees to them. */
  readonly deadLetters?: QueueApi;
  /** Received more often than that, a message is a dead letter. Default 5. */
  readonly mostReceives?: number;
  readonly receive?: ReceiveOptions;
}

/** What became of one message. */
export interface Outcome {
  readonly id: string;
  /** `kept`: not looked at, since one of its group before it failed. */
  readonly what: 'handled' | 'duplicate' | 'failed' | 'dead' | 'kept';
  /** Of a failure: the error's kind or name, never its text. */
  readonly reason?: string;
}

/** Deals with a queue's messages, each once however often it comes: removed when it was dealt with, never before. */
export class QueueWorker {
  readonly #options: Required<Omit<WorkerOptions, 'deadLetters'>> & Pick<WorkerOptions, 'deadLetters'>;

  constructor(options: WorkerOptions) {
    this.#options = { handled: dealtWithInMemory(), mostReceives: 5, receive: {}, ...options };
  }

  /** Receives once. Groups go side by side, messages of one group one after the other, copies of a message as well; one that fails does not hurt other groups. */
  async once(): Promise<readonly Outcome[]> {
    const messages = await this.#options.queue.receive(this.#options.receive);
    const groups = Map.groupBy(messages, ({ id, group }) => (group === null ? `message ${id}` : `group ${group}`));
    return (await Promise.all([...groups.values()].map((group) => this.#inOrder(group)))).flat();
  }

  /** Until the signal is aborted: a message that is being dealt with is finished. */
  async run(signal: AbortSignal, onOutcome: (outcome: Outcome) => void): Promise<void> {
    while (!signal.aborted) (await this.once()).forEach(onOutcome);
  }

  /** After a failure the rest of the group is given back untouched, so that it comes again in order. */
  async #inOrder(messages: readonly Message[]): Promise<readonly Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const message of messages) {
      const hasFailed = outcomes.some(({ what }) => what === 'failed');
      outcomes.push(hasFailed ? await this.#giveBack(message) : await this.#dealWith(message));
    }
    return outcomes;
  }

  async #giveBack(message: Message): Promise<Outcome> {
    await this.#options.queue.hide(message, 0);
    return { id: message.id, what: 'kept' };
  }

  async #dealWith(message: Message): Promise<Outcome> {
    const { queue, handled } = this.#options;
    try {
      const what = (await handled.has(message.id)) ? 'duplicate' : await this.#handle(message);
      await queue.remove(message);
      return { id: message.id, what };
    } catch (error) {
      return { id: message.id, what: 'failed', reason: reasonOf(error) };
    }
  }

  async #handle(message: Message): Promise<'handled' | 'dead'> {
    const { queue, handle, handled, deadLetters, mostReceives } = this.#options;
    if (deadLetters !== undefined && message.receivedTimes > mostReceives) {
      await deadLetters.send(message.body);
      return 'dead';
    }
    await handle(message, (seconds) => queue.hide(message, seconds));
    await handled.add(message.id);
    return 'handled';
  }
}

const reasonOf = (error: unknown): string => (error instanceof VendorError ? error.kind : error instanceof Error ? error.name : 'unknown');
