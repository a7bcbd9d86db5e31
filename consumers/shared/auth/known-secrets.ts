import type { Secret } from './secret.ts';

/** Old ones may still turn up in answers for a while; tokens that are drawn each half hour must not pile up for ever. */
const kept = 256;

/** Every secret that is or was in use; whoever writes texts for people hides them all. */
export class KnownSecrets {
  /** In the order of their last use. */
  readonly #secrets = new Map<string, Secret>();
  #longestFirst: readonly Secret[] = [];

  readonly learn = (secret: Secret): void => {
    const text = secret.reveal();
    this.#secrets.delete(text);
    this.#secrets.set(text, secret);
    const [oldest] = this.#secrets.keys();
    if (this.#secrets.size > kept && oldest !== undefined) this.#secrets.delete(oldest);
    // A secret that is the beginning of another one would leave the rest of it to be read.
    this.#longestFirst = [...this.#secrets].toSorted(([one], [other]) => other.length - one.length).map(([, known]) => known);
  };

  readonly hide = (text: string): string => this.#longestFirst.reduce((hidden, secret) => secret.hideIn(hidden), text);
}
