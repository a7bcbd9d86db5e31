import type { Recording, RecordingKind } from '../domain/types.ts';
import { listEnvironments } from './environments.ts';
import type { Session } from './store.ts';

/** Which deployments and releases. */
export interface RecordingFilter {
  readonly kind?: RecordingKind | undefined;
  /** Leaves out what was undeployed or is no longer supported. */
  readonly current?: boolean | undefined;
  readonly environmentId?: number | undefined;
  readonly pacticipantId?: number | undefined;
  readonly versionIds?: readonly number[] | undefined;
}

/** Newest first. */
export async function listRecordings(session: Session, filter: RecordingFilter): Promise<readonly Recording[]> {
  const { kind, current, environmentId, pacticipantId, versionIds } = filter;
  const rows = await recordings(session)
    .$if(kind !== undefined, (it) => it.where('recordings.kind', '=', kind ?? 'deployed'))
    .$if(current === true, (it) => it.where('recordings.ended_at', 'is', null))
    .$if(environmentId !== undefined, (it) => it.where('recordings.environment_id', '=', environmentId ?? 0))
    .$if(pacticipantId !== undefined, (it) => it.where('recordings.pacticipant_id', '=', pacticipantId ?? 0))
    .$if(versionIds !== undefined, (it) => it.where('recordings.version_id', 'in', versionIds ?? []))
    .orderBy('recordings.id', 'desc')
    .execute();
  return withEnvironments(session, rows);
}

export async function recordingWithUuid(session: Session, kind: RecordingKind, uuid: string): Promise<Recording | undefined> {
  const rows = await recordings(session).where('recordings.kind', '=', kind).where('recordings.uuid', '=', uuid).execute();
  const [found] = await withEnvironments(session, rows);
  return found;
}

const recordings = ({ db }: Session) =>
  db
    .selectFrom('recordings')
    .innerJoin('versions', 'versions.id', 'recordings.version_id')
    .innerJoin('pacticipants', 'pacticipants.id', 'recordings.pacticipant_id')
    .select([
      'recordings.id as id',
      'recordings.uuid as uuid',
      'recordings.kind as kind',
      'recordings.environment_id as environmentId',
      'recordings.pacticipant_id as pacticipantId',
      'pacticipants.name as pacticipantName',
      'recordings.version_id as versionId',
      'versions.number as versionNumber',
      'recordings.application_instance as applicationInstance',
      'recordings.ended_at as endedAt',
      'recordings.created_at as createdAt',
      'recordings.updated_at as updatedAt',
    ]);

type RecordingRow = Awaited<ReturnType<ReturnType<typeof recordings>['execute']>>[number];

/** Environments are few: reading them all is cheaper than joining them to every row. */
async function withEnvironments(session: Session, rows: readonly RecordingRow[]): Promise<readonly Recording[]> {
  if (rows.length === 0) return [];
  const environments = new Map((await listEnvironments(session)).map((environment) => [environment.id, environment]));
  return rows.flatMap(({ environmentId, pacticipantId, pacticipantName, versionId, versionNumber, ...row }) => {
    const environment = environments.get(environmentId);
    if (environment === undefined) return [];
    const pacticipant = { id: pacticipantId, name: pacticipantName };
    return [{ ...row, environment, pacticipant, version: { id: versionId, number: versionNumber } }];
  });
}
