import { inspect } from 'node:util';

const shown = '[secret]';

/** A value that no log, error or template shows. Only `reveal` hands out its text: call it where the request is written, nowhere else. */
export class Secret {
  readonly #text: string;
  #writings: readonly string[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }

  equals(other: Secret): boolean {
    return this.#text === other.#text;
  }

  /** A text in which this secret is not to be read any more, in none of the ways that it may be written. */
  hideIn(text: string): string {
    this.#writings ??= writingsOf(this.#text);
    return this.#writings.reduce((hidden, writing) => hidden.replaceAll(writing, shown), text);
  }

  toString(): string {
    return shown;
  }

  toJSON(): string {
    return shown;
  }

  [Symbol.toPrimitive](): string {
    return shown;
  }

  [inspect.custom](): string {
    return shown;
  }
}

/** Plain, percent-encoded, within JSON, as base64. Too short a secret would hide half of every text. */
function writingsOf(text: string): readonly string[] {
  if (text.length < 4) return [];
  const base64 = Buffer.from(text).toString('base64').replace(/=+$/, '');
  return [...new Set([text, encodeURIComponent(text), JSON.stringify(text).slice(1, -1), base64])];
}
