import type { Page, Paged, Version } from '../domain/types.ts';
import { paged } from './lists.ts';
import type { Session } from './store.ts';

/** Which versions of a pacticipant. */
export interface VersionFilter {
  readonly pacticipantId: number;
  readonly branch?: string | undefined;
  readonly tag?: string | undefined;
  readonly page?: Page | undefined;
}

/** Newest first. */
export async function listVersions(session: Session, filter: VersionFilter): Promise<Paged<Version>> {
  const { items, total } = await paged(versionsIn(session, filter).orderBy('versions.id', 'desc'), filter.page);
  return { items: items.map(toVersion), total };
}

export async function versionNumbered({ db }: Session, pacticipant: string, number: string): Promise<Version | undefined> {
  const row = await versions(db).where('pacticipants.name', '=', pacticipant).where('versions.number', '=', number).executeTakeFirst();
  return row && toVersion(row);
}

/** The newest version there is, or with a tag. */
export async function latestVersion(session: Session, filter: Omit<VersionFilter, 'page' | 'branch'>): Promise<Version | undefined> {
  const row = await versionsIn(session, filter).orderBy('versions.id', 'desc').limit(1).executeTakeFirst();
  return row && toVersion(row);
}

/** The head of a branch: the version that was added to it last. */
export async function branchHead({ db }: Session, pacticipantId: number, branch: string): Promise<Version | undefined> {
  const row = await versions(db)
    .innerJoin('branches', 'branches.head_version_id', 'versions.id')
    .where('branches.pacticipant_id', '=', pacticipantId)
    .where('branches.name', '=', branch)
    .executeTakeFirst();
  return row && toVersion(row);
}

function versionsIn({ db }: Session, { pacticipantId, branch, tag }: Omit<VersionFilter, 'page'>) {
  return versions(db)
    .where('versions.pacticipant_id', '=', pacticipantId)
    .$if(tag !== undefined, (it) =>
      it.where('versions.id', 'in', (eb) =>
        eb.selectFrom('tags').select('tags.version_id').where('tags.pacticipant_id', '=', pacticipantId).where('tags.name', '=', tag ?? ''),
      ),
    )
    .$if(branch !== undefined, (it) =>
      it.where('versions.id', 'in', (eb) =>
        eb
          .selectFrom('branch_versions')
          .innerJoin('branches', 'branches.id', 'branch_versions.branch_id')
          .select('branch_versions.version_id')
          .where('branches.pacticipant_id', '=', pacticipantId)
          .where('branches.name', '=', branch ?? ''),
      ),
    );
}

const versions = (db: Session['db']) =>
  db
    .selectFrom('versions')
    .innerJoin('pacticipants', 'pacticipants.id', 'versions.pacticipant_id')
    .select([
      'versions.id as id',
      'versions.number as number',
      'versions.pacticipant_id as pacticipantId',
      'pacticipants.name as pacticipantName',
      'versions.build_url as buildUrl',
      'versions.created_at as createdAt',
      'versions.updated_at as updatedAt',
    ]);

type VersionRow = Omit<Version, 'pacticipant'> & { readonly pacticipantId: number; readonly pacticipantName: string };

const toVersion = ({ pacticipantId, pacticipantName, ...row }: VersionRow): Version => ({
  ...row,
  pacticipant: { id: pacticipantId, name: pacticipantName },
});
