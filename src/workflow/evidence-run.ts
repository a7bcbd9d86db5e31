/* c8 ignore start */
import type { SelectedPact } from '../broker/client/types.ts';
import type { Vendor } from '../config/workspace.ts';
import type { Document } from '../openapi/document.ts';
import type { EvidenceKind } from '../verdict/evidence.ts';

/** One interaction's outcome, as `verify --json` lists it. */
export interface InteractionOutcome {
  readonly provider: string;
  readonly consumer: string;
  /** The pact's address, or its file's path. */
  readonly pact: string;
  readonly description: string;
  readonly interactionId: string | undefined;
  readonly states: readonly string[];
  /** What it was replayed against: a URL, or the document's file. */
  readonly target: string;
  readonly kind: EvidenceKind;
  readonly outcome: 'passed' | 'failed' | 'pending' | 'skipped';
  readonly mismatches: readonly OutcomeMismatch[];
}

export interface OutcomeMismatch {
  readonly code: string;
  /** JSON pointer into the answer's body, or into the pact. */
  readonly pointer: string;
  readonly message: string;
  /** The part of the answer: `body`, `status`, `header` … */
  readonly attribute: string;
  readonly field: string | undefined;
  readonly operation: string | undefined;
  /** What mends it, where more is known than that contract and vendor differ. */
  readonly fix?: string | undefined;
}

/** What pacts are verified against: the document itself, a stub of it made for the run, or a stub that listens somewhere. */
export type Target = { readonly kind: 'document' } | { readonly kind: 'stub'; readonly url?: string };

/** Parts of a run only; its results are shown, not published, since a pact's result stands for all its interactions. */
export interface InteractionFilter {
  readonly operation?: string;
  readonly description?: string;
}

/** What one vendor is verified with. */
export interface VendorPacts {
  readonly vendor: Vendor;
  readonly document: Document;
  readonly pacts: readonly SelectedPact[];
}

/** A pact and what became of its interactions. */
export interface VerifiedPact {
  readonly pact: SelectedPact;
  readonly interactions: readonly InteractionOutcome[];
}
