import type { Pacticipant, Version } from '../domain/types.ts';
import { labelsOf } from '../store/labels.ts';
import { marksOf } from '../store/marks.ts';
import { listPublications } from '../store/pacts.ts';
import { listRecordings } from '../store/recordings.ts';
import type { Session } from '../store/store.ts';
import { latestNumbers } from '../store/versions.ts';
import type { PacticipantView } from './bodies/pacticipant.ts';
import type { VersionView } from './bodies/version.ts';

/** Adds to many pacticipants what their representation shows of others, in a fixed number of queries. */
export async function pacticipantViews(
  session: Session,
  pacticipants: readonly Pacticipant[],
  more: { readonly deployments?: boolean },
): Promise<readonly PacticipantView[]> {
  const ids = pacticipants.map(({ id }) => id);
  const labels = await labelsOf(session, ids);
  const latest = await latestNumbers(session, ids);
  const [only] = ids;
  const deployments =
    more.deployments === true && only !== undefined
      ? await listRecordings(session, { kind: 'deployed', current: true, pacticipantId: only })
      : undefined;
  return pacticipants.map((pacticipant) => ({
    pacticipant,
    labels: labels.get(pacticipant.id) ?? [],
    latestVersion: latest.get(pacticipant.id),
    deployments,
  }));
}

/** As `pacticipantViews`, for versions. */
export async function versionViews(session: Session, versions: readonly Version[]): Promise<readonly VersionView[]> {
  const ids = versions.map(({ id }) => id);
  if (ids.length === 0) return [];
  const marks = await marksOf(session, ids);
  const pacts = Map.groupBy(await listPublications(session, { consumerVersionIds: ids }), (pact) => pact.consumerVersion.id);
  const recordings = Map.groupBy(await listRecordings(session, { versionIds: ids }), (recording) => recording.version.id);
  return versions.map((version) => ({
    version,
    branches: marks.get(version.id)?.branches ?? [],
    tags: marks.get(version.id)?.tags ?? [],
    pacts: pacts.get(version.id) ?? [],
    recordings: recordings.get(version.id) ?? [],
  }));
}
