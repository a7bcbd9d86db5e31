import type { Answer } from '../../shared/answer.ts';
import type { Reply } from '../../shared/call/reply.ts';
import type { Page } from '../../shared/pages.ts';
import { segment } from '../../shared/path.ts';
import { toAsset } from '../asset/to-asset.ts';
import { jsonApi, resource } from '../requests/older.ts';
import { Pending } from '../requests/pending.ts';
import type { Selection } from '../selection.ts';
import type { Asset } from '../types.ts';
import type { AssetsQuery, Generation } from './generation.ts';

/**
 * Version 1: JSON:API. One cursor is good for a whole run and goes along with the offset, so a page is named `<offset> <cursor>`.
 * Nulls where there should be texts are refused: what is not given is left out.
 */
export const older: Generation = {
  first: '0 ',
  page: (query, cursor) => ({
    operation: 'assetsPage',
    method: 'POST',
    path: `api/${segment(query.type)}`,
    headers: jsonApi,
    body: resource('entity_request_schema', attributesOf(query, cursor)),
    repeatable: true,
    ...(query.signal && { signal: query.signal }),
    read: (reply) => readPage(reply, query, cursor),
  }),
  count: (type, selection) => ({
    operation: 'assetsCount',
    method: 'POST',
    path: `api/${segment(type)}/count`,
    headers: jsonApi,
    body: resource('entities_count_schema', { ...selected(selection), use_cache_entry: true }),
    repeatable: true,
    read: (reply) => readCount(reply.json()),
  }),
};

function attributesOf({ type, selection, fields, pageSize, paging, cached, metadata }: AssetsQuery, cursor: string) {
  const { offset, run } = placeOf(cursor);
  return {
    ...selected(selection),
    page: { offset, limit: pageSize },
    ...(fields && { fields: { [type]: fields } }),
    get_metadata: metadata,
    include_details: false,
    use_cache_entry: cached,
    ...(paging === 'cursor' ? { use_cursor: true, cursor_id: run } : { use_cursor: false }),
  };
}

/** Saved queries have an id only. */
function selected({ query, savedQueryId, savedQueryName, history }: Selection) {
  if (savedQueryName !== undefined) throw new TypeError('the older API knows saved queries by their id alone');
  const saved = savedQueryId !== undefined && { saved_query_id: savedQueryId };
  return { filter: query ?? '', ...saved, ...(history !== undefined && { history }) };
}

function readPage(reply: Reply, query: AssetsQuery, cursor: string): Page<Asset> {
  const answer = reply.json();
  const items = answer.list('data').map((row) => toAsset(query.type, row.object('attributes')));
  const next = nextPlace(answer, query, { offset: placeOf(cursor).offset + items.length, rows: items.length });
  return { items, next, exchange: reply.exchange };
}

interface Place {
  /** Where the next page would begin. */
  readonly offset: number;
  readonly rows: number;
}

/** With a cursor only an empty page is the end: totals change while one reads. */
function nextPlace(answer: Answer, query: AssetsQuery, { offset, rows }: Place): string | undefined {
  if (rows === 0) return undefined;
  if (query.paging === 'cursor') return `${offset} ${answer.object('meta').text('cursor')}`;
  const isWhole = query.metadata ? offset >= answer.object('meta').object('page').wholeNumber('totalResources') : rows < query.pageSize;
  return isWhole ? undefined : `${offset} `;
}

function placeOf(cursor: string): { readonly offset: number; readonly run: string | null } {
  const [offset = '0', run = ''] = cursor.split(/ (.*)/s);
  return { offset: Number(offset), run: run === '' ? null : run };
}

const readCount = (answer: Answer): number | Pending =>
  answer.object('data').object('attributes').wholeNumberOrNull('value') ?? new Pending(answer.exchange);
