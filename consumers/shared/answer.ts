import { ProtocolError } from './errors/protocol-error.ts';
import type { Exchange } from './errors/vendor-error.ts';
import { property } from './lenient.ts';

type Fields = Readonly<Record<string, unknown>>;

export type OnUnexpected = (field: string, what: 'enum-member' | 'type' | 'field') => void;

/** The exchange that brought an answer, and who counts what is new in it. */
export interface AnsweredExchange extends Exchange {
  readonly onUnexpected?: OnUnexpected;
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads what we rely on out of a vendor's answer and ignores the rest, so that the vendor may add whatever it likes.
 * A relied-on field that is missing or of another type is a protocol error that names it.
 * `…OrNull` treats a field that is left out as null: vendors do both.
 */
export class Answer {
  readonly exchange: AnsweredExchange;
  readonly #fields: Fields;
  readonly #path: string;

  constructor(body: unknown, exchange: AnsweredExchange, path = '') {
    if (!isFields(body)) throw new ProtocolError(`${path === '' ? 'the answer' : path} is not an object`, exchange, path || undefined);
    this.exchange = exchange;
    this.#fields = body;
    this.#path = path;
  }

  text(name: string): string {
    const value = property(this.#fields, name);
    return typeof value === 'string' ? value : this.#fail(name, 'text');
  }

  textOrNull(name: string): string | null {
    return this.#absent(name) ? null : this.text(name);
  }

  /** Text of an open enum: a member that we do not know passes, and is counted. */
  member(name: string, known: readonly string[]): string {
    const value = this.text(name);
    if (!known.includes(value)) this.exchange.onUnexpected?.(this.#at(name).replaceAll(/\[\d+\]/g, '[]'), 'enum-member');
    return value;
  }

  wholeNumber(name: string): number {
    const value = property(this.#fields, name);
    return typeof value === 'number' && Number.isSafeInteger(value) ? value : this.#fail(name, 'a whole number');
  }

  wholeNumberOrNull(name: string): number | null {
    return this.#absent(name) ? null : this.wholeNumber(name);
  }

  flag(name: string): boolean {
    const value = property(this.#fields, name);
    return typeof value === 'boolean' ? value : this.#fail(name, 'true or false');
  }

  flagOrNull(name: string): boolean | null {
    return this.#absent(name) ? null : this.flag(name);
  }

  /** A map from text to text, such as metadata. */
  texts(name: string): Readonly<Record<string, string>> {
    const value = property(this.#fields, name);
    if (!isFields(value)) return this.#fail(name, 'an object');
    const nested = this.object(name);
    return Object.fromEntries(Object.keys(value).map((key) => [key, nested.text(key)]));
  }

  object(name: string): Answer {
    const value = property(this.#fields, name);
    return isFields(value) ? new Answer(value, this.exchange, this.#at(name)) : this.#fail(name, 'an object');
  }

  objectOrNull(name: string): Answer | null {
    return this.#absent(name) ? null : this.object(name);
  }

  /** A list of texts. */
  textList(name: string): readonly string[] {
    const value = property(this.#fields, name);
    if (!Array.isArray(value)) return this.#fail(name, 'a list');
    return value.map((item: unknown, index) => (typeof item === 'string' ? item : this.#fail(`${name}[${index}]`, 'text', item)));
  }

  /** No list where the field is left out or null. */
  listOrEmpty(name: string): readonly Answer[] {
    return this.#absent(name) ? [] : this.list(name);
  }

  /** Any number, with a fraction or not. */
  number(name: string): number {
    const value = property(this.#fields, name);
    return typeof value === 'number' ? value : this.#fail(name, 'a number');
  }

  /** The names of the fields that are there. */
  names(): readonly string[] {
    return Object.keys(this.#fields);
  }

  /** The field as it is, for what has no one shape; undefined where it is left out. */
  raw(name: string): unknown {
    return property(this.#fields, name);
  }

  list(name: string): readonly Answer[] {
    const value = property(this.#fields, name);
    if (!Array.isArray(value)) return this.#fail(name, 'a list');
    return value.map((item: unknown, index) => new Answer(item, this.exchange, `${this.#at(name)}[${index}]`));
  }

  #absent(name: string): boolean {
    const value = property(this.#fields, name);
    return value === undefined || value === null;
  }

  #at(name: string): string {
    return this.#path === '' ? name : `${this.#path}.${name}`;
  }

  /** Names the field and its type, never its value: that may be a secret. */
  #fail(name: string, expected: string, found = property(this.#fields, name)): never {
    const field = this.#at(name);
    const problem = found === undefined ? `${field} is missing` : `${field} is not ${expected}`;
    throw new ProtocolError(problem, this.exchange, field);
  }
}
