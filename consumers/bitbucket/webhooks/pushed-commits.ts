import type { BitbucketApi } from '../api.ts';
import type { RepositoryName } from '../types.ts';
import type { RefChange } from './events.ts';

/** Hashes of the commits that a push brought, the newest first: as it tells, or, where it tells only a part, as the API does. */
export async function pushedCommits(api: Pick<BitbucketApi, 'listCommits'>, repository: RepositoryName, change: RefChange): Promise<readonly string[]> {
  if (change.what === 'removed') return [];
  if (change.commits !== null) return change.commits;
  const range = { include: [change.hash], exclude: change.was === null ? [] : [change.was] };
  const commits = await Array.fromAsync(api.listCommits(repository, range));
  return commits.map(({ hash }) => hash);
}
