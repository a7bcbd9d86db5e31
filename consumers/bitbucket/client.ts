import type { Got } from 'got';
import { toAnswer, type Answer } from '../shared/answer.ts';
import { vendorHttp, type Connection } from '../shared/http.ts';
import { segment } from '../shared/path.ts';
import { readPullRequest, readRepository } from './answers.ts';
import { authorization, hiding, type BitbucketCredentials } from './credentials.ts';
import { toBitbucketError } from './errors/to-bitbucket-error.ts';
import { walkList, type ListOptions } from './list.ts';
import { bitbucketRetry } from './retry.ts';
import { ApiRoot } from './root.ts';
import type { PullRequest, PullRequestFields, Repository, RepositoryName } from './types.ts';

const bitbucket = { vendor: 'bitbucket' };

export interface BitbucketOptions extends Connection {
  readonly credentials: BitbucketCredentials;
  /** A list with more pages than this is taken for endless. */
  readonly maxPages?: number;
}

/** Bitbucket Cloud's API, as far as we use it; its base URL includes the version's `/2.0`. Methods throw the errors of `errors/`. */
export class BitbucketClient {
  readonly #http: Got;
  readonly #root: ApiRoot;
  readonly #maxPages: number;

  constructor(options: BitbucketOptions) {
    const { credentials, baseUrl = 'https://api.bitbucket.org/2.0', timeoutMs = 30_000, headers, maxPages = 1000 } = options;
    const { bucket, ...retry } = bitbucketRetry(options.retry ?? {});
    const hide = hiding(credentials);
    this.#root = new ApiRoot(baseUrl);
    this.#maxPages = maxPages;
    this.#http = vendorHttp({
      baseUrl,
      timeoutMs,
      headers: { ...headers, authorization: authorization(credentials) },
      retry,
      beforeRequest: [() => bucket.ready()],
      toError: (call) => toBitbucketError(call, hide),
    });
  }

  /** Oldest first: an order that new repositories do not disturb. A workspace that is unknown is not found. */
  listRepositories(workspace: string, { pagelen = 100, ...options }: ListOptions = {}): AsyncGenerator<Repository, void, undefined> {
    const query = { pagelen: `${Math.min(pagelen, 100)}`, sort: 'created_on' };
    const first = this.#root.address(`repositories/${segment(workspace)}`, query);
    return walkList({ ...this.#list(first), ...options, read: readRepository, keyOf: ({ uuid }) => uuid });
  }

  async getRepository(repository: RepositoryName): Promise<Repository> {
    return readRepository(await this.#get(repositoryPath(repository)));
  }

  /** Pull requests that satisfy the filter expression; open ones if it names no state. */
  listPullRequests(
    repository: RepositoryName,
    { q, pagelen = 50, ...options }: ListOptions & { readonly q?: string } = {},
  ): AsyncGenerator<PullRequest, void, undefined> {
    const query = { pagelen: `${Math.min(pagelen, 50)}`, sort: 'created_on', ...(q === undefined ? {} : { q }) };
    const first = this.#root.address(`${repositoryPath(repository)}/pullrequests`, query);
    return walkList({ ...this.#list(first), ...options, read: readPullRequest, keyOf: ({ id }) => `${id}` });
  }

  /** Does what it says once and is never repeated; `openRemediation` is the one that can be called again. */
  async createPullRequest(repository: RepositoryName, fields: PullRequestFields): Promise<PullRequest> {
    const response = await this.#http.post<unknown>(`${repositoryPath(repository)}/pullrequests`, { json: fields });
    return readPullRequest(toAnswer(response, bitbucket));
  }

  #list(first: string) {
    return { first, root: this.#root, maxPages: this.#maxPages, get: (address: string) => this.#get(address) };
  }

  async #get(address: string): Promise<Answer> {
    return toAnswer(await this.#http.get<unknown>(address), bitbucket);
  }
}

const repositoryPath = ({ workspace, slug }: RepositoryName): string => `repositories/${segment(workspace)}/${segment(slug)}`;
