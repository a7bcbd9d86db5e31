import type { Answer } from '../shared/answer.ts';
import { PaginationError } from '../shared/errors/pagination-error.ts';
import { walkPages, type Page } from '../shared/pages.ts';
import type { Fql } from './fql.ts';
import { ids, type Found, type Warning } from './reading/envelope.ts';

/** What a list has to tell beside its items. */
export type ListNotice =
  /** Something went wrong beside what went right. */
  | { readonly kind: 'warning'; readonly warning: Warning }
  /** Live data moves between pages. */
  | { readonly kind: 'duplicate'; readonly key: string }
  /** The first page announced another number of items than were found. */
  | { readonly kind: 'drift'; readonly announced: number; readonly found: number }
  /** The search expired and was begun anew. */
  | { readonly kind: 'restart' };

export interface ListOptions {
  readonly filter?: Fql;
  /** Items per page; the vendor's cap is applied. */
  readonly pageSize?: number;
  /** A list with more pages than this is taken for endless. Default 10,000. */
  readonly maxPages?: number;
  readonly onNotice?: (notice: ListNotice) => void;
}

/** Ids from a place on: the vendor's older way, which ends at 10,000. */
export interface IdQuery {
  readonly filter?: Fql;
  readonly offset?: number;
  readonly limit?: number;
}

export interface IdPage {
  readonly ids: readonly string[];
  /** Of all that fit. */
  readonly total: number;
  readonly warnings: readonly Warning[];
}

export function readIdPage(answer: Answer): IdPage {
  const { items, warnings } = ids(answer);
  return { ids: items, total: totalIn(answer) ?? items.length, warnings };
}

/** A page as it was read. */
export interface ReadPage<Item> extends Found<Item> {
  readonly answer: Answer;
  /** Undefined or empty: this is the last page. */
  readonly next: string | undefined;
}

interface Listing<Item> extends Pick<ListOptions, 'maxPages' | 'onNotice'> {
  readonly pageSize: number;
  readonly keyOf: (item: Item) => string;
  /** Nothing stands for the first page: an empty cursor is never sent. */
  readonly fetchPage: (cursor: string | undefined) => Promise<ReadPage<Item>>;
}

/** Hands out the items of all pages, each once. Cursors are sent back as they came. */
export async function* walkList<Item>(listing: Listing<Item>): AsyncGenerator<Item, void, undefined> {
  const { keyOf, pageSize, maxPages = 10_000, onNotice = () => {} } = listing;
  let announced: number | undefined;
  let found = 0;
  const fetchPage = async (cursor: string): Promise<Page<Item>> => {
    const { items, warnings, next, answer } = await listing.fetchPage(cursor || undefined);
    warnings.forEach((warning) => onNotice({ kind: 'warning', warning }));
    announced ??= totalIn(answer);
    if (items.length > pageSize) throw new PaginationError('page-too-long', `a page of ${pageSize} has ${items.length} items`, answer.exchange);
    return { items, next: next || undefined, exchange: answer.exchange };
  };
  const items = walkPages({ first: '', fetchPage, keyOf, maxPages, emptyPages: 1, onDuplicate: (key) => onNotice({ kind: 'duplicate', key }) });
  for await (const item of items) {
    found += 1;
    yield item;
  }
  if (announced !== undefined && announced !== found) onNotice({ kind: 'drift', announced, found });
}

/** What an answer says about its page; it was seen to say nothing, which ends the list. */
const paginationIn = (answer: Answer): Answer | null => answer.objectOrNull('meta')?.objectOrNull('pagination') ?? null;

export const totalIn = (answer: Answer): number | undefined => paginationIn(answer)?.wholeNumberOrNull('total') ?? undefined;

/** The cursor in one of the page's fields. */
export const cursorIn = (answer: Answer, field: 'next' | 'offset' | 'after'): string | undefined =>
  paginationIn(answer)?.textOrNull(field) ?? undefined;
