import type { BitbucketApi } from './api.ts';
import type { Repository } from './types.ts';

export interface Asset {
  /** Stable across renames. */
  readonly id: string;
  readonly name: string;
  readonly visibility: 'private' | 'public';
  /** Undefined while the repository is empty: there is nothing to scan yet. */
  readonly defaultBranch: string | undefined;
  readonly lastActivity: string;
}

export interface Inventory {
  readonly assets: readonly Asset[];
  /** Items that several pages held, and whether the count came out as announced; worth a look when they grow. */
  readonly duplicates: number;
  readonly complete: boolean;
}

/** All repositories of a workspace that the token can see. */
export async function takeInventory(api: Pick<BitbucketApi, 'listRepositories'>, workspace: string): Promise<Inventory> {
  const assets: Asset[] = [];
  let duplicates = 0;
  let complete = true;
  const repositories = api.listRepositories(workspace, {
    onNotice: ({ kind }) => {
      if (kind === 'duplicate') duplicates += 1;
      else complete = false;
    },
  });
  for await (const repository of repositories) assets.push(toAsset(repository));
  return { assets, duplicates, complete };
}

const toAsset = ({ id, fullName, isPrivate, mainBranch, updatedAt }: Repository): Asset => ({
  id,
  name: fullName,
  visibility: isPrivate ? 'private' : 'public',
  defaultBranch: mainBranch ?? undefined,
  lastActivity: updatedAt,
});
