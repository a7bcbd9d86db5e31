import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '../shared/clock.ts';
import type { BitbucketApi } from './api.ts';
import type { Mirror, RepositoryState } from './mirror.ts';
import type { Repository } from './types.ts';

type Reading = Pick<BitbucketApi, 'listRepositories' | 'listBranches' | 'listPullRequests'>;

/** Ids of the repositories of which the mirror was wrong: a webhook was lost. */
export type Repaired = readonly string[];

/** Reads a workspace anew and puts the mirror right: webhooks are delivered three times at most, then never again. */
export async function reconcile(api: Reading, workspace: string, mirror: Mirror): Promise<Repaired> {
  const repaired: string[] = [];
  const seen = new Set<string>();
  for await (const repository of api.listRepositories(workspace)) {
    seen.add(repository.id);
    if (await putRight(api, { workspace, repository, mirror })) repaired.push(repository.id);
  }
  const gone = mirror.ids().filter((id) => !seen.has(id));
  gone.forEach((id) => mirror.delete(id));
  return [...repaired, ...gone];
}

/** What a webhook told while we read is newer than what we read: then the next time will do. */
async function putRight(api: Reading, { workspace, repository, mirror }: { workspace: string; repository: Repository; mirror: Mirror }): Promise<boolean> {
  const revision = mirror.revision(repository.id);
  const state = await readState(api, workspace, repository);
  if (mirror.revision(repository.id) !== revision || isDeepStrictEqual(mirror.get(repository.id), state)) return false;
  mirror.set(repository.id, state);
  return true;
}

/** An empty repository has nothing to ask for. */
async function readState(api: Reading, workspace: string, { slug, fullName, mainBranch }: Repository): Promise<RepositoryState> {
  if (mainBranch === null) return { fullName, branches: {}, open: [] };
  const name = { workspace, slug };
  const branches = await Array.fromAsync(api.listBranches(name));
  const open = await Array.fromAsync(api.listPullRequests(name));
  return { fullName, branches: Object.fromEntries(branches.map((branch) => [branch.name, branch.hash])), open: open.map(({ id }) => id).toSorted((a, b) => a - b) };
}

interface Period {
  readonly everyMs: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onRound: (outcome: { readonly repaired: Repaired } | { readonly error: unknown }) => void;
}

/** Reconciles again and again until the signal; a round that fails is told, and the next one comes all the same. */
export async function reconcileEvery(round: () => Promise<Repaired>, { everyMs, clock, signal, onRound }: Period): Promise<void> {
  while (!signal.aborted) {
    await round().then(
      (repaired) => onRound({ repaired }),
      (error: unknown) => onRound({ error }),
    );
    await clock.sleep(everyMs, signal).catch(() => {});
  }
}
