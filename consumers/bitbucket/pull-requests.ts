import { NoAnswerError } from '../shared/errors/no-answer-error.ts';
import type { BitbucketClient } from './client.ts';
import { ApiError } from './errors/api-error.ts';
import { allOf } from './query.ts';
import type { PullRequest, RepositoryName } from './types.ts';

export type PullRequests = Pick<BitbucketClient, 'getRepository' | 'listPullRequests' | 'createPullRequest'>;

/** A branch that mends a finding, ready to be proposed. */
export interface Remediation {
  /** The finding's id; it marks the pull request as ours. */
  readonly finding: string;
  readonly repository: RepositoryName;
  readonly branch: string;
  readonly title: string;
  readonly explanation: string;
}

export type RemediationOutcome =
  | { readonly outcome: 'opened' | 'already-open'; readonly pullRequest: PullRequest }
  /** Somebody else proposes the same branch. */
  | { readonly outcome: 'branch-taken'; readonly pullRequest: PullRequest }
  /** There is no branch to merge into. */
  | { readonly outcome: 'empty-repository' };

/** Opens a pull request into the main branch, once: called again it finds the one that is open. */
export async function openRemediation(api: PullRequests, remediation: Remediation): Promise<RemediationOutcome> {
  const { mainbranch } = await api.getRepository(remediation.repository);
  if (mainbranch === null) return { outcome: 'empty-repository' };
  const search = () => findOpen(api, remediation, mainbranch.name);
  return (await search()) ?? create(api, remediation, { destination: mainbranch.name, search });
}

async function findOpen(
  api: PullRequests,
  { repository, branch, finding }: Remediation,
  destination: string,
): Promise<RemediationOutcome | undefined> {
  const q = allOf({ 'source.branch.name': branch, 'destination.branch.name': destination, state: 'OPEN' });
  let other: PullRequest | undefined;
  for await (const pullRequest of api.listPullRequests(repository, { q })) {
    if (isMarked(pullRequest, finding)) return { outcome: 'already-open', pullRequest };
    other = pullRequest;
  }
  return other && { outcome: 'branch-taken', pullRequest: other };
}

/** A write that failed half-way may have happened all the same: only a second look tells. */
async function create(
  api: PullRequests,
  { repository, title, explanation, finding, branch }: Remediation,
  { destination, search }: { readonly destination: string; readonly search: () => Promise<RemediationOutcome | undefined> },
): Promise<RemediationOutcome> {
  try {
    const pullRequest = await api.createPullRequest(repository, {
      title,
      description: `${explanation}\n\n${marker(finding)}`,
      source: { branch: { name: branch } },
      destination: { branch: { name: destination } },
      close_source_branch: true,
    });
    return { outcome: 'opened', pullRequest };
  } catch (error) {
    const found = error instanceof NoAnswerError || error instanceof ApiError ? await search() : undefined;
    if (found === undefined) throw error;
    return found;
  }
}

const marker = (finding: string): string => `Remediates finding ${finding}`;

const isMarked = ({ summary }: PullRequest, finding: string): boolean =>
  (summary?.raw ?? '').split('\n').some((line) => line.trim() === marker(finding));
