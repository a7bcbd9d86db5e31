import { VendorError } from '../shared/errors/vendor-error.ts';
import type { CrowdStrikeApi } from './client.ts';
import { after } from './fql.ts';
import type { Asset } from './hosts/asset.ts';
import type { ListNotice } from './list.ts';
import type { Vulnerability } from './vulnerabilities/vulnerability.ts';

/** What one sync found. */
export interface Inventory {
  readonly hosts: Part<Asset>;
  readonly vulnerabilities: Part<Vulnerability>;
}

/** One kind of thing, by id. What broke off holds what was read before, and why: it must not be taken for all there is. */
export type Part<Item> = Whole<Item> | Broken<Item>;

interface Whole<Item> {
  readonly result: 'whole';
  readonly items: ReadonlyMap<string, Item>;
  /** Worth a look when they grow. */
  readonly notices: readonly ListNotice[];
}

interface Broken<Item> extends Omit<Whole<Item>, 'result'> {
  readonly result: 'broken';
  readonly error: VendorError;
}

/** Hosts that were seen since then, and open vulnerabilities. Each part stands for itself: a scope that is missing for one leaves the other alone. */
export async function takeInventory(falcon: Pick<CrowdStrikeApi, 'hosts' | 'vulnerabilities'>, seenSince: Date): Promise<Inventory> {
  const { hosts, vulnerabilities } = falcon;
  const filter = after('last_seen', seenSince);
  const [foundHosts, foundVulnerabilities] = await Promise.all([
    collect((onNotice) => hosts.list({ filter, onNotice })),
    collect((onNotice) => vulnerabilities.list({ onNotice })),
  ]);
  return { hosts: foundHosts, vulnerabilities: foundVulnerabilities };
}

type Listing<Item> = (onNotice: (notice: ListNotice) => void) => AsyncIterable<Item>;

async function collect<Item extends { readonly id: string }>(list: Listing<Item>): Promise<Part<Item>> {
  const items = new Map<string, Item>();
  const notices: ListNotice[] = [];
  try {
    for await (const item of list((notice) => notices.push(notice))) items.set(item.id, item);
    return { result: 'whole', items, notices };
  } catch (error) {
    if (!(error instanceof VendorError)) throw error;
    return { result: 'broken', items, notices, error };
  }
}
