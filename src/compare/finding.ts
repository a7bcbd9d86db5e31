import type { Code, Severity } from './codes.ts';

/** One place where a pact and a document disagree, or where the pact relies on what may change. */
export interface Finding {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  /** The interaction's description. */
  readonly interaction: string;
  /** The operation's id; absent when there is none. */
  readonly operation?: string;
  /** Into the pact in its V4 form. */
  readonly pactPointer: string;
  /** Into the document as read: the rule that is broken, or the nearest parent of what is missing. */
  readonly documentPointer: string;
  /** `data[0].email`, or the name of a parameter or header. */
  readonly field?: string;
  readonly fix?: string;
}
