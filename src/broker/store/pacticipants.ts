import type { Page, Paged, Pacticipant } from '../domain/types.ts';
import { contains, paged } from './lists.ts';
import type { Session } from './store.ts';

const columns = [
  'id',
  'name',
  'display_name as displayName',
  'repository_url as repositoryUrl',
  'repository_name as repositoryName',
  'repository_namespace as repositoryNamespace',
  'main_branch as mainBranch',
  'created_at as createdAt',
  'updated_at as updatedAt',
] as const;

export interface PacticipantFilter {
  readonly q?: string | undefined;
  readonly label?: string | undefined;
  readonly page?: Page | undefined;
}

/** By name, whatever its case. */
export function listPacticipants({ db }: Session, filter: PacticipantFilter = {}): Promise<Paged<Pacticipant>> {
  const { q, label } = filter;
  const query = db
    .selectFrom('pacticipants')
    .select(columns)
    .$if(q !== undefined, (it) => it.where((eb) => contains(eb.ref('name'), q ?? '')))
    .$if(label !== undefined, (it) =>
      it.where('id', 'in', (eb) => eb.selectFrom('labels').select('pacticipant_id').where('labels.name', '=', label ?? '')),
    )
    .orderBy((eb) => eb.fn<string>('lower', ['name']))
    .orderBy('name');
  return paged(query, filter.page);
}

export const pacticipantNamed = ({ db }: Session, name: string): Promise<Pacticipant | undefined> =>
  db.selectFrom('pacticipants').select(columns).where('name', '=', name).executeTakeFirst();

export async function pacticipantNames({ db }: Session): Promise<readonly string[]> {
  const rows = await db.selectFrom('pacticipants').select('name').orderBy('name').execute();
  return rows.map((row) => row.name);
}
