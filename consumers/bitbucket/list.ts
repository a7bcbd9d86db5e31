import type { Answer } from '../shared/answer.ts';
import { walkPages, type Page } from '../shared/pages.ts';
import { UnsafeLinkError } from './errors/unsafe-link-error.ts';
import type { ApiRoot } from './root.ts';

/** Oddities of a list that do not make it useless: page by page reading is not stable while others write. */
export type ListNotice =
  | { readonly kind: 'duplicate'; readonly key: string }
  /** The first page announced another number of items than were found. */
  | { readonly kind: 'drift'; readonly announced: number; readonly found: number };

export interface ListOptions {
  /** Items per page; the vendor's cap is applied. */
  readonly pagelen?: number;
  readonly onNotice?: (notice: ListNotice) => void;
}

interface List<Item> extends ListOptions {
  readonly first: string;
  readonly root: ApiRoot;
  readonly get: (address: string) => Promise<Answer>;
  readonly read: (answer: Answer) => Item;
  readonly keyOf: (item: Item) => string;
  readonly maxPages: number;
}

/** Walks a list along its `next` links, which are followed unchanged: they repeat the query. */
export async function* walkList<Item>(list: List<Item>): AsyncGenerator<Item, void, undefined> {
  const { first, keyOf, maxPages, onNotice = () => {} } = list;
  let announced: number | null = null;
  let found = 0;
  const fetchPage = async (address: string): Promise<Page<Item>> => {
    const answer = await list.get(address);
    announced ??= answer.wholeNumberOrNull('size');
    return { items: answer.list('values').map(list.read), next: nextPage(answer, list.root), exchange: answer.exchange };
  };
  const items = walkPages({ first, fetchPage, keyOf, maxPages, emptyPages: 1, onDuplicate: (key) => onNotice({ kind: 'duplicate', key }) });
  for await (const item of items) {
    found += 1;
    yield item;
  }
  if (announced !== null && announced !== found) onNotice({ kind: 'drift', announced, found });
}

function nextPage(answer: Answer, root: ApiRoot): string | undefined {
  const next = answer.textOrNull('next') ?? undefined;
  if (next === undefined || root.owns(next)) return next;
  throw new UnsafeLinkError('the next page is not beneath the API’s own address', answer.exchange);
}
