/* c8 ignore start */
import type { Generated } from 'kysely';

/** Stored truth value: SQLite has no booleans, PostgreSQL's do not compare with numbers. */
export type Flag = 0 | 1;

/** The tables as the newest migration leaves them. Times are ISO 8601 texts in UTC, so that they sort as texts. */
export interface Tables {
  readonly pacticipants: PacticipantsTable;
  readonly labels: LabelsTable;
  readonly versions: VersionsTable;
  readonly branches: BranchesTable;
  readonly branch_versions: BranchVersionsTable;
  readonly tags: TagsTable;
  readonly pact_versions: PactVersionsTable;
  readonly pact_publications: PactPublicationsTable;
  readonly verifications: VerificationsTable;
  readonly integrations: IntegrationsTable;
  readonly environments: EnvironmentsTable;
  readonly recordings: RecordingsTable;
}

export interface PacticipantsTable {
  readonly id: Generated<number>;
  readonly name: string;
  readonly display_name: string | null;
  readonly repository_url: string | null;
  readonly repository_name: string | null;
  readonly repository_namespace: string | null;
  readonly main_branch: string | null;
  readonly created_at: string;
  readonly updated_at: string;
}

interface LabelsTable {
  readonly pacticipant_id: number;
  readonly name: string;
  readonly created_at: string;
  readonly updated_at: string;
}

/** Ids are never used twice and grow, so they are the order of versions too. */
export interface VersionsTable {
  readonly id: Generated<number>;
  readonly pacticipant_id: number;
  readonly number: string;
  readonly build_url: string | null;
  readonly created_at: string;
  readonly updated_at: string;
}

interface BranchesTable {
  readonly id: Generated<number>;
  readonly pacticipant_id: number;
  readonly name: string;
  /** The version added last, whatever its order; null when none is left. */
  readonly head_version_id: number | null;
  readonly created_at: string;
  readonly updated_at: string;
}

interface BranchVersionsTable {
  readonly id: Generated<number>;
  readonly branch_id: number;
  readonly version_id: number;
  readonly created_at: string;
  readonly updated_at: string;
}

interface TagsTable {
  /** Of the version: kept here too, so that the latest version with a tag is one step in an index. */
  readonly pacticipant_id: number;
  readonly version_id: number;
  readonly name: string;
  readonly created_at: string;
  readonly updated_at: string;
}

/** A pact's content, kept once for each consumer, provider and content identity. */
interface PactVersionsTable {
  readonly id: Generated<number>;
  readonly consumer_id: number;
  readonly provider_id: number;
  readonly sha: string;
  readonly interactions_count: number;
  readonly messages_count: number;
  readonly has_messages: Flag;
  readonly created_at: string;
  /** Last column, so that reading the others does not walk through it. */
  readonly content: string;
}

interface PactPublicationsTable {
  readonly id: Generated<number>;
  readonly consumer_id: number;
  readonly consumer_version_id: number;
  readonly provider_id: number;
  readonly pact_version_id: number;
  readonly revision: number;
  /** The newest revision of this consumer version's pact with this provider. */
  readonly latest: Flag;
  readonly created_at: string;
}

interface VerificationsTable {
  /** Also the result's number. */
  readonly id: Generated<number>;
  readonly pact_version_id: number;
  readonly provider_version_id: number;
  readonly consumer_id: number;
  readonly provider_id: number;
  readonly success: Flag;
  /** Posted to a pact that was offered as work in progress. */
  readonly wip: Flag;
  readonly pending: Flag;
  /** The newest result of this provider version for this content. */
  readonly latest: Flag;
  readonly build_url: string | null;
  readonly created_at: string;
  readonly verified_by: string | null;
  readonly test_results: string | null;
}

interface IntegrationsTable {
  readonly id: Generated<number>;
  readonly consumer_id: number;
  readonly provider_id: number;
  readonly created_at: string;
  readonly updated_at: string;
}

interface EnvironmentsTable {
  readonly id: Generated<number>;
  readonly uuid: string;
  readonly name: string;
  readonly display_name: string;
  readonly production: Flag;
  /** A JSON list. */
  readonly contacts: string;
  readonly created_at: string;
  readonly updated_at: string;
}

/** Deployed and released versions: they differ in what ends them. */
interface RecordingsTable {
  readonly id: Generated<number>;
  readonly uuid: string;
  readonly kind: 'deployed' | 'released';
  readonly environment_id: number;
  readonly pacticipant_id: number;
  readonly version_id: number;
  readonly application_instance: string | null;
  /** Null while the version is deployed, or supported. */
  readonly ended_at: string | null;
  readonly created_at: string;
  readonly updated_at: string;
}
