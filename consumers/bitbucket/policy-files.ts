import type { BitbucketApi } from './api.ts';
import type { RepositoryName } from './types.ts';

/** A file as it is on a branch, whatever the branch is called: its commit is asked for first, since an address has no room for a slash in it. */
export async function readOnBranch(
  api: Pick<BitbucketApi, 'getBranch' | 'readFile'>,
  repository: RepositoryName,
  { branch, path }: { readonly branch: string; readonly path: string },
): Promise<Uint8Array> {
  const { hash } = await api.getBranch(repository, branch);
  return api.readFile(repository, { commit: hash, path });
}
