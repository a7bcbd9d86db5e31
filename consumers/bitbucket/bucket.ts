import type { Wait } from '../shared/retry.ts';

/**
 * The hourly budget that all calls of one user share. Bitbucket says only that it is used up, never how much is left or until when;
 * while one call waits for that reason, any other would be refused too and use up more.
 */
export class Bucket {
  readonly #wait: Wait;
  #pause: Promise<unknown> | undefined;

  constructor(wait: Wait) {
    this.#wait = wait;
  }

  /** Holds back all calls. A pause that has begun is shared, not lengthened. */
  pause(milliseconds: number): Promise<unknown> {
    this.#pause ??= this.#wait(milliseconds).finally(() => {
      this.#pause = undefined;
    });
    return this.#pause;
  }

  /** Resolves when no pause is on. */
  async ready(): Promise<void> {
    await this.#pause;
  }
}
