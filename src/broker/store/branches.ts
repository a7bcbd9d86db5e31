import { isMainBranchCandidate } from '../domain/main-branch.ts';
import type { Branch, Page, Paged, Version } from '../domain/types.ts';
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

/** Whether any pacticipant, or the one of that name, has such a branch. */
export async function branchExists({ db }: Session, name: string, pacticipant: string | undefined): Promise<boolean> {
  const row = await db
    .selectFrom('branches')
    .innerJoin('pacticipants', 'pacticipants.id', 'branches.pacticipant_id')
    .select('branches.id')
    .where('branches.name', '=', name)
    .$if(pacticipant !== undefined, (it) => it.where('pacticipants.name', '=', pacticipant ?? ''))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** When the version was put on the branch, first and last. */
export interface BranchVersion {
  readonly name: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export const branchVersion = ({ db }: Session, version: Version, branch: string): Promise<BranchVersion | undefined> =>
  db
    .selectFrom('branch_versions')
    .innerJoin('branches', 'branches.id', 'branch_versions.branch_id')
    .select(['branches.name as name', 'branch_versions.created_at as createdAt', 'branch_versions.updated_at as updatedAt'])
    .where('branch_versions.version_id', '=', version.id)
    .where('branches.name', '=', branch)
    .executeTakeFirst();

/** The version becomes the branch's head, whatever its order; when it is on the branch already, only the time is noted. */
export async function addToBranch(session: Session, version: Version, name: string): Promise<{ readonly created: boolean }> {
  const { db, now } = session;
  const branch = await ensureBranch(session, version.pacticipant.id, name);
  const added = await db
    .insertInto('branch_versions')
    .values({ branch_id: branch.id, version_id: version.id, created_at: now, updated_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  const head = added === undefined ? {} : { head_version_id: version.id };
  if (added === undefined) await touchBranchVersion(session, version, branch.id);
  await db
    .updateTable('branches')
    .set({ ...head, updated_at: now })
    .where('id', '=', branch.id)
    .execute();
  if (isMainBranchCandidate(name)) await setMainBranchOnce(session, version.pacticipant.id, name);
  return { created: added !== undefined };
}

async function touchBranchVersion({ db, now }: Session, version: Version, branchId: number): Promise<void> {
  await db
    .updateTable('branch_versions')
    .set({ updated_at: now })
    .where('branch_id', '=', branchId)
    .where('version_id', '=', version.id)
    .execute();
}

/** The first candidate wins; what people set is never overwritten. */
export async function setMainBranchOnce({ db, now }: Session, pacticipantId: number, branch: string): Promise<void> {
  await db
    .updateTable('pacticipants')
    .set({ main_branch: branch, updated_at: now })
    .where('id', '=', pacticipantId)
    .where('main_branch', 'is', null)
    .execute();
}

export async function removeFromBranch(session: Session, version: Version, branch: Branch): Promise<void> {
  const { db } = session;
  await db.deleteFrom('branch_versions').where('branch_id', '=', branch.id).where('version_id', '=', version.id).execute();
  if (branch.headVersionId === version.id) await moveHead(session, branch.id);
}

/** Versions, pacts and results stay. */
export async function deleteBranches({ db }: Session, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await db.deleteFrom('branches').where('id', 'in', ids).execute();
}

/** To the newest version that is left on the branch. */
export async function moveHead({ db }: Session, branchId: number): Promise<void> {
  await db
    .updateTable('branches')
    .set((eb) => ({
      head_version_id: eb
        .selectFrom('branch_versions')
        .select((of) => of.fn.max('version_id').as('head'))
        .where('branch_id', '=', branchId),
    }))
    .where('id', '=', branchId)
    .execute();
}

async function ensureBranch(session: Session, pacticipantId: number, name: string): Promise<{ readonly id: number }> {
  const { db, now } = session;
  const values = { pacticipant_id: pacticipantId, name, head_version_id: null, created_at: now, updated_at: now };
  return (
    (await branchNamed(session, pacticipantId, name)) ?? db.insertInto('branches').values(values).returning('id').executeTakeFirstOrThrow()
  );
}
