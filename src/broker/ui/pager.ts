import { html, nothing, type Markup } from '../../page/markup.ts';

/** One page of a longer list. */
export interface PageOf {
  readonly number: number;
  readonly count: number;
}

/** Links to the neighbours of a page; nothing where one page holds everything. */
export function pager({ number, count }: PageOf, href: (page: number) => string): Markup {
  if (count <= 1) return nothing;
  const newer = number > 1 ? html`<a rel="prev" href="${href(number - 1)}">Newer</a>` : nothing;
  const older = number < count ? html`<a rel="next" href="${href(number + 1)}">Older</a>` : nothing;
  return html`<nav class="pages" aria-label="Pages">${newer}<span>Page ${number} of ${count}</span>${older}</nav>`;
}

/** Which page of how many; an empty list has one page. */
export const pageOf = ({ number, size, total }: { readonly number: number; readonly size: number; readonly total: number }): PageOf => ({
  number,
  count: Math.max(1, Math.ceil(total / size)),
});

/** The page that a query asks for: the first unless it is a whole number above that. */
export function pageNumber(text: string | undefined): number {
  return text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}
