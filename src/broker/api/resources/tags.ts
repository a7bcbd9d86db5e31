import type { Version } from '../../domain/types.ts';
import { environmentNamed } from '../../store/environments.ts';
import { recordDeployment } from '../../store/recordings.ts';
import type { Session } from '../../store/store.ts';
import type { Tag } from '../../store/tags.ts';
import { addTag, removeTag, tagOf } from '../../store/tags.ts';
import { ensureVersion } from '../../store/versions.ts';
import type { Resource } from '../action.ts';
import { reading, requireJson, writing } from '../action.ts';
import { pacticipantUrl, tagUrl, versionUrl } from '../addresses.ts';
import { findVersion, found } from '../find.ts';
import { link, times } from '../hal.ts';
import { createdOr, noContent, ok } from '../reply.ts';
import { optionalJsonBody, param } from '../request.ts';

export const tag: Resource = {
  GET: reading(async (session, request) => {
    const version = await findVersion(session, request);
    return ok(tagBody(request.base, version, found(await tagOf(session, version, param(request, 'tag')))));
  }),
  PUT: writing((request) => {
    optionalJsonBody(request);
    return async (session) => {
      requireJson(request);
      const { version } = await ensureVersion(session, param(request, 'pacticipant'), param(request, 'version'));
      const { tag: one, created } = await addTag(session, version, param(request, 'tag'));
      await deployByTag(session, version, one.name);
      const url = tagUrl(request.base, { pacticipant: version.pacticipant.name, version: version.number, tag: one.name });
      return createdOr(created, tagBody(request.base, version, one), url);
    };
  }),
  DELETE: writing((request) => async (session) => {
    const version = await findVersion(session, request);
    await removeTag(session, version, found(await tagOf(session, version, param(request, 'tag'))).name);
    return noContent;
  }),
};

/** Before there were deployments, tags told of them: one named as an environment deploys the version there. */
async function deployByTag(session: Session, version: Version, tag: string): Promise<void> {
  const environment = await environmentNamed(session, tag);
  if (environment !== undefined) await recordDeployment(session, { version, environment, applicationInstance: null });
}

function tagBody(base: string, { number, pacticipant }: Version, one: Tag): object {
  return {
    name: one.name,
    ...times(one),
    _links: {
      self: link(tagUrl(base, { pacticipant: pacticipant.name, version: number, tag: one.name }), 'Tag', one.name),
      version: link(versionUrl(base, pacticipant.name, number), 'Version', number),
      pacticipant: link(pacticipantUrl(base, pacticipant.name), 'Pacticipant', pacticipant.name),
    },
  };
}
