import type { Answer } from '../shared/answer.ts';
import type { Caller } from '../shared/call/caller.ts';
import type { Reply } from '../shared/call/reply.ts';
import { walkPages, type Page } from '../shared/pages.ts';
import { UnsafeLinkError } from './errors/unsafe-link-error.ts';
import type { ListRequest, PageOptions } from './requests/list.ts';

/** Oddities of a list that do not make it useless: page by page reading is not stable while others write. */
export type ListNotice =
  | { readonly kind: 'duplicate'; readonly key: string }
  /** The first page announced another number of items than were found. */
  | { readonly kind: 'drift'; readonly announced: number; readonly found: number };

export interface ListOptions extends PageOptions {
  readonly onNotice?: (notice: ListNotice) => void;
}

interface Walking {
  readonly caller: Caller;
  /** The API's address. */
  readonly root: string;
  /** A list with more pages than this is taken for endless. */
  readonly maxPages: number;
  readonly onNotice?: ((notice: ListNotice) => void) | undefined;
}

/** Walks a list along its `next` links, which are followed unchanged: they repeat the query. */
export async function* walkList<Item>(list: ListRequest<Item>, { caller, root, maxPages, onNotice = () => {} }: Walking): AsyncGenerator<Item, void, undefined> {
  const { operation, keyOf } = list;
  let announced: number | null = null;
  let found = 0;
  const read = (reply: Reply): Page<Item> => {
    const answer = reply.json();
    announced ??= answer.wholeNumberOrNull('size');
    return { items: answer.list('values').map(list.read), next: nextPage(answer, caller), exchange: reply.exchange };
  };
  const fetchPage = (path: string): Promise<Page<Item>> => caller.call({ operation, method: 'GET', path, read });
  // As a whole address, so that a `next` that leads back to it is seen at once.
  const first = `${root}/${list.path}?${list.query.toString()}`;
  const items = walkPages({ first, fetchPage, keyOf, maxPages, emptyPages: 1, onDuplicate: (key) => onNotice({ kind: 'duplicate', key }) });
  for await (const item of items) {
    found += 1;
    yield item;
  }
  if (announced !== null && announced !== found) onNotice({ kind: 'drift', announced, found });
}

/** The credentials go along with the next page's call: its address has to be the API's own. */
function nextPage(answer: Answer, caller: Caller): string | undefined {
  const next = answer.textOrNull('next') ?? undefined;
  if (next === undefined || caller.owns(next)) return next;
  throw new UnsafeLinkError('the next page is not beneath the API’s own address', answer.exchange);
}
