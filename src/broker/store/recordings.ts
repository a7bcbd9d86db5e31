import { randomUUID } from 'node:crypto';
import type { Environment, Recording, RecordingKind, Version } from '../domain/types.ts';
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

/** The version replaces what is deployed there now on the same instance; recorded again, it stays as it is. */
export async function recordDeployment(session: Session, deployment: NewDeployment): Promise<Recording> {
  const { version, environment, applicationInstance } = deployment;
  const there = await listRecordings(session, {
    kind: 'deployed',
    current: true,
    environmentId: environment.id,
    pacticipantId: version.pacticipant.id,
  });
  const sameInstance = there.filter((recording) => recording.applicationInstance === applicationInstance);
  const current = sameInstance.find((recording) => recording.version.id === version.id);
  if (current !== undefined) return current;
  await endRecordings(session, sameInstance);
  return insertRecording(session, { ...deployment, kind: 'deployed' });
}

/** Released versions live side by side; releasing one again opens its support again. */
export async function recordRelease(
  session: Session,
  release: Omit<NewDeployment, 'applicationInstance'>,
): Promise<{ readonly recording: Recording; readonly created: boolean }> {
  const { db, now } = session;
  const known = await listRecordings(session, {
    kind: 'released',
    environmentId: release.environment.id,
    versionIds: [release.version.id],
  });
  const [before] = known;
  if (before === undefined)
    return { recording: await insertRecording(session, { ...release, kind: 'released', applicationInstance: null }), created: true };
  if (before.endedAt === null) return { recording: before, created: false };
  await db.updateTable('recordings').set({ ended_at: null, updated_at: now }).where('id', '=', before.id).execute();
  return { recording: { ...before, endedAt: null, updatedAt: now }, created: false };
}

/** They were undeployed, or their support ended: that has a time of its own, and does not count as a change. */
export async function endRecordings({ db, now }: Session, ended: readonly Recording[]): Promise<void> {
  const ids = ended.map((recording) => recording.id);
  if (ids.length > 0) await db.updateTable('recordings').set({ ended_at: now }).where('id', 'in', ids).execute();
}

export interface NewDeployment {
  readonly version: Version;
  readonly environment: Environment;
  readonly applicationInstance: string | null;
}

async function insertRecording(session: Session, recording: NewDeployment & { readonly kind: RecordingKind }): Promise<Recording> {
  const { db, now } = session;
  const uuid = randomUUID();
  const { kind, version, environment, applicationInstance } = recording;
  const inserted = await db
    .insertInto('recordings')
    .values({
      uuid,
      kind,
      environment_id: environment.id,
      pacticipant_id: version.pacticipant.id,
      version_id: version.id,
      application_instance: applicationInstance,
      ended_at: null,
      created_at: now,
      updated_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { pacticipant, id: versionId, number } = version;
  return {
    id: inserted.id,
    uuid,
    kind,
    pacticipant,
    version: { id: versionId, number },
    environment,
    applicationInstance,
    endedAt: null,
    createdAt: now,
    updatedAt: now,
  };
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
