import { distinct, flagsOf, textsOf } from './values.ts';

/** What the sources of one asset say, the newest first: of one field they may all say something, and something different. */
export class Opinions {
  readonly #newestFirst: readonly unknown[];

  constructor(newestFirst: readonly unknown[]) {
    this.#newestFirst = newestFirst;
  }

  /** All that is said, each once. */
  all<Item>(read: (data: unknown) => Item | readonly Item[]): readonly Item[] {
    return distinct(this.#newestFirst.flatMap(read), (item) => (typeof item === 'object' ? JSON.stringify(item) : item));
  }

  texts(field: string): readonly string[] {
    return this.all((data) => textsOf(data, field));
  }

  /** What the newest source that says anything says. */
  first(field: string): string | undefined {
    return this.texts(field)[0];
  }

  flag(field: string): boolean | undefined {
    return this.all((data) => flagsOf(data, field))[0];
  }
}
