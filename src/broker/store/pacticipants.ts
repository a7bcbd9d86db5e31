import { displayNameOf } from '../domain/names.ts';
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
      it.where('id', 'in', (eb) =>
        eb
          .selectFrom('labels')
          .select('pacticipant_id')
          .where('labels.name', '=', label ?? ''),
      ),
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

/** What people may set; the name is for ever. */
export type PacticipantFields = Pick<
  Pacticipant,
  'displayName' | 'repositoryUrl' | 'repositoryName' | 'repositoryNamespace' | 'mainBranch'
>;

/** The pacticipant of that name, made if there is none. */
export async function ensurePacticipant(session: Session, name: string): Promise<Pacticipant> {
  return (await pacticipantNamed(session, name)) ?? insertPacticipant(session, name, {});
}

export function insertPacticipant({ db, now }: Session, name: string, fields: Partial<PacticipantFields>): Promise<Pacticipant> {
  return db
    .insertInto('pacticipants')
    .values({ ...toRow({ displayName: displayNameOf(name), ...fields }), name, created_at: now, updated_at: now })
    .returning(columns)
    .executeTakeFirstOrThrow();
}

/** Sets the given fields and leaves the others. */
export function updatePacticipant({ db, now }: Session, id: number, fields: Partial<PacticipantFields>): Promise<Pacticipant> {
  return db
    .updateTable('pacticipants')
    .set({ ...toRow(fields), updated_at: now })
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirstOrThrow();
}

/** With all its versions, pacts and results. */
export async function deletePacticipant({ db }: Session, id: number): Promise<void> {
  await db.deleteFrom('pacticipants').where('id', '=', id).execute();
}

function toRow(fields: Partial<PacticipantFields>) {
  const { displayName, repositoryUrl, repositoryName, repositoryNamespace, mainBranch } = fields;
  return {
    ...(displayName !== undefined && { display_name: displayName }),
    ...(repositoryUrl !== undefined && { repository_url: repositoryUrl }),
    ...(repositoryName !== undefined && { repository_name: repositoryName }),
    ...(repositoryNamespace !== undefined && { repository_namespace: repositoryNamespace }),
    ...(mainBranch !== undefined && { main_branch: mainBranch }),
  };
}
