/* c8 ignore start */
/** What the broker keeps, as everything above the store sees it. Times are ISO 8601 in UTC with milliseconds. */

export interface Named {
  readonly id: number;
  readonly name: string;
}

export interface Pacticipant extends Named {
  readonly displayName: string | null;
  readonly repositoryUrl: string | null;
  readonly repositoryName: string | null;
  readonly repositoryNamespace: string | null;
  readonly mainBranch: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** The id is also the order: the version created last is the latest. */
export interface VersionRef {
  readonly id: number;
  readonly number: string;
}

export interface Version extends VersionRef {
  readonly pacticipant: Named;
  readonly buildUrl: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface Branch extends Named {
  readonly pacticipantId: number;
  readonly headVersionId: number | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A version's membership of a branch, or a tag on it; `latest` when no newer version of its pacticipant has it. */
export interface Mark {
  readonly name: string;
  readonly latest: boolean;
  readonly createdAt: string;
}

export interface Environment extends Named {
  readonly uuid: string;
  readonly displayName: string;
  readonly production: boolean;
  /** Null when nobody ever gave any; not the same as none. */
  readonly contacts: readonly Contact[] | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface Contact {
  readonly name: string;
  readonly [key: string]: unknown;
}

/** What a page or a matrix row says about a version besides its number. */
export interface VersionMarks {
  /** In the order in which the version was added to them. */
  readonly branches: readonly Mark[];
  readonly tags: readonly Mark[];
  /** Where it is deployed, or released and supported, now; in the order in which that was recorded. */
  readonly environments: readonly Environment[];
}

/** A deployed version is replaced by the next one (of its instance); released ones live side by side. */
export type RecordingKind = 'deployed' | 'released';

/** A version recorded in an environment. */
export interface Recording {
  readonly id: number;
  readonly uuid: string;
  readonly kind: RecordingKind;
  readonly pacticipant: Named;
  readonly version: VersionRef;
  readonly environment: Environment;
  /** Of a deployment; null is the anonymous instance. */
  readonly applicationInstance: string | null;
  /** When it was undeployed, or its support ended; null while it lasts. */
  readonly endedAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A pact's content as a consumer version published it; the content itself is loaded apart. */
export interface Publication {
  readonly id: number;
  readonly consumer: Named;
  readonly consumerVersion: VersionRef;
  readonly provider: Named;
  readonly pactVersionId: number;
  /** Identity of the content: what verification results belong to. */
  readonly sha: string;
  readonly revision: number;
  readonly createdAt: string;
}

export interface Verification {
  /** Unique in the whole broker, and the number in its address. */
  readonly number: number;
  readonly pactVersionId: number;
  readonly consumer: Named;
  readonly provider: Named;
  readonly sha: string;
  readonly providerVersion: VersionRef;
  readonly success: boolean;
  readonly wip: boolean;
  readonly pending: boolean;
  readonly buildUrl: string | null;
  readonly createdAt: string;
}

/** The large parts of a verification, loaded apart; JSON texts as they came. */
export interface VerificationDetails {
  readonly testResults: string | null;
  readonly verifiedBy: string | null;
}

/** A consumer and a provider between which a pact was ever published. */
export interface Integration {
  readonly id: number;
  readonly consumer: Named;
  readonly provider: Named;
  readonly createdAt: string;
  /** When a pact or a result last came in. */
  readonly updatedAt: string;
}

/** A pact of a consumer version, and the newest result of one provider version for it, if there is any. */
export interface MatrixRow {
  readonly publication: Publication;
  readonly verification: MatrixVerification | null;
}

export interface MatrixVerification {
  readonly number: number;
  readonly providerVersion: VersionRef;
  readonly success: boolean;
  readonly createdAt: string;
}

/** Which part of a list is asked for; `undefined` where a list is asked for whole. */
export interface Page {
  readonly number: number;
  readonly size: number;
}

export interface Paged<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}
