import type { Page } from '../domain/types.ts';
import type { Query } from './query.ts';
import { textOf } from './query.ts';
import type { Problem } from './refusal.ts';
import { refuseIfAny } from './refusal.ts';

/** The page that a query asks for; undefined when it asks for none. Anything but whole numbers from 1 is refused. */
export function pageOf(query: Query): Page | undefined {
  const number = textOf(query['pageNumber']) ?? textOf(query['page']);
  const size = textOf(query['pageSize']) ?? textOf(query['size']);
  refuseIfAny([...problemsOf('pageNumber', number), ...problemsOf('pageSize', size)]);
  if (number === undefined && size === undefined) return undefined;
  return { number: Number(number ?? 1), size: Number(size ?? 100) };
}

function problemsOf(field: string, value: string | undefined): readonly Problem[] {
  if (value === undefined) return [];
  if (!/^-?\d{1,15}$/.test(value)) return [[field, 'must be an integer']];
  return Number(value) < 1 ? [[field, 'must be greater than or equal to 1']] : [];
}

/** The members that a list has when it was asked for by pages. An empty list has none. */
export function pageMembers(page: Page | undefined, total: number): object {
  if (page === undefined || total === 0) return {};
  return { page: { number: page.number, size: page.size, totalElements: total, totalPages: Math.ceil(total / page.size) } };
}

export function pageLinks(page: Page | undefined, total: number, url: string): object {
  if (page === undefined) return {};
  const to = (number: number): string => `${url}?size=${page.size}&page=${number}`;
  return {
    ...(page.number * page.size < total && { next: { href: to(page.number + 1), title: 'Next page' } }),
    ...(page.number > 1 && total > 0 && { previous: { href: to(page.number - 1), title: 'Previous page' } }),
  };
}
