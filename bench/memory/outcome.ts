/** A thing that was not read back as it was made. */
export interface Miss {
  /** `POST /pets`. */
  readonly pair: string;
  readonly reason: 'no request drawn' | 'making is refused' | 'no id told' | 'reading is refused' | 'another id' | 'another field';
  readonly detail: string;
}

/** What became of the pairs of one document. */
export interface Outcome {
  readonly name: string;
  /** Operations that make a thing, where another reads one of the same collection. */
  readonly pairs: number;
  readonly readBack: number;
  readonly misses: readonly Miss[];
  /** Why nothing could be done with the document. */
  readonly problem: string | undefined;
}
