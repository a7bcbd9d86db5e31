import { asText } from '../../../json/as-text.ts';
import type { Json } from '../../../json/json.ts';
import { member } from '../../../json/pointer.ts';
import type { Recording, RecordingKind } from '../../domain/types.ts';
import { pacticipantNamed } from '../../store/pacticipants.ts';
import type { RecordingFilter } from '../../store/recordings.ts';
import { endRecordings, listRecordings, recordDeployment, recordingWithUuid, recordRelease } from '../../store/recordings.ts';
import type { Session } from '../../store/store.ts';
import type { Action, Resource } from '../action.ts';
import { reading, requireJson, requireType, writing } from '../action.ts';
import { deployedVersionUrl, releasedVersionUrl } from '../addresses.ts';
import { recordingBody } from '../bodies/recording.ts';
import { findEnvironment, findVersion, found } from '../find.ts';
import { link } from '../hal.ts';
import type { Query } from '../query.ts';
import { textOf } from '../query.ts';
import { refuseIfAny } from '../refusal.ts';
import type { Reply } from '../reply.ts';
import { ok } from '../reply.ts';
import type { ApiRequest } from '../request.ts';
import { optionalJsonBody, param } from '../request.ts';

/** Where a version is deployed to an environment; POST deploys it there. */
export const versionDeployments: Resource = {
  GET: reading((session, request) => listOfVersion(session, request, 'deployed')),
  POST: writing((request) => {
    const body = optionalJsonBody(request);
    return async (session) => {
      const version = await findVersion(session, request);
      const environment = await findEnvironment(session, request);
      requireJson(request);
      const recording = await recordDeployment(session, { version, environment, applicationInstance: instanceOf(body) });
      return { status: 201, body: whole(request, recording), headers: { location: deployedVersionUrl(request.base, recording.uuid) } };
    };
  }),
};

/** As `versionDeployments`, for releases. */
export const versionReleases: Resource = {
  GET: reading((session, request) => listOfVersion(session, request, 'released')),
  POST: writing((request) => {
    optionalJsonBody(request);
    return async (session) => {
      const version = await findVersion(session, request);
      const environment = await findEnvironment(session, request);
      requireJson(request);
      const { recording, created } = await recordRelease(session, { version, environment });
      const headers = { location: releasedVersionUrl(request.base, recording.uuid) };
      return { status: created ? 201 : 200, body: whole(request, recording), headers };
    };
  }),
};

export const currentlyDeployed: Resource = {
  GET: reading((session, request) => {
    const instance = instanceFilter(request.query);
    const wanted = ({ applicationInstance }: Recording): boolean => instance === undefined || applicationInstance === instance.name;
    return listOfEnvironment(session, request, { kind: 'deployed', wanted });
  }),
};

export const currentlySupported: Resource = {
  GET: reading((session, request) => {
    const number = textOf(request.query['version']);
    return listOfEnvironment(session, request, {
      kind: 'released',
      wanted: ({ version }) => number === undefined || version.number === number,
    });
  }),
};

export const deployedVersion: Resource = {
  GET: reading(async (session, request) => ok(whole(request, await findRecording(session, request, 'deployed')))),
  PATCH: ending('deployed', 'currentlyDeployed', 'Record a new deployment to say that the version is deployed again.'),
};

export const releasedVersion: Resource = {
  GET: reading(async (session, request) => ok(whole(request, await findRecording(session, request, 'released')))),
  PATCH: ending('released', 'currentlySupported', 'Record a new release to say that the version is supported again.'),
};

/** Ends a recording when the body says that it no longer lasts; it cannot be opened again this way. */
function ending(kind: RecordingKind, field: string, instead: string): Action {
  return writing((request) => {
    const wanted = member(optionalJsonBody(request), field);
    return async (session) => {
      requireType(request, 'application/merge-patch+json');
      const recording = await findRecording(session, request, kind);
      if (wanted === true) refuseIfAny([[field, `cannot be set back to true. ${instead}`]], 422);
      if (wanted !== false || recording.endedAt !== null) return ok(whole(request, recording));
      await endRecordings(session, [recording]);
      return ok(whole(request, { ...recording, endedAt: session.now }));
    };
  });
}

const whole = ({ base }: ApiRequest, recording: Recording): object =>
  recordingBody(base, recording, ['pacticipant', 'version', 'environment']);

const findRecording = async (session: Session, request: ApiRequest, kind: RecordingKind): Promise<Recording> =>
  found(await recordingWithUuid(session, kind, param(request, 'uuid')));

/** `target` is the older name; an empty one is the anonymous instance, as it is in queries. */
function instanceOf(body: Json): string | null {
  const name = member(body, 'applicationInstance') ?? member(body, 'target') ?? '';
  return asText(name).trim() === '' ? null : asText(name);
}

/** Present but empty asks for the anonymous instance; absent asks for all. */
function instanceFilter(query: Query): { readonly name: string | null } | undefined {
  const name = textOf(query['applicationInstance']) ?? textOf(query['target']);
  return name === undefined ? undefined : { name: name.trim() === '' ? null : name };
}

async function currentOf(session: Session, filter: RecordingFilter, pacticipant: string | undefined): Promise<readonly Recording[]> {
  if (pacticipant === undefined) return listRecordings(session, { ...filter, current: true });
  const known = await pacticipantNamed(session, pacticipant);
  return known === undefined ? [] : listRecordings(session, { ...filter, current: true, pacticipantId: known.id });
}

async function listOfVersion(session: Session, request: ApiRequest, kind: RecordingKind): Promise<Reply> {
  const version = await findVersion(session, request);
  const environment = await findEnvironment(session, request);
  const recordings = await listRecordings(session, { kind, environmentId: environment.id, versionIds: [version.id] });
  const what = kind === 'deployed' ? 'Deployments' : 'Releases';
  const title = `${what} of ${version.pacticipant.name} version ${version.number} to ${environment.displayName}`;
  return ok(listBody(request, { kind, title, items: recordings.map((recording) => recordingBody(request.base, recording, [])) }));
}

interface Wanted {
  readonly kind: RecordingKind;
  readonly wanted: (recording: Recording) => boolean;
}

async function listOfEnvironment(session: Session, request: ApiRequest, { kind, wanted }: Wanted): Promise<Reply> {
  const environment = await findEnvironment(session, request);
  const newestFirst = await currentOf(session, { kind, environmentId: environment.id }, textOf(request.query['pacticipant']));
  const recordings = (kind === 'deployed' ? newestFirst : newestFirst.toReversed()).filter(wanted);
  const title =
    kind === 'deployed'
      ? `Versions deployed to ${environment.displayName} now`
      : `Versions released to and supported in ${environment.displayName} now`;
  return ok(
    listBody(request, {
      kind,
      title,
      items: recordings.map((recording) => recordingBody(request.base, recording, ['pacticipant', 'version'])),
    }),
  );
}

interface RecordingList {
  readonly kind: RecordingKind;
  readonly title: string;
  readonly items: readonly object[];
}

const listBody = ({ base, path, search }: ApiRequest, { kind, title, items }: RecordingList): object => ({
  _embedded: { [`${kind}Versions`]: items },
  _links: { self: link(`${base}${path}${search}`, title) },
});
