import type { BitbucketApi } from '../api.ts';
import { writeOrFind } from '../lost-write.ts';
import type { Hook, HookOrder, RepositoryName } from '../types.ts';

/** Has a webhook for our address, once; one that is not as it should be is changed. Ours is the one with our address and description. */
export async function ensureHook(
  api: Pick<BitbucketApi, 'listHooks' | 'createHook' | 'updateHook'>,
  repository: RepositoryName,
  order: HookOrder & { readonly secret: string },
): Promise<Hook> {
  const find = async (): Promise<Hook | undefined> => {
    for await (const hook of api.listHooks(repository)) if (hook.url === order.url && hook.description === order.description) return hook;
    return undefined;
  };
  const there = await find();
  if (there === undefined) return writeOrFind(() => api.createHook(repository, order), find);
  return isAsOrdered(there, order) ? there : api.updateHook(repository, there.id, order);
}

const isAsOrdered = ({ events, isActive, hasSecret }: Hook, order: HookOrder): boolean =>
  isActive && hasSecret && events.length === order.events.length && order.events.every((event) => events.includes(event));
