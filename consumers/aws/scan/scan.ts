import PQueue from 'p-queue';
import { VendorError } from '../../shared/errors/vendor-error.ts';
import type { ComputeApi } from '../compute/client.ts';
import type { InstanceAsset } from '../compute/instance.ts';
import type { Account } from '../organization/account.ts';
import { isOpen } from '../organization/account.ts';

/** One account, or one region of it, that was looked through to the end or not. */
export interface Part {
  readonly accountId: string;
  /** Undefined where the account itself could not be entered. */
  readonly region: string | undefined;
}

export type ScannedPart = Part &
  (
    | { readonly outcome: 'complete'; readonly assets: readonly InstanceAsset[] }
    /** `because` is the error's kind; what was found before it is left out, since it is no whole. */
    | { readonly outcome: 'failed'; readonly because: string; readonly message: string; readonly assets: readonly [] }
  );

export interface ScanOptions {
  readonly accounts: readonly Account[];
  /** The machines of an account in a region; without one, in the connection's own. */
  readonly compute: (account: Account, region?: string) => ComputeApi;
  /** How many regions are looked through at a time. Default 8: each account and region has a limit of its own. */
  readonly concurrent?: number;
}

/** Looks through all regions of all open accounts. One that fails is reported, and keeps no other from being complete. */
export async function scanInstances({ accounts, compute, concurrent = 8 }: ScanOptions): Promise<readonly ScannedPart[]> {
  const queue = new PQueue({ concurrency: concurrent });
  const scanAccount = async (account: Account): Promise<readonly ScannedPart[]> => {
    const regions = await queue.add(() => orFailed({ accountId: account.id, region: undefined }, () => compute(account).regions()));
    if ('outcome' in regions) return [regions];
    return Promise.all(regions.found.map((region) => queue.add(() => scanRegion(account.id, region, compute(account, region)))));
  };
  return (await Promise.all(accounts.filter(isOpen).map(scanAccount))).flat();
}

async function scanRegion(accountId: string, region: string, compute: ComputeApi): Promise<ScannedPart> {
  const part = { accountId, region };
  const scanned = await orFailed(part, () => Array.fromAsync(compute.instances()));
  return 'outcome' in scanned ? scanned : { ...part, outcome: 'complete', assets: scanned.found };
}

/** Errors of ours are not swallowed: they would make a bug look like an account that is denied. */
async function orFailed<Found>(part: Part, find: () => Promise<Found>): Promise<{ readonly found: Found } | ScannedPart> {
  try {
    return { found: await find() };
  } catch (error) {
    if (!(error instanceof VendorError)) throw error;
    return { ...part, outcome: 'failed', because: error.kind, message: error.message, assets: [] };
  }
}
