import type { Secret } from './secret.ts';

/** Old ones may still turn up in answers for a while; tokens that are drawn each half hour must not pile up for ever. */
const kept = 256;

/** Every secret that is or was in use; whoever writes texts for people hides them all. */
export class KnownSecrets {
  readonly #secrets = new Map<string, Secret>();

  readonly learn = (secret: Secret): void => {
    this.#secrets.set(secret.reveal(), secret);
    const [oldest] = this.#secrets.keys();
    if (this.#secrets.size > kept && oldest !== undefined) this.#secrets.delete(oldest);
  };

  readonly hide = (text: string): string => this.#secrets.values().reduce((hidden, secret) => secret.hideIn(hidden), text);
}
