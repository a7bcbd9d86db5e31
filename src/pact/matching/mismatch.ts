/** The parts of a message that are matched. */
export type Part = 'method' | 'path' | 'query' | 'header' | 'status' | 'body';

/** One difference between what a pact expects and what came. */
export interface Mismatch {
  readonly part: Part;
  /** Where in the part: a JSON path, or a name; empty for the whole. */
  readonly at: string;
  /** In words. */
  readonly expected: string;
  readonly actual: string;
}

/** `body $.id: expected any whole number, got "7"` */
export const mismatchInWords = ({ part, at, expected, actual }: Mismatch): string =>
  `${part}${at === '' ? '' : ` ${at}`}: expected ${expected}, got ${actual}`;

export const missing = 'nothing';
