import type { Problem } from '../problem.ts';

/** One place where a request, or the vendor's answer to it, leaves the document. */
export interface Deviation {
  readonly method: string;
  readonly path: string;
  readonly operation: string | undefined;
  /** What the vendor answered; undefined where it did not. */
  readonly status: number | undefined;
  readonly problem: Problem;
}
