import type { Answer } from '../../answer/answer.ts';
import type { Understood } from '../../request/understand.ts';
import type { Cut } from './cut.ts';
import { firstOf, tokenAfter } from './cut.ts';
import type { PageFacts, Target } from './envelope.ts';
import type { Knob, Paging } from './paging.ts';

/** Where a page stands among the others, and the ways to them. */
export function pageFacts(request: Understood, paging: Paging, page: Cut): PageFacts {
  const at = (start: number): Pick<Target, 'page' | 'offset'> => ({
    page: Math.floor(start / page.size) + firstOf(request, paging.page, 1),
    offset: start + firstOf(request, paging.offset, 0),
  });
  const last = page.listed.at(-1);
  const end = page.start + page.listed.length;
  const target = (start: number, after: Cut['listed'][number] | undefined): Target => {
    const token = paging.token === undefined || after === undefined ? undefined : tokenAfter(request, paging.token, after.number);
    const idKnob = token === undefined && paging.page === undefined && paging.offset === undefined ? paging.after : undefined;
    const way = wayTo(paging, { ...at(start), token, id: idKnob && after?.thing.id });
    return { ...at(start), token: token ?? (idKnob && after?.thing.id), url: addressWith(request, way) };
  };
  const canGoBack = page.start > 0 && paging.token === undefined && paging.after === undefined;
  return {
    cut: page,
    ...at(page.start),
    next: page.hasMore && last !== undefined ? target(end, last) : undefined,
    previous: canGoBack ? target(Math.max(0, page.start - page.size), undefined) : undefined,
  };
}

interface Way {
  readonly page: number;
  readonly offset: number;
  readonly token: string | undefined;
  readonly id: string | undefined;
}

/** The parameter that leads to a page, and its value. Where the document has none, pages are counted. */
function wayTo({ token: tokenKnob, after, offset: offsetKnob, page: pageKnob }: Paging, { page, offset, token, id }: Way): readonly [string, string] {
  const named = (knob: Knob | undefined, usual: string): string => knob?.name ?? usual;
  if (token !== undefined) return [named(tokenKnob, 'cursor'), token];
  if (id !== undefined) return [named(after, 'after'), id];
  return pageKnob === undefined && offsetKnob !== undefined ? [offsetKnob.name, String(offset)] : [named(pageKnob, 'page'), String(page)];
}

/** The address that was asked, with another value for one parameter. */
function addressWith({ incoming: { origin, path, query } }: Understood, [name, value]: readonly [string, string]): string {
  const others = query.filter(([key]) => key !== name);
  return `${origin}${path}?${new URLSearchParams([...others.map(([key, text]): [string, string] => [key, text]), [name, value]]).toString()}`;
}

/** The headers that the document has for what a page says about itself. */
export function withPageHeaders(answer: Answer, { next, previous, cut }: PageFacts): Answer {
  const documented = (name: string): string | undefined => answer.response?.headers.find((header) => header.name.toLowerCase() === name)?.name;
  const links = [next && `<${next.url}>; rel="next"`, previous && `<${previous.url}>; rel="prev"`].filter((link) => link !== undefined);
  const link = documented('link');
  const total = documented('x-total-count') ?? documented('x-total');
  const own = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => name !== link));
  return {
    ...answer,
    headers: { ...own, ...(link === undefined || links.length === 0 ? {} : { [link]: links.join(', ') }), ...(total === undefined ? {} : { [total]: String(cut.total) }) },
  };
}
