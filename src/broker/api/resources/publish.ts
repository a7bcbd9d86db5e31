import { isObject } from '../../../json/json.ts';
import { readPactContent } from '../../../pact/identity.ts';
import { contentChanges } from '../../domain/changes.ts';
import { changedContentText, collisionText } from '../../domain/conflict-texts.ts';
import { mergePacts } from '../../domain/merge.ts';
import { pactName } from '../../domain/pact-name.ts';
import type { PublishedContract } from '../../domain/publish-notices.ts';
import { publishNotices } from '../../domain/publish-notices.ts';
import type { Publication, Version } from '../../domain/types.ts';
import { addToBranch } from '../../store/branches.ts';
import { ensurePacticipant } from '../../store/pacticipants.ts';
import { latestPublication, pactContent, publicationOf } from '../../store/pacts.ts';
import { publishPact } from '../../store/publishing.ts';
import type { Session } from '../../store/store.ts';
import { addTag } from '../../store/tags.ts';
import { everVerified } from '../../store/verifications.ts';
import { ensureVersion, setBuildUrl } from '../../store/versions.ts';
import type { Resource } from '../action.ts';
import { writing } from '../action.ts';
import { pacticipantUrl, pactUrl, tagUrl, versionUrl } from '../addresses.ts';
import { embeddedPacticipant } from '../bodies/pacticipant.ts';
import { embeddedVersion } from '../bodies/version.ts';
import { link } from '../hal.ts';
import { lookalikes } from '../lookalikes.ts';
import { badRequest, Refusal, unsupportedType } from '../refusal.ts';
import type { Reply } from '../reply.ts';
import { ok } from '../reply.ts';
import type { ApiRequest } from '../request.ts';
import { optionalJsonBody, saysJson } from '../request.ts';
import type { PublishedFile, PublishRequest } from './publish-request.ts';
import { readPublishRequest } from './publish-request.ts';

/** All contracts of a consumer version in one request: all of them are published, or none. */
export const publishContracts: Resource = {
  POST: writing((request) => {
    if (!saysJson(request)) return () => Promise.reject(unsupportedType());
    const body = optionalJsonBody(request);
    if (!isObject(body)) throw badRequest('The request body must be a JSON object, not a list.');
    const wanted = readPublishRequest(body);
    return async (session) => {
      await refuseConflicts(session, wanted);
      return publish(session, request, wanted);
    };
  }),
};

interface Conflict {
  readonly text: string;
  readonly detail?: string;
}

async function refuseConflicts(session: Session, wanted: PublishRequest): Promise<void> {
  const names = [wanted.pacticipant, ...wanted.contracts.map(({ provider }) => provider)];
  const conflicts: Conflict[] = (await lookalikes(session, names)).map((text) => ({ text }));
  for (const file of wanted.contracts) conflicts.push(...(await contentConflict(session, wanted, file)));
  if (conflicts.length === 0) return;
  const notices = conflicts.flatMap(({ text, detail }) => [
    { type: 'error', text },
    ...(detail === undefined ? [] : [{ type: 'info', text: detail }]),
  ]);
  throw new Refusal({ status: 409, type: 'application/json', body: { notices, errors: { contracts: conflicts.map(({ text }) => text) } } });
}

async function contentConflict(session: Session, wanted: PublishRequest, file: PublishedFile): Promise<readonly Conflict[]> {
  const names = { consumer: wanted.pacticipant, provider: file.provider, version: wanted.version };
  const before = await publicationOf(session, names);
  if (before === undefined || before.sha === file.content.sha) return [];
  const old = await pactContent(session, before.pactVersionId);
  if (file.onConflict === 'overwrite') return [{ text: changedContentText(names), detail: contentChanges(old, file.text).join('\n') }];
  const merged = mergePacts(old, file.text);
  return merged.kind === 'merged' ? [] : [{ text: collisionText(file.provider, merged.interactions) }];
}

async function publish(session: Session, request: ApiRequest, wanted: PublishRequest): Promise<Reply> {
  const { version, created } = await saveVersion(session, wanted);
  const published: Published[] = [];
  for (const file of wanted.contracts) published.push(await publishFile(session, request, { consumerVersion: version, file }));
  const marked = { pacticipant: wanted.pacticipant, number: version.number, created, branch: wanted.branch, tags: wanted.tags };
  const notices = publishNotices(
    marked,
    published.map(({ contract }) => contract),
  );
  return ok({
    logs: notices.map(({ type, text }) => ({ level: type, message: text, deprecationWarning: 'Replaced by notices' })),
    notices,
    _embedded: {
      pacticipant: embeddedPacticipant(request.base, wanted.pacticipant),
      version: embeddedVersion(request.base, wanted.pacticipant, version.number),
    },
    _links: links(request.base, version, { tags: wanted.tags, published }),
  });
}

async function saveVersion(
  session: Session,
  { pacticipant, version: number, branch, tags, buildUrl }: PublishRequest,
): Promise<{ readonly version: Version; readonly created: boolean }> {
  const { version, created } = await ensureVersion(session, pacticipant, number);
  if (branch !== null) await addToBranch(session, version, branch);
  for (const tag of tags) await addTag(session, version, tag);
  return { version: buildUrl === null ? version : await setBuildUrl(session, version, buildUrl), created };
}

interface Published {
  readonly publication: Publication;
  readonly contract: PublishedContract;
}

interface FileOfVersion {
  readonly consumerVersion: Version;
  readonly file: PublishedFile;
}

async function publishFile(session: Session, request: ApiRequest, { consumerVersion, file }: FileOfVersion): Promise<Published> {
  const consumer = consumerVersion.pacticipant.name;
  const provider = await ensurePacticipant(session, file.provider);
  const before = await latestPublication(session, { consumer, provider: provider.name, before: consumerVersion });
  const merged = await mergedContent(session, consumerVersion, file);
  const { publication, outcome } = await publishPact(session, { consumerVersion, provider, content: merged ?? file.content });
  const contract = {
    consumer,
    provider: provider.name,
    outcome: merged !== undefined && outcome === 'changed' ? ('merged' as const) : outcome,
    contentChanged: before?.sha !== publication.sha,
    url: pactUrl(request.base, publication),
    everVerified: await everVerified(session, publication),
  };
  return { publication, contract };
}

/** What the version has already and what comes now; undefined when the latter stands alone. */
async function mergedContent(session: Session, { pacticipant, number }: Version, file: PublishedFile) {
  if (file.onConflict !== 'merge') return undefined;
  const before = await publicationOf(session, { consumer: pacticipant.name, provider: file.provider, version: number });
  if (before === undefined) return undefined;
  const merged = mergePacts(await pactContent(session, before.pactVersionId), file.text);
  return merged.kind === 'merged' ? readPactContent(merged.text) : undefined;
}

function links(
  base: string,
  version: Version,
  { tags, published }: { readonly tags: readonly string[]; readonly published: readonly Published[] },
): object {
  const { name } = version.pacticipant;
  return {
    'pb:pacticipant': link(pacticipantUrl(base, name), 'Pacticipant', name),
    'pb:pacticipant-version': link(versionUrl(base, name, version.number), 'Pacticipant version', version.number),
    'pb:pacticipant-version-tags': tags.map((tag) => link(tagUrl(base, { pacticipant: name, version: version.number, tag }), 'Tag', tag)),
    'pb:contracts': published.map(({ publication }) => link(pactUrl(base, publication), 'Pact', pactName(publication))),
  };
}
