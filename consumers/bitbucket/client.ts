import { KnownSecrets } from '../shared/auth/known-secrets.ts';
import { createCaller, type Caller } from '../shared/call/caller.ts';
import type { Connection } from '../shared/call/kit.ts';
import type { CallRequest } from '../shared/call/request.ts';
import type { BitbucketApi, Items } from './api.ts';
import { authorizerOf, type BitbucketCredentials } from './auth/credentials.ts';
import { Budget, hourly } from './budget.ts';
import { toBitbucketError } from './errors/bitbucket-error.ts';
import { walkList, type ListOptions } from './list.ts';
import { downloadFrom } from './media.ts';
import * as branches from './requests/branches.ts';
import * as commits from './requests/commits.ts';
import * as hooks from './requests/hooks.ts';
import type { ListRequest } from './requests/list.ts';
import * as pullRequests from './requests/pull-requests.ts';
import * as repositories from './requests/repositories.ts';
import * as source from './requests/source.ts';
import * as workspaces from './requests/workspaces.ts';
import type { Branch, HookOrder, MergeOrder, NewFiles, NewPullRequest, NewRepository, RepositoryName, SourcePlace } from './types.ts';

export interface BitbucketOptions extends Connection {
  readonly credentials: BitbucketCredentials;
  /** A list with more pages than this is taken for endless. Default 1000. */
  readonly maxPages?: number;
  /** Learns the tokens in use, so that logs hide them too. Default: only errors do. */
  readonly known?: KnownSecrets;
}

/** The API's address includes the version's `/2.0`. */
export class BitbucketClient implements BitbucketApi {
  readonly #caller: Caller;
  readonly #connection: Connection;
  readonly #root: string;
  readonly #maxPages: number;
  readonly #budget: Budget;

  constructor({ credentials, maxPages = 1000, known = new KnownSecrets(), ...connection }: BitbucketOptions) {
    const { baseUrl = 'https://api.bitbucket.org/2.0' } = connection;
    const budget = new Budget(connection.retry?.random);
    this.#root = [baseUrl].flat()[0]?.replace(/\/+$/, '') ?? '';
    this.#maxPages = maxPages;
    this.#budget = budget;
    // Pauses for the budget take minutes.
    this.#connection = { deadlineMs: 1_800_000, ...connection, limits: { rate: hourly, ...connection.limits } };
    this.#caller = createCaller(
      {
        vendor: 'bitbucket',
        endpoints: baseUrl,
        authorizer: authorizerOf(credentials, known),
        retry: budget.retry,
        paceMs: budget.paceMs,
        toError: (call) => toBitbucketError(call, known.hide),
      },
      this.#connection,
    );
  }

  /** Whether the hour's budget is nearly used up, as far as the vendor tells. */
  get isNearLimit(): boolean {
    return this.#budget.isNearLimit;
  }

  listUserWorkspaces = (options: ListOptions = {}) => this.#walk(workspaces.listUserWorkspaces(options), options);
  getWorkspace = (workspace: string) => this.#call(workspaces.getWorkspace(workspace));

  listRepositories = (workspace: string, options: ListOptions = {}) => this.#walk(repositories.listRepositories(workspace, options), options);
  getRepository = (repository: RepositoryName) => this.#call(repositories.getRepository(repository));
  createRepository = (repository: RepositoryName, fields: NewRepository) => this.#call(repositories.createRepository(repository, fields));
  deleteRepository = (repository: RepositoryName) => this.#call(repositories.deleteRepository(repository));

  listBranches = (repository: RepositoryName, options: ListOptions & branches.BranchFilter = {}) => this.#walk(branches.listBranches(repository, options), options);
  getBranch = (repository: RepositoryName, name: string) => this.#call(branches.getBranch(repository, name));
  findBranch = (repository: RepositoryName, name: string) => this.#call(branches.findBranch(repository, name));
  createBranch = (repository: RepositoryName, branch: Pick<Branch, 'name' | 'hash'>) => this.#call(branches.createBranch(repository, branch));
  deleteBranch = (repository: RepositoryName, name: string) => this.#call(branches.deleteBranch(repository, name));

  listCommits = (repository: RepositoryName, options: ListOptions & commits.CommitFilter = {}) => this.#walk(commits.listCommits(repository, options), options);
  getCommit = (repository: RepositoryName, commit: string) => this.#call(commits.getCommit(repository, commit));

  listPullRequests = (repository: RepositoryName, options: ListOptions & pullRequests.PullRequestFilter = {}) =>
    this.#walk(pullRequests.listPullRequests(repository, options), options);
  getPullRequest = (repository: RepositoryName, id: number) => this.#call(pullRequests.getPullRequest(repository, id));
  createPullRequest = (repository: RepositoryName, fields: NewPullRequest) => this.#call(pullRequests.createPullRequest(repository, fields));
  mergePullRequest = (repository: RepositoryName, id: number, order: MergeOrder = {}) => this.#call(pullRequests.mergePullRequest(repository, id, order));
  getMergeTask = (task: string) => this.#call(pullRequests.getMergeTask(task));
  declinePullRequest = (repository: RepositoryName, id: number) => this.#call(pullRequests.declinePullRequest(repository, id));

  listHooks = (repository: RepositoryName, options: ListOptions = {}) => this.#walk(hooks.listHooks(repository, options), options);
  getHook = (repository: RepositoryName, id: string) => this.#call(hooks.getHook(repository, id));
  createHook = (repository: RepositoryName, order: HookOrder) => this.#call(hooks.createHook(repository, order));
  updateHook = (repository: RepositoryName, id: string, order: HookOrder) => this.#call(hooks.updateHook(repository, id, order));
  deleteHook = (repository: RepositoryName, id: string) => this.#call(hooks.deleteHook(repository, id));

  getSourceEntry = (repository: RepositoryName, place: SourcePlace) => this.#call(source.getSourceEntry(repository, place));
  listDirectory = (repository: RepositoryName, place: SourcePlace, options: ListOptions = {}) => this.#walk(source.listDirectory(repository, place, options), options);
  writeFiles = (repository: RepositoryName, commit: NewFiles) => this.#call(source.writeSource(repository, commit));

  async readFile(repository: RepositoryName, place: SourcePlace): Promise<Uint8Array> {
    const file = await this.#call(source.getFile(repository, place));
    return 'bytes' in file ? file.bytes : downloadFrom(file.elsewhere, { root: this.#root, connection: this.#connection });
  }

  #call<Result>(request: CallRequest<Result>): Promise<Result> {
    return this.#caller.call(request);
  }

  #walk<Item>(list: ListRequest<Item>, { onNotice }: ListOptions): Items<Item> {
    return walkList(list, { caller: this.#caller, root: this.#root, maxPages: this.#maxPages, onNotice });
  }
}
