/* c8 ignore start */
/** What was asked of one document. */
export interface Task {
  /** Absolute path. */
  readonly file: string;
  readonly name: string;
  readonly seed: number;
  /** So many operations, by the seed. */
  readonly operations: number;
  /** Valid requests for each operation. */
  readonly rounds: number;
}

/** How many requests of a family were sent, and how many were answered as they have to be. */
export interface Count {
  readonly family: string;
  readonly sent: number;
  readonly right: number;
}

export interface Outcome {
  readonly name: string;
  readonly counts: readonly Count[];
  /** Refusals in a documented shape, and those that are none: their bodies against the schema, or a problem document where a shape is documented. */
  readonly shapes: { readonly documented: number; readonly invalid: number; readonly elsewhere: number };
  /** Operations of which no request was found. */
  readonly undrawn: readonly string[];
  readonly wrong: readonly Wrong[];
}

export interface Wrong {
  readonly family: string;
  readonly operation: string;
  readonly why: string;
  readonly request: string;
}
