import type { Page } from '../domain/types.ts';
import type { Query } from './query.ts';
import { textOf } from './query.ts';
import type { Problem } from './refusal.ts';
import { refuseIfAny } from './refusal.ts';

/** The page that a query asks for; undefined when it asks for none. Anything but whole numbers from 1 is refused. */
export function pageOf(query: Query): Page | undefined {
  refuseIfAny(['page', 'size', 'pageNumber', 'pageSize'].flatMap((field) => problemsOf(query, field)));
  return pageNamed(query, 'page', 'size') ?? pageNamed(query, 'pageNumber', 'pageSize');
}

function pageNamed(query: Query, numberField: string, sizeField: string): Page | undefined {
  const [number, size] = [textOf(query[numberField]), textOf(query[sizeField])];
  return number === undefined && size === undefined ? undefined : { number: Number(number ?? 1), size: Number(size ?? 100) };
}

function problemsOf(query: Query, field: string): readonly Problem[] {
  const value = textOf(query[field]);
  if (value === undefined) return [];
  if (!/^-?\d{1,15}$/.test(value)) return [[field, 'must be an integer']];
  return Number(value) < 1 ? [[field, 'must be greater than or equal to 1']] : [];
}

/** The members that a list has when it was asked for by pages; an empty list is one page. */
export function pageMembers(page: Page | undefined, total: number): object {
  if (page === undefined) return {};
  return { page: { number: page.number, size: page.size, totalElements: total, totalPages: Math.max(1, Math.ceil(total / page.size)) } };
}

export function pageLinks(page: Page | undefined, total: number, url: string): object {
  if (page === undefined) return {};
  const to = (number: number): string => `${url}?size=${page.size}&page=${number}`;
  return {
    ...(page.number * page.size < total && { next: { href: to(page.number + 1), title: 'Next page' } }),
    ...(page.number > 1 && { previous: { href: to(page.number - 1), title: 'Previous page' } }),
  };
}
