import type { Branch, Page, Paged } from '../domain/types.ts';
import { contains, paged } from './lists.ts';
import type { Session } from './store.ts';

const columns = [
  'id',
  'name',
  'pacticipant_id as pacticipantId',
  'head_version_id as headVersionId',
  'created_at as createdAt',
  'updated_at as updatedAt',
] as const;

/** The one that was added to last comes first. */
export function listBranches(
  { db }: Session,
  filter: { readonly pacticipantId: number; readonly q?: string | undefined; readonly page?: Page | undefined },
): Promise<Paged<Branch>> {
  const { q } = filter;
  const query = db
    .selectFrom('branches')
    .select(columns)
    .where('pacticipant_id', '=', filter.pacticipantId)
    .$if(q !== undefined, (it) => it.where((eb) => contains(eb.ref('name'), q ?? '')))
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc');
  return paged(query, filter.page);
}

export const branchNamed = ({ db }: Session, pacticipantId: number, name: string): Promise<Branch | undefined> =>
  db.selectFrom('branches').select(columns).where('pacticipant_id', '=', pacticipantId).where('name', '=', name).executeTakeFirst();
