import { PaginationError } from '../../shared/errors/pagination-error.ts';
import { exchangeOfReading, type Reading } from './required.ts';

/** How the SDK's paginators are run: where a token comes twice in a row they stop, but say nothing. */
export const stopOnSameToken = { stopOnSameToken: true } as const;

interface Pages<Page> extends Omit<Reading, 'answer'> {
  /** The token of the next page; missing or empty on the last one. */
  readonly tokenOf: (page: Page) => string | undefined;
  /** A list with more pages is taken for endless. */
  readonly maxPages?: number;
}

/** The pages of a paginator, an empty one in the middle included; an error where they would never end, or ended although a page was announced. */
export async function* pagesOf<Page extends object>(pages: AsyncIterable<Page>, { tokenOf, maxPages = 10_000, ...call }: Pages<Page>): AsyncGenerator<Page, void, undefined> {
  const seen = new Set<string>();
  for await (const page of pages) {
    const token = tokenOf(page) ?? '';
    const exchange = exchangeOfReading({ ...call, answer: page });
    if (seen.has(token)) throw new PaginationError('loop', 'the next page is one that was read before', exchange);
    if (seen.size >= maxPages) throw new PaginationError('too-many-pages', `there are more than ${maxPages} pages`, exchange);
    yield page;
    if (token !== '') seen.add(token);
  }
}
