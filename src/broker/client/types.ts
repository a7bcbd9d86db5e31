/* c8 ignore start */

/** What the workflow needs of a broker: ours, the official one or a hosted one, over the public API alone. */
export interface BrokerClient {
  readonly url: string;
  /** Publishes one pact; the same content again is not an error. */
  publish(publication: Publication): Promise<Published>;
  /** Pacts that the broker selects for a provider, most specific selectors first. */
  pactsForVerification(query: VerificationQuery): Promise<readonly SelectedPact[]>;
  /** The pact that a version of a consumer has with a provider, if it has one. */
  findPact(of: { readonly consumer: string; readonly version: string; readonly provider: string }): Promise<SelectedPact | undefined>;
  /** Adds the provider version to its branch, then stores the result. */
  publishResult(result: PublishedResult): Promise<void>;
  /** The stored result behind a matrix row, with its test results. */
  result(url: string): Promise<StoredResult>;
  /** Sets the pacticipant's main branch unless it has one. */
  ensureMainBranch(pacticipant: string, branch: string): Promise<void>;
  versionExists(pacticipant: string, version: string): Promise<boolean>;
  /** Names of the environments that the broker knows. */
  environments(): Promise<readonly string[]>;
  /** Creates the environment unless it exists. */
  ensureEnvironment(environment: { readonly name: string; readonly production: boolean }): Promise<void>;
  recordDeployment(deployment: { readonly pacticipant: string; readonly version: string; readonly environment: string }): Promise<void>;
  /** Version numbers of a pacticipant that are deployed to an environment now. */
  deployed(pacticipant: string, environment: string): Promise<readonly string[]>;
  /** Newest row for each provider version: `latestby=cvpv`. With an environment: as can-i-deploy asks it. */
  matrix(query: MatrixQuery): Promise<Matrix>;
}

export interface Publication {
  readonly consumer: string;
  readonly provider: string;
  readonly version: string;
  readonly branch?: string;
  readonly buildUrl?: string;
  /** The pact file's text. */
  readonly content: string;
}

export interface Published {
  readonly pactUrl: string;
  /** The broker's notices, as it words them. */
  readonly notices: readonly { readonly type: string; readonly text: string }[];
}

export interface VerificationQuery {
  readonly provider: string;
  readonly providerBranch?: string;
  /** Pact consumer version selectors, as `POST …/for-verification` takes them. */
  readonly selectors: readonly { readonly [key: string]: string | boolean }[];
  readonly includePending?: boolean;
}

export interface SelectedPact {
  readonly consumer: string;
  /** The pact's text as the broker serves it (interactions carry `_id`). */
  readonly content: string;
  readonly pactUrl: string;
  readonly resultsUrl: string;
  readonly pending: boolean;
  readonly description: string;
}

export interface PublishedResult {
  readonly provider: string;
  readonly providerVersion: string;
  readonly providerBranch: string;
  /** The pact's `pb:publish-verification-results` link. */
  readonly resultsUrl: string;
  readonly success: boolean;
  readonly buildUrl?: string;
  readonly testResults: readonly InteractionTestResult[];
}

/** One interaction's outcome in the shape that Pact's verifier publishes. */
export interface InteractionTestResult {
  readonly interactionId?: string;
  readonly interactionDescription: string;
  readonly success: boolean;
  readonly mismatches: readonly PublishedMismatch[];
  readonly exceptions?: readonly { readonly message: string }[];
}

/** `attribute`, `identifier` and `description` are Pact's own; the rest is ours. */
export interface PublishedMismatch {
  readonly attribute: string;
  readonly identifier?: string;
  readonly description: string;
  readonly code?: string;
  readonly operation?: string;
  readonly fix?: string;
}

export interface StoredResult {
  readonly success: boolean;
  readonly providerVersion: string;
  readonly verifiedAt: string | undefined;
  readonly testResults: readonly InteractionTestResult[];
}

export interface MatrixQuery {
  readonly pacticipant: string;
  readonly version: string;
  readonly environment?: string;
}

export interface Matrix {
  readonly deployable: boolean | null;
  readonly rows: readonly MatrixRow[];
  readonly notices: readonly { readonly type: string; readonly text: string }[];
}

export interface MatrixRow {
  readonly consumer: string;
  readonly consumerVersion: string;
  readonly provider: string;
  readonly providerVersion: string | undefined;
  readonly pactUrl: string;
  readonly success: boolean | undefined;
  readonly verifiedAt: string | undefined;
  readonly resultUrl: string | undefined;
}

