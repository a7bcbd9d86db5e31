import type { Environment, Mark, VersionMarks } from '../domain/types.ts';
import { listRecordings } from './recordings.ts';
import type { Session } from './store.ts';

/** Branches, tags and environments of many versions at once. */
export async function marksOf(session: Session, versionIds: readonly number[]): Promise<ReadonlyMap<number, VersionMarks>> {
  const ids = [...new Set(versionIds)];
  if (ids.length === 0) return new Map();
  const branches = Map.groupBy(await branchMarks(session, ids), (row) => row.versionId);
  const tags = Map.groupBy(await tagMarks(session, ids), (row) => row.versionId);
  const recorded = Map.groupBy(await listRecordings(session, { current: true, versionIds: ids }), (row) => row.version.id);
  return new Map(
    ids.map((id) => [
      id,
      {
        branches: (branches.get(id) ?? []).map(toMark),
        tags: (tags.get(id) ?? []).map(toMark),
        environments: distinct((recorded.get(id) ?? []).toReversed().map((recording) => recording.environment)),
      },
    ]),
  );
}

const branchMarks = ({ db }: Session, ids: readonly number[]) =>
  db
    .selectFrom('branch_versions')
    .innerJoin('branches', 'branches.id', 'branch_versions.branch_id')
    .select(['branch_versions.version_id as versionId', 'branches.name as name', 'branch_versions.created_at as createdAt'])
    .select('branches.head_version_id as latestId')
    .where('branch_versions.version_id', 'in', ids)
    .orderBy('branch_versions.id')
    .execute();

const tagMarks = ({ db }: Session, ids: readonly number[]) =>
  db
    .selectFrom('tags')
    .select((eb) => [
      'tags.version_id as versionId',
      'tags.name as name',
      'tags.created_at as createdAt',
      eb
        .selectFrom('tags as others')
        .select((of) => of.fn.max('others.version_id').as('latest'))
        .whereRef('others.pacticipant_id', '=', 'tags.pacticipant_id')
        .whereRef('others.name', '=', 'tags.name')
        .as('latestId'),
    ])
    .where('tags.version_id', 'in', ids)
    .orderBy('tags.created_at')
    .orderBy('tags.name')
    .execute();

interface MarkRow {
  readonly versionId: number;
  readonly name: string;
  readonly createdAt: string;
  readonly latestId: number | null;
}

const toMark = (row: MarkRow): Mark => ({ name: row.name, createdAt: row.createdAt, latest: row.latestId === row.versionId });

const distinct = (environments: readonly Environment[]): readonly Environment[] => [
  ...new Map(environments.map((environment) => [environment.id, environment])).values(),
];
