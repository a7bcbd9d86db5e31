import type { Destination, MatrixSelector } from '../domain/matrix/selectors.ts';
import type { VersionRef } from '../domain/types.ts';
import type { Session } from './store.ts';
import { newestVersionIds } from './versions.ts';

type Criterion = Destination & Pick<MatrixSelector, 'version' | 'branch'>;

/** The versions of each of many pacticipants that a criterion means, in a fixed number of queries, newest first. */
export async function resolveVersions(
  session: Session,
  pacticipantIds: readonly number[],
  criterion: Criterion,
): Promise<ReadonlyMap<number, readonly VersionRef[]>> {
  if (pacticipantIds.length === 0) return new Map();
  const rows = await narrowed(session, criterion, pacticipantIds)
    .where('versions.pacticipant_id', 'in', pacticipantIds)
    .orderBy('versions.id', 'desc')
    .execute();
  return Map.groupBy(rows, ({ pacticipantId }) => pacticipantId);
}

function narrowed(session: Session, criterion: Criterion, ids: readonly number[]) {
  const { version, environment, branch, tag, mainBranch, latest } = criterion;
  if (version !== undefined) return versions(session).where('versions.number', '=', version);
  if (environment !== undefined) return versions(session).where('versions.id', 'in', inEnvironment(session, environment));
  if (branch !== undefined || mainBranch === true) return onBranch(session, branch, latest === true);
  if (tag !== undefined) return versions(session).where('versions.id', 'in', withTag(session, tag, latest === true));
  return versions(session).where('versions.id', 'in', newestVersionIds(session.db, ids));
}

const versions = ({ db }: Session) =>
  db.selectFrom('versions').select(['versions.id as id', 'versions.number as number', 'versions.pacticipant_id as pacticipantId']);

const inEnvironment = ({ db }: Session, environment: string) =>
  db
    .selectFrom('recordings')
    .innerJoin('environments', 'environments.id', 'recordings.environment_id')
    .select('recordings.version_id')
    .where('environments.name', '=', environment)
    .where('recordings.ended_at', 'is', null);

/** Of the branch of that name, or of each pacticipant's main branch. */
function onBranch(session: Session, branch: string | undefined, headOnly: boolean) {
  const { db } = session;
  const named = db
    .selectFrom('branches')
    .innerJoin('pacticipants', 'pacticipants.id', 'branches.pacticipant_id')
    .$if(branch !== undefined, (it) => it.where('branches.name', '=', branch ?? ''))
    .$if(branch === undefined, (it) => it.whereRef('branches.name', '=', 'pacticipants.main_branch'));
  if (headOnly) return versions(session).where('versions.id', 'in', named.select('branches.head_version_id as id'));
  const all = named.innerJoin('branch_versions', 'branch_versions.branch_id', 'branches.id').select('branch_versions.version_id as id');
  return versions(session).where('versions.id', 'in', all);
}

const withTag = ({ db }: Session, tag: string, headOnly: boolean) =>
  headOnly
    ? db
        .selectFrom('tags')
        .select((eb) => eb.fn.max('tags.version_id').as('version_id'))
        .where('tags.name', '=', tag)
        .groupBy('tags.pacticipant_id')
    : db.selectFrom('tags').select('tags.version_id').where('tags.name', '=', tag);
