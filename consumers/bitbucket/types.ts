/* c8 ignore start */
/** Workspace and repository by slug or UUID (in braces). */
export interface RepositoryName {
  readonly workspace: string;
  readonly slug: string;
}

/** Only what we rely on, named as on the wire. */
export interface Repository {
  /** In braces. Survives a rename, unlike the slug. */
  readonly uuid: string;
  /** `workspace/slug` */
  readonly full_name: string;
  readonly name: string;
  readonly is_private: boolean;
  /** Null while the repository is empty. */
  readonly mainbranch: { readonly name: string } | null;
  readonly updated_on: string;
}

export interface PullRequest {
  /** Counts within its repository. */
  readonly id: number;
  readonly title: string;
  /** OPEN, MERGED, DECLINED, SUPERSEDED, or what is yet to come. */
  readonly state: string;
  readonly source: { readonly branch: { readonly name: string } };
  readonly destination: { readonly branch: { readonly name: string } };
  /** The description as it was written. */
  readonly summary: { readonly raw: string } | null;
}

export interface PullRequestFields {
  readonly title: string;
  readonly source: { readonly branch: { readonly name: string } };
  /** Left out: the repository's main branch. */
  readonly destination?: { readonly branch: { readonly name: string } };
  readonly description?: string;
  readonly close_source_branch?: boolean;
}
