import type { Answer } from '../shared/answer.ts';
import { PaginationError } from '../shared/errors/pagination-error.ts';
import { walkPages, type Page } from '../shared/pages.ts';
import type { FormFields } from './form.ts';

/** One list or search; `get` fetches the page that a query asks for. */
export interface List<Item> {
  readonly get: (query: FormFields) => Promise<Answer>;
  /** Sent again with every page: a cursor alone would drop it. */
  readonly query: FormFields;
  readonly limit: number | undefined;
  readonly read: (answer: Answer) => Item;
  readonly maxPages: number;
}

interface Identified {
  readonly id: string | null;
}

/** Walks a list from newest to oldest; the last item's id leads to the next page. The envelope's `url` is never followed. */
export const walkList = <Item extends Identified>(list: List<Item>): AsyncGenerator<Item, void, undefined> =>
  walk(list, { parameter: 'starting_after', next: (_, items) => items.at(-1)?.id ?? '' });

/** Walks what a search finds; each page names the next one by a token. */
export const walkSearch = <Item extends Identified>(list: List<Item>): AsyncGenerator<Item, void, undefined> =>
  walk(list, { parameter: 'page', next: tokenOf });

function tokenOf(answer: Answer): string {
  const token = answer.textOrNull('next_page');
  if (token === null || token === '') throw new PaginationError('loop', 'it announces another page and does not name it', answer.exchange);
  return token;
}

/** How a page leads to the next one. */
interface Cursor<Item> {
  readonly parameter: string;
  readonly next: (answer: Answer, items: readonly Item[]) => string;
}

function walk<Item extends Identified>(list: List<Item>, cursor: Cursor<Item>): AsyncGenerator<Item, void, undefined> {
  const { get, query, maxPages } = list;
  const limit = checkedLimit(list.limit);
  return walkPages({
    first: '',
    fetchPage: async (at) => toPage(await get({ ...query, limit, [cursor.parameter]: at === '' ? undefined : at }), { ...list, limit, cursor }),
    keyOf: ({ id }) => id ?? '',
    onDuplicate: (id, exchange) => {
      throw new PaginationError('duplicate', `${id} came twice`, exchange);
    },
    maxPages,
    emptyPages: 0,
  });
}

function checkedLimit(limit = 100): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) throw new RangeError(`a page holds 1 to 100 items, not ${limit}`);
  return limit;
}

function toPage<Item extends Identified>(answer: Answer, { read, limit, cursor }: List<Item> & { readonly limit: number; readonly cursor: Cursor<Item> }): Page<Item> {
  const more = answer.flag('has_more');
  const items = answer.list('data').map(read);
  if (items.length > limit) throw new PaginationError('page-too-long', `${items.length} items instead of ${limit}`, answer.exchange);
  // An empty page that announces another one has no cursor; `walkPages` refuses it.
  const next = more ? (items.length === 0 ? '' : cursor.next(answer, items)) : undefined;
  return { items, next, exchange: answer.exchange };
}
