import { isConflict } from '../shared/errors/guards.ts';
import { systemClock, type Clock } from '../shared/clock.ts';
import type { BitbucketApi } from './api.ts';
import { mayHaveHappened } from './lost-write.ts';
import type { MergeOrder, MergeProgress, PullRequest, RepositoryName } from './types.ts';

export type MergeOutcome =
  | { readonly outcome: 'merged'; readonly pullRequest: PullRequest }
  /** Declined or superseded: there is nothing to merge any more. */
  | { readonly outcome: 'closed'; readonly pullRequest: PullRequest }
  /** Still open, or still being merged; the same call later goes on from there. */
  | { readonly outcome: 'retry-later' };

export interface Merge {
  readonly repository: RepositoryName;
  readonly id: number;
  readonly order?: MergeOrder;
  readonly clock?: Clock;
  /** How often a merge that is under way is asked for. */
  readonly polls?: number;
  readonly pollMs?: number;
}

type Merging = Pick<BitbucketApi, 'getPullRequest' | 'mergePullRequest' | 'getMergeTask'>;

/** Merges a pull request, once, whatever became of an earlier attempt. What speaks against it is thrown as the vendor says it. */
export async function mergeWhenReady(api: Merging, merge: Merge): Promise<MergeOutcome> {
  const before = await readOutcome(api, merge);
  if (before.outcome !== 'retry-later') return before;
  try {
    return await mergeOnce(api, merge);
  } catch (error) {
    if (mayHaveHappened(error)) return readOutcome(api, merge);
    if (!isConflict(error)) throw error;
    // A branch moved meanwhile: worth one more attempt, unless somebody else has merged or closed it.
    const now = await readOutcome(api, merge);
    return now.outcome === 'retry-later' ? mergeOnce(api, merge) : now;
  }
}

async function mergeOnce(api: Merging, merge: Merge): Promise<MergeOutcome> {
  const progress = await api.mergePullRequest(merge.repository, merge.id, merge.order);
  return progress.done ? { outcome: 'merged', pullRequest: progress.pullRequest } : follow(api, progress, merge);
}

async function follow(api: Merging, { task }: Extract<MergeProgress, { done: false }>, { clock = systemClock, polls = 30, pollMs = 2000 }: Merge): Promise<MergeOutcome> {
  for (let poll = 0; poll < polls; poll += 1) {
    const progress = await api.getMergeTask(task);
    if (progress.done) return { outcome: 'merged', pullRequest: progress.pullRequest };
    await clock.sleep(pollMs);
  }
  return { outcome: 'retry-later' };
}

async function readOutcome(api: Merging, { repository, id }: Merge): Promise<MergeOutcome> {
  const pullRequest = await api.getPullRequest(repository, id);
  if (pullRequest.state === 'OPEN') return { outcome: 'retry-later' };
  return { outcome: pullRequest.state === 'MERGED' ? 'merged' : 'closed', pullRequest };
}

/** Declines a pull request, once: one that is declined already is as good. */
export async function declineOnce(
  api: Pick<BitbucketApi, 'getPullRequest' | 'declinePullRequest'>,
  { repository, id }: Pick<Merge, 'repository' | 'id'>,
): Promise<PullRequest> {
  const before = await api.getPullRequest(repository, id);
  if (before.state !== 'OPEN') return before;
  try {
    return await api.declinePullRequest(repository, id);
  } catch (error) {
    const now = mayHaveHappened(error) ? await api.getPullRequest(repository, id) : before;
    if (now.state !== 'DECLINED') throw error;
    return now;
  }
}
