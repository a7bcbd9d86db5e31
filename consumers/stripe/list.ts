import type { Answer } from '../shared/answer.ts';
import { PaginationError } from '../shared/errors/pagination-error.ts';
import { walkPages, type Page } from '../shared/pages.ts';
import type { FormFields } from './form.ts';

interface Identified {
  readonly id: string;
}

interface List<Item> {
  readonly get: (query: FormFields) => Promise<Answer>;
  /** Sent again with every page: a cursor alone would drop it. */
  readonly filter: FormFields & { readonly limit?: number };
  readonly read: (answer: Answer) => Item;
  readonly maxPages: number;
}

/** Walks a list from newest to oldest; the last item's id leads to the next page. The envelope's `url` is never followed. */
export function walkList<Item extends Identified>(list: List<Item>): AsyncGenerator<Item, void, undefined> {
  const { get, filter, read, maxPages } = list;
  const limit = checkedLimit(filter.limit);
  return walkPages({
    first: '',
    fetchPage: async (cursor) => toPage(await get({ ...filter, limit, starting_after: cursor === '' ? undefined : cursor }), read, limit),
    keyOf: ({ id }) => id,
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

function toPage<Item extends Identified>(answer: Answer, read: (answer: Answer) => Item, limit: number): Page<Item> {
  const more = answer.flag('has_more');
  const items = answer.list('data').map(read);
  if (items.length > limit) throw new PaginationError('page-too-long', `${items.length} items instead of ${limit}`, answer.exchange);
  return { items, next: more ? (items.at(-1)?.id ?? '') : undefined, exchange: answer.exchange };
}
