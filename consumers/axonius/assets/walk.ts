import { VendorError } from '../../shared/errors/vendor-error.ts';
import { isInvalidRequest, isNotFound } from '../../shared/errors/guards.ts';
import { walkPages, type Page } from '../../shared/pages.ts';
import type { Asset } from '../types.ts';

interface Walk {
  readonly first: string;
  readonly fetchPage: (cursor: string) => Promise<Page<Asset>>;
  readonly onDuplicate: (id: string) => void;
  readonly maxPages: number;
}

/**
 * Walks all pages. A cursor that the instance has forgotten in the middle is no end: once, all is read again,
 * and what came before is left out.
 */
export async function* walkAssets(walk: Walk): AsyncGenerator<Asset, void, undefined> {
  const seen = new Set<string>();
  try {
    yield* unseen(walk, seen);
  } catch (error) {
    if (!(error instanceof CursorRefused)) throw error;
    yield* again(walk, seen);
  }
}

async function* again(walk: Walk, seen: Set<string>): AsyncGenerator<Asset, void, undefined> {
  try {
    yield* unseen({ ...walk, onDuplicate: () => {} }, seen);
  } catch (error) {
    throw error instanceof CursorRefused ? error.refusal : error;
  }
}

async function* unseen(walk: Walk, seen: Set<string>): AsyncGenerator<Asset, void, undefined> {
  const { first, maxPages, onDuplicate } = walk;
  const fetchPage = (cursor: string): Promise<Page<Asset>> =>
    walk.fetchPage(cursor).catch((error: unknown) => refused(error, cursor !== first));
  for await (const asset of walkPages({ first, fetchPage, keyOf: ({ id }) => id, maxPages, emptyPages: 0, onDuplicate })) {
    if (!seen.has(asset.id)) yield asset;
    seen.add(asset.id);
  }
}

/** Within a walk the query was good before, so it is the cursor that is refused. */
function refused(error: unknown, isWithin: boolean): never {
  throw isWithin && (isInvalidRequest(error) || isNotFound(error)) ? new CursorRefused(error) : error;
}

/** Never leaves this file. */
class CursorRefused extends Error {
  readonly refusal: VendorError;

  constructor(refusal: VendorError) {
    super(refusal.message);
    this.refusal = refusal;
  }
}
