import { isMainBranchCandidate } from '../domain/main-branch.ts';
import type { Version } from '../domain/types.ts';
import { addToBranch, setMainBranchOnce } from './branches.ts';
import type { Session } from './store.ts';

export interface Tag {
  readonly name: string;
  readonly createdAt: string;
}

export const tagOf = ({ db }: Session, version: Version, name: string): Promise<Tag | undefined> =>
  db
    .selectFrom('tags')
    .select(['name', 'created_at as createdAt'])
    .where('version_id', '=', version.id)
    .where('name', '=', name)
    .executeTakeFirst();

/** Tags meant more before branches were there, and still do: the first tag of a new version is its branch. */
export async function addTag(session: Session, version: Version, name: string): Promise<{ readonly tag: Tag; readonly created: boolean }> {
  const known = await tagOf(session, version, name);
  if (known !== undefined) return { tag: known, created: false };
  if (await isFirstMark(session, version)) await addToBranch(session, version, name);
  await insertTag(session, version, name);
  if (isMainBranchCandidate(name)) await setMainBranchOnce(session, version.pacticipant.id, name);
  return { tag: { name, createdAt: session.now }, created: true };
}

export async function removeTag({ db }: Session, version: Version, name: string): Promise<void> {
  await db.deleteFrom('tags').where('version_id', '=', version.id).where('name', '=', name).execute();
}

/** The tags become exactly these; as tags only, whatever a single one may mean besides. */
export async function replaceTags(session: Session, version: Version, names: readonly string[]): Promise<void> {
  const { db } = session;
  const others = db.deleteFrom('tags').where('version_id', '=', version.id);
  await (names.length === 0 ? others : others.where('name', 'not in', names)).execute();
  for (const name of new Set(names)) if ((await tagOf(session, version, name)) === undefined) await insertTag(session, version, name);
}

async function insertTag({ db, now }: Session, version: Version, name: string): Promise<void> {
  await db
    .insertInto('tags')
    .values({ pacticipant_id: version.pacticipant.id, version_id: version.id, name, created_at: now, updated_at: now })
    .execute();
}

const firstTagSeconds = 10;

/** A tag counts as a branch only on a version that has neither and is brand-new. */
async function isFirstMark({ db, now }: Session, version: Version): Promise<boolean> {
  if (Date.parse(now) - Date.parse(version.createdAt) > firstTagSeconds * 1000) return false;
  const tag = await db.selectFrom('tags').select('name').where('version_id', '=', version.id).limit(1).executeTakeFirst();
  const branch = await db.selectFrom('branch_versions').select('id').where('version_id', '=', version.id).limit(1).executeTakeFirst();
  return tag === undefined && branch === undefined;
}
