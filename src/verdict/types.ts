/* c8 ignore start */
import type { EvidenceKind } from './evidence.ts';

/** One kind of evidence decides in each environment, and only while it is fresh enough. */
export interface Policy {
  readonly environment: string;
  readonly demands: EvidenceKind;
  readonly maxAgeDays: number | undefined;
}

/** What the broker knows about one version of a consumer and an environment. */
export interface Facts {
  readonly pacticipant: string;
  readonly version: string;
  readonly environment: string;
  /** Whether the version was asked for by name, rather than being the one that stands in the workspace now. */
  readonly named: boolean;
  /** Whether the broker has a pact of this version. */
  readonly known: boolean;
  /** One for each provider that the version has a pact with. */
  readonly integrations: readonly Integration[];
}

export interface Integration {
  readonly provider: string;
  /** Results of provider versions that are deployed to the environment now. */
  readonly results: readonly Result[];
  /** The provider version that has the results for the document as it stands here now; undefined where that is not known. */
  readonly current: string | undefined;
  /** Provider versions deployed to the environment without a result for this pact. */
  readonly unverified: readonly string[];
}

export interface Result {
  readonly providerVersion: string;
  readonly kind: EvidenceKind | undefined;
  readonly success: boolean;
  readonly verifiedAt: Date | undefined;
  /** Why it failed; empty when it passed, or when the broker keeps no details. */
  readonly mismatches: readonly Mismatch[];
}

/** A difference between the contract and what the vendor answered. */
export interface Mismatch {
  readonly interaction: string;
  readonly operation: string | undefined;
  /** The place in the answer: `$.email`, or a header's name. */
  readonly field: string | undefined;
  readonly message: string;
  /** What mends it, where whoever found it knows. */
  readonly fix: string | undefined;
}

/** Why a verdict is not (or not plainly) yes. Words are made of it elsewhere. */
export type Reason = VersionUnknown | VerificationFailed | EvidenceMissing | EvidenceOutdated | EvidenceStale;

export interface VersionUnknown {
  readonly code: 'version.unknown';
  readonly pacticipant: string;
  readonly version: string;
  readonly named: boolean;
}

export interface VerificationFailed {
  readonly code: 'verification.failed';
  readonly provider: string;
  readonly result: Result;
  readonly mismatch: Mismatch | undefined;
}

/** Evidence that an environment demands and that is not there, too old, or for another document. */
interface EvidenceNeeded {
  readonly provider: string;
  readonly demands: EvidenceKind;
  readonly environment: string;
  /** Our version, where it was asked for by name: whatever brings evidence must name it too. */
  readonly named: string | undefined;
}

export interface EvidenceMissing extends EvidenceNeeded {
  readonly code: 'evidence.missing';
  readonly unverified: readonly string[];
}

/** The results are for a document that has changed since. */
export interface EvidenceOutdated extends EvidenceNeeded {
  readonly code: 'evidence.outdated';
  readonly has: readonly string[];
  readonly current: string;
}

export interface EvidenceStale extends EvidenceNeeded {
  readonly code: 'evidence.stale';
  readonly days: number;
  readonly maxAgeDays: number;
}

export interface Evidence {
  readonly provider: string;
  readonly kind: EvidenceKind;
  readonly version: string;
  readonly at: Date | undefined;
}

/** The answer to can-i-deploy; never a nullable boolean. */
export type Verdict =
  | { readonly verdict: 'deployable'; readonly evidence: readonly Evidence[]; readonly reasons: readonly [] }
  | { readonly verdict: 'blocked' | 'unknown'; readonly evidence: readonly Evidence[]; readonly reasons: readonly [Reason, ...Reason[]] };
