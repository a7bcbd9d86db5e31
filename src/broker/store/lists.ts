import type { Expression, SelectQueryBuilder, SqlBool } from 'kysely';
import { sql } from 'kysely';
import type { Page, Paged } from '../domain/types.ts';

/** One page of a query, with the number of rows that it has in all; without a page everything. */
export async function paged<Database, Table extends keyof Database, Row>(
  query: SelectQueryBuilder<Database, Table, Row>,
  page: Page | undefined,
): Promise<Paged<Row>> {
  if (page === undefined) {
    const items = await query.execute();
    return { items, total: items.length };
  }
  const counted: readonly unknown[] = await query
    .clearSelect()
    .clearOrderBy()
    .select(sql<number>`count(*)`.as('total'))
    .execute();
  const items = await query
    .limit(page.size)
    .offset((page.number - 1) * page.size)
    .execute();
  return { items, total: totalOf(counted[0]) };
}

const totalOf = (row: unknown): number => (typeof row === 'object' && row !== null && 'total' in row ? Number(row.total) : 0);

/** A database takes only so many values in one list. */
const chunkSize = 5_000;

/** Asks for many ids in as many queries as that takes; for none, nothing is asked. */
export async function inChunks<Row>(
  ids: readonly number[],
  query: (ids: readonly number[]) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const chunks: (readonly Row[])[] = [];
  for (let start = 0; start < ids.length; start += chunkSize) chunks.push(await query(ids.slice(start, start + chunkSize)));
  return chunks.flat();
}

/** Case-insensitive substring search; what people type is never a pattern. */
export function contains(column: Expression<string>, text: string): Expression<SqlBool> {
  const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql<SqlBool>`lower(${column}) like lower(${pattern}) escape '\\'`;
}
