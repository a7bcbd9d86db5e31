import type { Document } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operations.ts';
import type { DiffCode } from './codes.ts';
import type { IsSame } from './sameness.ts';
import type { Local } from './schema/local.ts';

/** One thing that differs between two documents. */
export interface Difference {
  readonly code: DiffCode;
  /** The operation's id in the new document, or in the old one where it is gone; empty for the document as a whole. */
  readonly operation: string;
  /** The operation's id in the old document; absent where it is new, or where the whole document is meant. */
  readonly was?: string;
  /** Into the new document. For something removed: its nearest parent that is still there. */
  readonly pointer: string;
  readonly message: string;
  /** The documented status of the answer that differs. */
  readonly status?: string;
  /** Where a parameter stands. */
  readonly in?: string;
  /** `data[].email`, or the name of a parameter or header; `*` is any name. */
  readonly field?: string;
}

/** Two documents beside each other. */
export interface Documents {
  readonly old: Document;
  readonly now: Document;
  readonly isSame: IsSame;
  /** What differs between two schemas themselves, by their pointers and direction: shared components are compared once. */
  readonly known: Map<string, Local>;
}

/** An operation in both documents. */
export interface Pair {
  readonly documents: Documents;
  readonly was: Operation;
  readonly is: Operation;
}

/** A difference in an operation that both documents have. */
export const differing = ({ was, is }: Pair, difference: Omit<Difference, 'operation' | 'was'>): Difference => ({
  operation: is.id,
  was: was.id,
  ...difference,
});
