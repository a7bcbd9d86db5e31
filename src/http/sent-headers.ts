/**
 * The headers of a request, read from the lines as they came: of most nobody asks for more than a few. Unlike the message that they came
 * with, they are cheap to keep for as long as somebody remembers the request.
 */
export class SentHeaders implements Headers {
  /** Names and values by turns. */
  readonly #lines: readonly string[];
  /** All of them, once somebody wants all, or changes one. */
  #all: Headers | undefined;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  get(name: string): string | null {
    return this.#all === undefined ? valueIn(this.#lines, name.toLowerCase()) : this.#all.get(name);
  }

  has(name: string): boolean {
    return this.get(name) !== null;
  }

  append(name: string, value: string): void {
    this.#whole().append(name, value);
  }

  set(name: string, value: string): void {
    this.#whole().set(name, value);
  }

  delete(name: string): void {
    this.#whole().delete(name);
  }

  getSetCookie(): string[] {
    return this.#whole().getSetCookie();
  }

  forEach(each: Parameters<Headers['forEach']>[0]): void {
    this.#whole().forEach(each);
  }

  entries(): ReturnType<Headers['entries']> {
    return this.#whole().entries();
  }

  keys(): ReturnType<Headers['keys']> {
    return this.#whole().keys();
  }

  values(): ReturnType<Headers['values']> {
    return this.#whole().values();
  }

  [Symbol.iterator](): ReturnType<Headers['entries']> {
    return this.entries();
  }

  #whole(): Headers {
    if (this.#all !== undefined) return this.#all;
    const all = new Headers();
    for (let at = 0; at + 1 < this.#lines.length; at += 2) all.append(this.#lines[at] ?? '', this.#lines[at + 1] ?? '');
    this.#all = all;
    return all;
  }
}

/** Several lines of one name are one value (RFC 9110, section 5.3); cookies are parted as in one line (RFC 9113, section 8.2.3). */
function valueIn(lines: readonly string[], wanted: string): string | null {
  let value: string | null = null;
  for (let at = 0; at < lines.length; at += 2) {
    const name = lines[at] ?? '';
    if (name.length !== wanted.length || name.toLowerCase() !== wanted) continue;
    const more = lines[at + 1] ?? '';
    value = value === null ? more : `${value}${wanted === 'cookie' ? '; ' : ', '}${more}`;
  }
  return value;
}
