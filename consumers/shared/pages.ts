import { PaginationError } from './errors/pagination-error.ts';
import type { Exchange } from './errors/vendor-error.ts';

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Where the next page is: a cursor or an address. Undefined on the last page. */
  readonly next: string | undefined;
  readonly exchange: Exchange;
}

export interface Walk<Item> {
  /** Cursor or address of the first page. */
  readonly first: string;
  readonly fetchPage: (cursor: string) => Promise<Page<Item>>;
  readonly keyOf: (item: Item) => string;
  /** Called in place of handing out an item a second time. */
  readonly onDuplicate: (key: string, exchange: Exchange) => void;
  readonly maxPages: number;
  /** How many pages in a row may be empty although another one is announced. */
  readonly emptyPages: number;
}

/** Hands out the items of all pages, each once, and stops with an error where the vendor's pages would never end. */
export async function* walkPages<Item>(walk: Walk<Item>): AsyncGenerator<Item, void, undefined> {
  const keys = new Set<string>();
  const read = new Set<string>();
  let cursor: string | undefined = walk.first;
  let emptyInARow = 0;
  while (cursor !== undefined) {
    const page: Page<Item> = await walk.fetchPage(cursor);
    read.add(cursor);
    emptyInARow = page.items.length === 0 ? emptyInARow + 1 : 0;
    checkNext(page, { read, emptyInARow }, walk);
    yield* unseen(page, keys, walk);
    cursor = page.next;
  }
}

/** Comes before the page's items are handed out: a repeated page must not be counted twice. */
function checkNext<Item>({ next, exchange }: Page<Item>, so: { read: ReadonlySet<string>; emptyInARow: number }, walk: Walk<Item>): void {
  if (next === undefined) return;
  if (so.emptyInARow > walk.emptyPages) throw new PaginationError('empty-page', 'an empty page announces another one', exchange);
  if (so.read.has(next)) throw new PaginationError('loop', 'the next page is one that was read before', exchange);
  if (so.read.size >= walk.maxPages) throw new PaginationError('too-many-pages', `there are more than ${walk.maxPages} pages`, exchange);
}

function* unseen<Item>(page: Page<Item>, keys: Set<string>, walk: Walk<Item>): Generator<Item, void, undefined> {
  for (const item of page.items) {
    const key = walk.keyOf(item);
    if (keys.has(key)) walk.onDuplicate(key, page.exchange);
    else yield item;
    keys.add(key);
  }
}
