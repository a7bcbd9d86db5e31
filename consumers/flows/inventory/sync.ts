import type { Announcement, InventoryStore } from './store.ts';
import type { Scope } from './sighting.ts';

/** Who can be asked what there is. */
export interface AssetSource {
  /** Scope by scope; one that fails is told, and does not end the others. */
  readonly read: () => AsyncIterable<Scope>;
}

/** Where records are announced; sending an announcement again does no harm, since the queue knows it by record and version. */
export interface Announcer {
  readonly send: (announcement: Announcement) => Promise<void>;
}

export interface SyncReport {
  readonly scopes: number;
  /** Those that keep what they said before. */
  readonly failed: readonly { readonly scope: string; readonly reason: string }[];
  readonly announced: number;
}

/** Asks all sources, makes one record of each asset, and announces what changed. Ended at any point, the next run goes on. */
export async function syncInventory(store: InventoryStore, assets: readonly AssetSource[], announcer: Announcer): Promise<SyncReport> {
  const read = await readAll(store, assets);
  store.correlate();
  return { ...read, announced: await announceAll(store, announcer) };
}

async function readAll(store: InventoryStore, assets: readonly AssetSource[]): Promise<Pick<SyncReport, 'scopes' | 'failed'>> {
  const failed: { scope: string; reason: string }[] = [];
  let scopes = 0;
  for (const { read } of assets) {
    for await (const scope of read()) {
      store.takeScope(scope);
      if ('name' in scope) scopes += 1;
      if ('failed' in scope) failed.push({ scope: `${scope.source}/${scope.name}`, reason: scope.failed });
    }
  }
  return { scopes, failed };
}

/** In order, each until it is taken: an older version after a newer one would be a lost update. */
async function announceAll(store: InventoryStore, { send }: Announcer): Promise<number> {
  const pending = store.pending();
  for (const announcement of pending) {
    await send(announcement);
    store.announced(announcement);
  }
  return pending.length;
}
