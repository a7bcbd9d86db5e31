import { asText } from '../../../json/as-text.ts';
import { schemaAt } from '../../../openapi/schema.ts';
import type { Understood } from '../../request/understand.ts';
import { check } from '../../request/checks.ts';
import type { Thing } from '../shelf.ts';
import type { Knob, Paging } from './paging.ts';
import { numberOf, valueOf } from './paging.ts';

/** A thing and its number among all. */
export interface Listed {
  readonly number: number;
  readonly thing: Thing;
}

/** One page of a list. */
export interface Cut {
  readonly listed: readonly Listed[];
  /** How many things there are on all pages. */
  readonly total: number;
  /** Where the page begins among them. */
  readonly start: number;
  readonly size: number;
  readonly hasMore: boolean;
}

export interface CutOptions {
  readonly paging: Paging;
  /** Whether the answer can say that there is more. */
  readonly isPaged: boolean;
  /** The most that the answer's schema takes. */
  readonly most: number;
}

/** As many as vendors put on a page when nobody says how many. */
const usualSize = 10;

/** The page that a request asks for. */
export function cut(request: Understood, all: readonly Listed[], { paging, isPaged, most }: CutOptions): Cut {
  const size = Math.max(1, Math.min(numberOf(request, paging.size) ?? (isPaged ? usualSize : all.length), most));
  const { start, end } = boundsOf(request, all, { paging, size });
  return { listed: all.slice(start, end), total: all.length, start, size: Math.max(1, size), hasMore: end < all.length && isPaged };
}

function boundsOf(request: Understood, all: readonly Listed[], { paging, size }: { readonly paging: Paging; readonly size: number }): { readonly start: number; readonly end: number } {
  const from = (start: number) => ({ start: Math.min(start, all.length), end: Math.min(start + size, all.length) });
  const token = valueOf(request, paging.token);
  if (typeof token === 'string' || typeof token === 'number') return from(indexAfter(all, numberIn(asText(token))));
  const after = valueOf(request, paging.after);
  const afterAt = after === undefined ? -1 : all.findIndex(({ thing }) => thing.id === asText(after));
  if (afterAt !== -1) return from(afterAt + 1);
  const before = valueOf(request, paging.before);
  const beforeAt = before === undefined ? -1 : all.findIndex(({ thing }) => thing.id === asText(before));
  if (beforeAt !== -1) return { start: Math.max(0, beforeAt - size), end: beforeAt };
  const offset = numberOf(request, paging.offset);
  if (offset !== undefined) return from(Math.max(0, offset - firstOf(request, paging.offset, 0)));
  const page = numberOf(request, paging.page);
  return from(page === undefined ? 0 : Math.max(0, page - firstOf(request, paging.page, 1)) * size);
}

/** What counting begins with: as the document's default or minimum says. */
export function firstOf({ endpoint }: Understood, knob: Knob | undefined, usual: number): number {
  if (knob?.schema === undefined) return usual;
  const { examples, bounds } = schemaAt(endpoint.document, knob.schema);
  if (bounds.minimum === 0 || bounds.minimum === 1) return bounds.minimum;
  return examples.find((example) => example === 0 || example === 1) === undefined || /^page$/i.test(knob.name) ? usual : Number(examples.find((example) => example === 0 || example === 1));
}

/** Says after which thing a page begins. What is deleted meanwhile does not matter. */
export function tokenAfter({ endpoint }: Understood, knob: Knob | undefined, number: number): string {
  const opaque = Buffer.from(`after ${number}`).toString('base64url');
  const fits = knob?.schema === undefined || check(endpoint.document, knob.schema, 'request')(opaque).length === 0;
  return fits ? opaque : String(number);
}

function numberIn(token: string): number {
  const text = /^\d+$/.test(token) ? token : /^after (\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  return text === undefined ? 0 : Number(text);
}

/** In lists of either order, the first thing that comes after the numbered one. */
function indexAfter(all: readonly Listed[], number: number): number {
  const isRising = (all.at(-1)?.number ?? 0) >= (all[0]?.number ?? 0);
  const found = all.findIndex((one) => number === 0 || (isRising ? one.number > number : one.number < number));
  return found === -1 ? all.length : found;
}
