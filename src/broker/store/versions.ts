import type { Page, Paged, Version } from '../domain/types.ts';
import { moveHead } from './branches.ts';
import { paged } from './lists.ts';
import { ensurePacticipant } from './pacticipants.ts';
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

/** The numbers of the newest versions of many pacticipants at once, by pacticipant id. */
export async function latestNumbers({ db }: Session, pacticipantIds: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (pacticipantIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('versions')
    .select(['pacticipant_id as pacticipantId', 'number'])
    .where('id', 'in', newestVersionIds(db, pacticipantIds))
    .execute();
  return new Map(rows.map((row) => [row.pacticipantId, row.number]));
}

/** One step in an index for each pacticipant, however many versions it has. */
export const newestVersionIds = (db: Session['db'], pacticipantIds: readonly number[]) =>
  db
    .selectFrom('pacticipants as owners')
    .where('owners.id', 'in', pacticipantIds)
    .select((eb) =>
      eb
        .selectFrom('versions as own')
        .select((of) => of.fn.max('own.id').as('id'))
        .whereRef('own.pacticipant_id', '=', 'owners.id')
        .as('id'),
    );

/** The head of a branch: the version that was added to it last. */
export async function branchHead({ db }: Session, pacticipantId: number, branch: string): Promise<Version | undefined> {
  const row = await versions(db)
    .innerJoin('branches', 'branches.head_version_id', 'versions.id')
    .where('branches.pacticipant_id', '=', pacticipantId)
    .where('branches.name', '=', branch)
    .executeTakeFirst();
  return row && toVersion(row);
}

/** The version of that number, made (with its pacticipant) if there is none. */
export async function ensureVersion(
  session: Session,
  pacticipantName: string,
  number: string,
): Promise<{ readonly version: Version; readonly created: boolean }> {
  const known = await versionNumbered(session, pacticipantName, number);
  if (known !== undefined) return { version: known, created: false };
  const { id, name } = await ensurePacticipant(session, pacticipantName);
  const { db, now } = session;
  const inserted = await db
    .insertInto('versions')
    .values({ pacticipant_id: id, number, build_url: null, created_at: now, updated_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  const version = { id: inserted.id, number, pacticipant: { id, name }, buildUrl: null, createdAt: now, updatedAt: now };
  return { version, created: true };
}

export async function setBuildUrl({ db, now }: Session, version: Version, buildUrl: string | null): Promise<Version> {
  if (version.buildUrl === buildUrl) return version;
  await db.updateTable('versions').set({ build_url: buildUrl, updated_at: now }).where('id', '=', version.id).execute();
  return { ...version, buildUrl, updatedAt: now };
}

/** With its tags, pacts, results and recordings; pact contents stay, and branches go back to the version before. */
export async function deleteVersion(session: Session, version: Version): Promise<void> {
  const { db } = session;
  const headed = await db.selectFrom('branches').select('id').where('head_version_id', '=', version.id).execute();
  await db.deleteFrom('versions').where('id', '=', version.id).execute();
  for (const branch of headed) await moveHead(session, branch.id);
}

function versionsIn({ db }: Session, { pacticipantId, branch, tag }: Omit<VersionFilter, 'page'>) {
  return versions(db)
    .where('versions.pacticipant_id', '=', pacticipantId)
    .$if(tag !== undefined, (it) =>
      it.where('versions.id', 'in', (eb) =>
        eb
          .selectFrom('tags')
          .select('tags.version_id')
          .where('tags.pacticipant_id', '=', pacticipantId)
          .where('tags.name', '=', tag ?? ''),
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
