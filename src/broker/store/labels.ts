import type { Session } from './store.ts';

/** Every label in use, by name. */
export async function listLabels({ db }: Session): Promise<readonly string[]> {
  const rows = await db.selectFrom('labels').select('name').distinct().orderBy('name').execute();
  return rows.map((row) => row.name);
}

export interface Label {
  readonly name: string;
  readonly createdAt: string;
}

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
