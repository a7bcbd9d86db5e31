import type { Answer } from '../../shared/answer.ts';
import type { Reply } from '../../shared/call/reply.ts';
import type { Page } from '../../shared/pages.ts';
import { segment } from '../../shared/path.ts';
import { toAsset } from '../asset/to-asset.ts';
import { Pending } from '../requests/pending.ts';
import type { Selection } from '../selection.ts';
import type { Asset } from '../types.ts';
import type { AssetsQuery, Generation } from './generation.ts';

/** Version 2: plain JSON. A page is named by the cursor that the page before has given, or by its offset. */
export const newer: Generation = {
  // The offset 0, too.
  first: '',
  page: (query, cursor) => ({
    operation: 'getAssets',
    method: 'POST',
    path: `api/v2/assets/${segment(query.type)}`,
    body: { json: { ...bodyOf(query), ...whereabouts(query, cursor) } },
    repeatable: true,
    ...(query.signal && { signal: query.signal }),
    read: (reply) => (reply.status === 202 ? new Pending(reply.exchange) : readPage(reply, query, cursor)),
  }),
  count: (type, selection) => ({
    operation: 'countAssets',
    method: 'POST',
    path: `api/v2/assets/${segment(type)}/count`,
    body: { json: selected(selection) },
    repeatable: true,
    read: (reply) => readCount(reply.json()),
  }),
};

/** The same on all pages: another query in between would be another list. */
const bodyOf = ({ selection, fields, fieldsToExclude, metadata, cached }: AssetsQuery) => ({
  ...selected(selection),
  ...(fields && { fields }),
  ...(fieldsToExclude && { fields_to_exclude: fieldsToExclude }),
  include_metadata: metadata,
  include_details: false,
  use_cache_entry: cached,
});

const selected = ({ query, savedQueryId, savedQueryName, history }: Selection) => ({
  ...(query !== undefined && { query }),
  ...(savedQueryId !== undefined && { saved_query_id: savedQueryId }),
  ...(savedQueryName !== undefined && { saved_query_name: savedQueryName }),
  ...(history !== undefined && { history }),
});

function whereabouts({ paging, pageSize }: AssetsQuery, cursor: string) {
  if (paging === 'offset') return { page: { limit: pageSize, offset: Number(cursor) } };
  return { page: { limit: pageSize }, ...(cursor !== newer.first && { next_page: cursor }) };
}

function readPage(reply: Reply, query: AssetsQuery, cursor: string): Page<Asset> {
  const answer = reply.json();
  const items = answer.list('assets').map((row) => toAsset(query.type, row));
  const rows = items.length;
  const next = query.paging === 'offset' ? nextOffset(answer, query, { offset: Number(cursor), rows }) : nextCursor(answer, rows);
  return { items, next, exchange: reply.exchange };
}

/** The cursor is filled on the last page too: only the numbers, or an empty page, say that it is the last one. */
function nextCursor(answer: Answer, rows: number): string | undefined {
  const meta = answer.object('meta');
  return rows === 0 || isLast(meta) ? undefined : (meta.textOrNull('next_page') ?? undefined);
}

interface Place {
  readonly offset: number;
  readonly rows: number;
}

function nextOffset(answer: Answer, { pageSize }: AssetsQuery, { offset, rows }: Place): string | undefined {
  const meta = answer.objectOrNull('meta');
  const ends = rows === 0 || (knowsTotal(meta) ? isLast(meta) : rows < pageSize);
  return ends ? undefined : `${offset + rows}`;
}

const knowsTotal = (meta: Answer | null): meta is Answer => meta !== null && meta.object('page').wholeNumberOrNull('totalPages') !== null;

/** A page says which one it is; of how many it may leave out. */
function isLast(meta: Answer): boolean {
  const page = meta.object('page');
  const number = page.wholeNumber('number');
  const of = page.wholeNumberOrNull('totalPages');
  return of !== null && number >= of;
}

/** Which of the two names it has is not documented. */
function readCount(answer: Answer): number | Pending {
  return answer.wholeNumberOrNull('count') ?? answer.wholeNumberOrNull('value') ?? new Pending(answer.exchange);
}
