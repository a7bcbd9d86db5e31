import { inspect } from 'node:util';

const shown = '[secret]';

/** A value that no log, error or template shows. Only `reveal` hands out its text: call it where the request is written, nowhere else. */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }

  equals(other: Secret): boolean {
    return this.#text === other.#text;
  }

  /** A text in which this secret is not to be read any more. */
  hideIn(text: string): string {
    return this.#text === '' ? text : text.replaceAll(this.#text, shown);
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
