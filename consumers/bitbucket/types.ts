/* c8 ignore start */
/** Workspace and repository by slug or UUID (in braces). */
export interface RepositoryName {
  readonly workspace: string;
  readonly slug: string;
}

export interface WorkspaceAccess {
  /** UUID in braces. */
  readonly id: string;
  readonly slug: string;
  readonly isAdministrator: boolean;
}

export interface Workspace {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly createdAt: string;
}

export interface Repository {
  /** UUID in braces. Survives a rename, unlike the slug. */
  readonly id: string;
  /** `workspace/slug` */
  readonly fullName: string;
  readonly slug: string;
  readonly name: string;
  readonly isPrivate: boolean;
  /** Null while the repository is empty. */
  readonly mainBranch: string | null;
  readonly updatedAt: string;
}

export interface Commit {
  /** All forty digits. */
  readonly hash: string;
  readonly message: string;
  readonly at: string;
  readonly author: Author;
  readonly parents: readonly string[];
}

export interface Author {
  /** `Name <mail>`, as the commit has it. */
  readonly raw: string;
  /** Null where the vendor knows no account with that address. */
  readonly account: Account | null;
}

export interface Account {
  /** Null where the vendor does not say. */
  readonly id: string | null;
  readonly displayName: string | null;
}

export interface Branch {
  readonly name: string;
  /** The commit that it is at. */
  readonly hash: string;
  /** How pull requests into it may be merged; kinds that we do not know pass. */
  readonly mergeStrategies: readonly string[];
}

export interface PullRequest {
  /** Counts within its repository. */
  readonly id: number;
  readonly title: string;
  readonly description: string;
  /** OPEN, MERGED, DECLINED, SUPERSEDED, or what is yet to come. */
  readonly state: string;
  readonly sourceBranch: string;
  readonly destinationBranch: string;
  /** Null until it is merged. */
  readonly mergeCommit: string | null;
  readonly updatedAt: string;
}

export interface NewPullRequest {
  readonly title: string;
  readonly sourceBranch: string;
  /** Left out: the repository's main branch. */
  readonly destinationBranch?: string;
  readonly description?: string;
  readonly closesSourceBranch?: boolean;
}

export interface MergeOrder {
  readonly message?: string;
  /** `merge_commit`, `squash`, `fast_forward`, or a newer one. Left out: the branch's own default. */
  readonly strategy?: string;
  readonly closesSourceBranch?: boolean;
  /** Lets the vendor merge after it has answered. */
  readonly async?: boolean;
}

/** How far a merge is; one that is under way is asked for by its task. */
export type MergeProgress = { readonly done: true; readonly pullRequest: PullRequest } | { readonly done: false; readonly task: string };

export interface Hook {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  readonly isActive: boolean;
  readonly events: readonly string[];
  /** Whether its deliveries are signed. */
  readonly hasSecret: boolean;
}

export interface HookOrder {
  readonly url: string;
  readonly description: string;
  readonly events: readonly string[];
  /** Left out: a change keeps the one there is; a new hook has none and is not signed. */
  readonly secret?: string;
  readonly isActive?: boolean;
}

/** What stands at a path: a file, a directory, or what is yet to come. */
export interface SourceEntry {
  readonly kind: 'file' | 'directory' | 'other';
  readonly path: string;
  /** In bytes; null where the vendor does not say, as of directories. */
  readonly size: number | null;
  /** `executable`, `link`, `binary`, `subrepository`, `lfs`. */
  readonly attributes: readonly string[];
}

/** Where a file is. A branch whose name has a slash cannot stand here: resolve it to its commit's hash first. */
export interface SourcePlace {
  readonly commit: string;
  /** Its slashes stay. */
  readonly path: string;
}

export interface NewRepository {
  readonly isPrivate: boolean;
  readonly description?: string;
  /** Key of its project; left out: the workspace's oldest. */
  readonly project?: string;
}

export interface NewFiles {
  readonly branch: string;
  readonly message: string;
  /** Contents by path. */
  readonly files: Readonly<Record<string, string>>;
  /** The commit to write upon, for a branch that is not there yet. */
  readonly parent?: string;
}
/* c8 ignore stop */
