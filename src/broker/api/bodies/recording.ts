import type { Recording } from '../../domain/types.ts';
import { deployedVersionUrl, releasedVersionUrl } from '../addresses.ts';
import { present, time, times } from '../hal.ts';
import { environmentBody } from './environment.ts';
import { embeddedPacticipant } from './pacticipant.ts';
import { embeddedVersion } from './version.ts';

/** What is shown inside a recording besides the recording itself. */
export type Expanded = 'pacticipant' | 'version' | 'environment';

export function recordingBody(base: string, recording: Recording, expanded: readonly Expanded[]): object {
  const { kind, uuid } = recording;
  const url = kind === 'deployed' ? deployedVersionUrl(base, uuid) : releasedVersionUrl(base, uuid);
  const embedded = Object.fromEntries(expanded.map((what) => [what, expand(base, recording, what)]));
  return {
    uuid,
    ...(kind === 'deployed' ? deployedMembers(recording) : releasedMembers(recording)),
    ...times(recording),
    ...(expanded.length > 0 && { _embedded: embedded }),
    _links: { self: { href: url } },
  };
}

const deployedMembers = ({ endedAt, applicationInstance }: Recording): object =>
  present({
    currentlyDeployed: endedAt === null,
    target: applicationInstance,
    applicationInstance,
    undeployedAt: endedAt && time(endedAt),
  });

const releasedMembers = ({ endedAt }: Recording): object =>
  present({ currentlySupported: endedAt === null, supportEndedAt: endedAt && time(endedAt) });

function expand(base: string, { pacticipant, version, environment }: Recording, what: Expanded): object {
  if (what === 'pacticipant') return embeddedPacticipant(base, pacticipant.name);
  return what === 'version' ? embeddedVersion(base, pacticipant.name, version.number) : environmentBody(base, environment);
}
