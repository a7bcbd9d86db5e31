import { isConflict } from '../shared/errors/guards.ts';
import type { BitbucketApi } from './api.ts';
import { mayHaveHappened, writeOrFind } from './lost-write.ts';
import { allOf } from './query.ts';
import type { Branch, PullRequest, RepositoryName } from './types.ts';

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

type PullRequests = Pick<BitbucketApi, 'getRepository' | 'listPullRequests' | 'createPullRequest' | 'declinePullRequest'>;

/** Opens a pull request into the main branch, once: called again, or by another worker at the same time, it finds the one that is open. */
export async function openRemediation(api: PullRequests, remediation: Remediation): Promise<RemediationOutcome> {
  const { mainBranch } = await api.getRepository(remediation.repository);
  if (mainBranch === null) return { outcome: 'empty-repository' };
  const search = (): Promise<RemediationOutcome | undefined> => findOpen(api, remediation, mainBranch);
  const there = await search();
  if (there !== undefined) return there;
  const opened = await writeOrFind(() => open(api, remediation, mainBranch), search);
  return opened.outcome === 'opened' ? giveWay(api, remediation, { opened, first: await search() }) : opened;
}

/** Ours is the oldest that is marked. */
async function findOpen(
  api: PullRequests,
  { repository, branch, finding }: Remediation,
  destination: string,
): Promise<RemediationOutcome | undefined> {
  const q = allOf({ 'source.branch.name': branch, 'destination.branch.name': destination, state: 'OPEN' });
  const found = (await Array.fromAsync(api.listPullRequests(repository, { q }))).toSorted((a, b) => a.id - b.id);
  const marked = found.find((pullRequest) => isMarked(pullRequest, finding));
  if (marked !== undefined) return { outcome: 'already-open', pullRequest: marked };
  const [other] = found;
  return other && { outcome: 'branch-taken', pullRequest: other };
}

/** Two workers that searched at the same time both opened one: the later one is taken back. */
async function giveWay(
  api: PullRequests,
  { repository }: Remediation,
  { opened, first }: { readonly opened: Extract<RemediationOutcome, { outcome: 'opened' | 'already-open' }>; readonly first: RemediationOutcome | undefined },
): Promise<RemediationOutcome> {
  if (first?.outcome !== 'already-open' || first.pullRequest.id >= opened.pullRequest.id) return opened;
  await api.declinePullRequest(repository, opened.pullRequest.id);
  return first;
}

async function open(api: PullRequests, { repository, title, explanation, finding, branch }: Remediation, destination: string): Promise<RemediationOutcome> {
  const pullRequest = await api.createPullRequest(repository, {
    title,
    description: `${explanation}\n\n${marker(finding)}`,
    sourceBranch: branch,
    destinationBranch: destination,
    closesSourceBranch: true,
  });
  return { outcome: 'opened', pullRequest };
}

const marker = (finding: string): string => `Remediates finding ${finding}`;

const isMarked = ({ description }: PullRequest, finding: string): boolean =>
  description.split('\n').some((line) => line.trim() === marker(finding));

/** Has a branch at a commit, once: `taken` where it is at another one. */
export async function ensureBranch(
  api: Pick<BitbucketApi, 'findBranch' | 'createBranch'>,
  repository: RepositoryName,
  wanted: Pick<Branch, 'name' | 'hash'>,
): Promise<{ readonly outcome: 'created' | 'there' | 'taken'; readonly branch: Branch }> {
  const look = async () => {
    const branch = await api.findBranch(repository, wanted.name);
    return branch && { outcome: branch.hash === wanted.hash ? ('there' as const) : ('taken' as const), branch };
  };
  const there = await look();
  if (there !== null) return there;
  try {
    return { outcome: 'created', branch: await api.createBranch(repository, wanted) };
  } catch (error) {
    const found = isConflict(error) || mayHaveHappened(error) ? await look() : null;
    if (found === null) throw error;
    return found;
  }
}
