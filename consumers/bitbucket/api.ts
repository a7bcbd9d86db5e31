/* c8 ignore start */
import type { ListOptions } from './list.ts';
import type { BranchFilter } from './requests/branches.ts';
import type { CommitFilter } from './requests/commits.ts';
import type { PullRequestFilter } from './requests/pull-requests.ts';
import type {
  Branch, Commit, Hook, HookOrder, MergeOrder, MergeProgress, NewFiles, NewPullRequest, NewRepository, PullRequest, Repository, RepositoryName, SourceEntry,
  SourcePlace, Workspace, WorkspaceAccess,
} from './types.ts';

/** Items of all pages, each once. */
export type Items<Item> = AsyncGenerator<Item, void, undefined>;

/**
 * Bitbucket Cloud, as far as we use it. Methods throw a `VendorError`; what the vendor says besides stands in `BitbucketError`.
 * Nothing makes a write repeatable there: the recipes (`openRemediation`, `mergeWhenReady`, …) look first, then decide.
 */
export interface BitbucketApi {
  /** Workspaces that the credential's owner belongs to. */
  listUserWorkspaces(options?: ListOptions): Items<WorkspaceAccess>;
  getWorkspace(workspace: string): Promise<Workspace>;

  /** Oldest first. A workspace that is unknown, or closed to the credential, is not found. */
  listRepositories(workspace: string, options?: ListOptions): Items<Repository>;
  getRepository(repository: RepositoryName): Promise<Repository>;
  /** Reading it may fail for a moment afterwards. */
  createRepository(repository: RepositoryName, fields: NewRepository): Promise<Repository>;
  /** For good. */
  deleteRepository(repository: RepositoryName): Promise<void>;

  listBranches(repository: RepositoryName, options?: ListOptions & BranchFilter): Items<Branch>;
  getBranch(repository: RepositoryName, name: string): Promise<Branch>;
  /** Null where there is none of that name. */
  findBranch(repository: RepositoryName, name: string): Promise<Branch | null>;
  createBranch(repository: RepositoryName, branch: Pick<Branch, 'name' | 'hash'>): Promise<Branch>;
  deleteBranch(repository: RepositoryName, name: string): Promise<void>;

  /** Newest first. */
  listCommits(repository: RepositoryName, options?: ListOptions & CommitFilter): Items<Commit>;
  getCommit(repository: RepositoryName, commit: string): Promise<Commit>;

  /** Open ones, unless the states or the filter expression say otherwise. */
  listPullRequests(repository: RepositoryName, options?: ListOptions & PullRequestFilter): Items<PullRequest>;
  getPullRequest(repository: RepositoryName, id: number): Promise<PullRequest>;
  createPullRequest(repository: RepositoryName, fields: NewPullRequest): Promise<PullRequest>;
  mergePullRequest(repository: RepositoryName, id: number, order?: MergeOrder): Promise<MergeProgress>;
  /** How far a merge is that was not done at once. */
  getMergeTask(task: string): Promise<MergeProgress>;
  declinePullRequest(repository: RepositoryName, id: number): Promise<PullRequest>;

  listHooks(repository: RepositoryName, options?: ListOptions): Items<Hook>;
  getHook(repository: RepositoryName, id: string): Promise<Hook>;
  createHook(repository: RepositoryName, order: HookOrder): Promise<Hook>;
  updateHook(repository: RepositoryName, id: string, order: HookOrder): Promise<Hook>;
  deleteHook(repository: RepositoryName, id: string): Promise<void>;

  /** A file's bytes, also where the vendor keeps it elsewhere. */
  readFile(repository: RepositoryName, place: SourcePlace): Promise<Uint8Array>;
  getSourceEntry(repository: RepositoryName, place: SourcePlace): Promise<SourceEntry>;
  listDirectory(repository: RepositoryName, place: SourcePlace, options?: ListOptions): Items<SourceEntry>;
  /** One commit with these files. */
  writeFiles(repository: RepositoryName, commit: NewFiles): Promise<void>;
}
/* c8 ignore stop */
