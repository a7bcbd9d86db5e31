import { ProtocolError } from '../../shared/errors/protocol-error.ts';
import type { CallRequest } from '../../shared/call/request.ts';
import type { Reply } from '../../shared/call/reply.ts';
import { readPullRequest } from '../answers.ts';
import type { MergeOrder, MergeProgress, NewPullRequest, PullRequest, RepositoryName } from '../types.ts';
import { listQuery, type ListRequest, type PageOptions } from './list.ts';
import { repositoryPath } from './paths.ts';

export interface PullRequestFilter extends PageOptions {
  /** A filter expression; see `allOf`. */
  readonly q?: string;
  /** Left out: only open ones. */
  readonly states?: readonly string[];
}

/** Pages of more than fifty are refused, whatever the documentation says. */
export const listPullRequests = (repository: RepositoryName, { q, states = [], ...options }: PullRequestFilter): ListRequest<PullRequest> => ({
  operation: 'listPullRequests',
  path: pullRequestsPath(repository),
  query: listQuery({ most: 50, options, sort: 'created_on', more: [['q', q], ...states.map((state) => ['state', state] as const)] }),
  read: readPullRequest,
  keyOf: ({ id }) => `${id}`,
});

export const getPullRequest = (repository: RepositoryName, id: number): CallRequest<PullRequest> => ({
  operation: 'getPullRequest',
  method: 'GET',
  path: pullRequestPath(repository, id),
  read: (reply) => readPullRequest(reply.json()),
});

export const createPullRequest = (repository: RepositoryName, fields: NewPullRequest): CallRequest<PullRequest> => ({
  operation: 'createPullRequest',
  method: 'POST',
  path: pullRequestsPath(repository),
  body: { json: wireFields(fields) },
  read: (reply) => readPullRequest(reply.json()),
});

export const mergePullRequest = (repository: RepositoryName, id: number, { message, strategy, closesSourceBranch, async }: MergeOrder): CallRequest<MergeProgress> => ({
  operation: 'mergePullRequest',
  method: 'POST',
  path: `${pullRequestPath(repository, id)}/merge`,
  query: { async: async === true ? 'true' : undefined },
  body: { json: { type: 'pullrequest_merge_parameters', message, merge_strategy: strategy, close_source_branch: closesSourceBranch } },
  read: (reply) => (reply.status === 202 ? { done: false, task: taskOf(reply) } : { done: true, pullRequest: readPullRequest(reply.json()) }),
});

/** The task is the address that the merge was answered with: it goes nowhere but to the API. */
export const getMergeTask = (task: string): CallRequest<MergeProgress> => ({
  operation: 'getMergeTask',
  method: 'GET',
  path: task,
  read: (reply) => {
    const answer = reply.json();
    const isDone = answer.member('task_status', ['PENDING', 'SUCCESS']) === 'SUCCESS';
    return isDone ? { done: true, pullRequest: readPullRequest(answer.object('merge_result')) } : { done: false, task };
  },
});

/** Without a body the vendor refuses it. */
export const declinePullRequest = (repository: RepositoryName, id: number): CallRequest<PullRequest> => ({
  operation: 'declinePullRequest',
  method: 'POST',
  path: `${pullRequestPath(repository, id)}/decline`,
  body: { json: {} },
  read: (reply) => readPullRequest(reply.json()),
});

const pullRequestsPath = (repository: RepositoryName): string => `${repositoryPath(repository)}/pullrequests`;
const pullRequestPath = (repository: RepositoryName, id: number): string => `${pullRequestsPath(repository)}/${id}`;

const wireFields = ({ title, sourceBranch, destinationBranch, description, closesSourceBranch }: NewPullRequest): object => ({
  title,
  source: { branch: { name: sourceBranch } },
  ...(destinationBranch === undefined ? {} : { destination: { branch: { name: destinationBranch } } }),
  description,
  close_source_branch: closesSourceBranch,
});

function taskOf(reply: Reply): string {
  const location = reply.header('location');
  if (location === undefined) throw new ProtocolError('a merge is under way, and no address tells how far it is', reply.exchange, 'location');
  return location;
}
