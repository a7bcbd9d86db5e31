import PQueue from 'p-queue';

export interface LimitSettings {
  /** How many attempts may be under way. Default 16. */
  readonly concurrent?: number;
  /** How many more may wait for their turn; further ones are refused at once. Default 1000. */
  readonly waiting?: number;
  /** No more than `attempts` start within any `milliseconds`. Default: no such limit. */
  readonly rate?: { readonly attempts: number; readonly milliseconds: number };
}

/** Thrown in place of waiting, when too many wait already. */
export class QueueFull extends Error {}

/** Who may speak to the vendor, and when: one queue for all calls of a client, so that the vendor's limits are kept before it has to say so. */
export class Limits {
  readonly #queue: PQueue;
  readonly #waiting: number;
  #heldUntil: Promise<unknown> | undefined;

  constructor({ concurrent = 16, waiting = 1000, rate }: LimitSettings) {
    this.#waiting = waiting;
    this.#queue = new PQueue({ concurrency: concurrent, ...(rate && { intervalCap: rate.attempts, interval: rate.milliseconds, strict: true }) });
  }

  /** Runs it when its turn comes. */
  async run<Result>(attempt: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    if (this.#queue.size >= this.#waiting && this.#mustWait()) throw new QueueFull();
    return this.#queue.add(attempt, signal && { signal });
  }

  /** Lets nobody start until then. A pause that has begun is shared, not lengthened. */
  holdFor(pause: () => Promise<unknown>): Promise<unknown> {
    this.#queue.pause();
    this.#heldUntil ??= pause().finally(() => {
      this.#heldUntil = undefined;
      this.#queue.start();
    });
    return this.#heldUntil;
  }

  #mustWait(): boolean {
    return this.#queue.size > 0 || this.#queue.isPaused || this.#queue.pending >= this.#queue.concurrency;
  }

  get underWay(): number {
    return this.#queue.pending;
  }

  get queued(): number {
    return this.#queue.size;
  }
}
