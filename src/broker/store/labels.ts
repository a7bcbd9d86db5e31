import type { Page, Paged } from '../domain/types.ts';
import { paged } from './lists.ts';
import type { Session } from './store.ts';

export interface Label {
  readonly name: string;
  readonly createdAt: string;
}

/** Every label in use, by name. */
export const listLabels = async ({ db }: Session, page?: Page): Promise<Paged<{ readonly name: string }>> =>
  paged(db.selectFrom(db.selectFrom('labels').select('name').distinct().as('names')).select('name').orderBy('name'), page);

/** Labels of many pacticipants at once, by pacticipant id. */
export async function labelsOf({ db }: Session, pacticipantIds: readonly number[]): Promise<ReadonlyMap<number, readonly Label[]>> {
  if (pacticipantIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('labels')
    .select(['pacticipant_id as pacticipantId', 'name', 'created_at as createdAt'])
    .where('pacticipant_id', 'in', pacticipantIds)
    .orderBy('name')
    .execute();
  return Map.groupBy(rows, (row) => row.pacticipantId);
}

export async function addLabel({ db, now }: Session, pacticipantId: number, name: string): Promise<Label> {
  await db.insertInto('labels').values({ pacticipant_id: pacticipantId, name, created_at: now, updated_at: now }).execute();
  return { name, createdAt: now };
}

export async function removeLabel({ db }: Session, pacticipantId: number, name: string): Promise<void> {
  await db.deleteFrom('labels').where('pacticipant_id', '=', pacticipantId).where('name', '=', name).execute();
}
