import type { PactContent } from '../../../pact/identity.ts';
import { readPactContent } from '../../../pact/identity.ts';
import { changedContentText, collisionText } from '../../domain/conflict-texts.ts';
import { mergePacts } from '../../domain/merge.ts';
import { decodeMetadata } from '../../domain/metadata.ts';
import type { Publication } from '../../domain/types.ts';
import { ensurePacticipant } from '../../store/pacticipants.ts';
import type { PublicationFilter } from '../../store/pacts.ts';
import { latestPublication, pactContent, publicationOf } from '../../store/pacts.ts';
import { deletePublication, publishPact } from '../../store/publishing.ts';
import type { Session } from '../../store/store.ts';
import { ensureVersion } from '../../store/versions.ts';
import type { Action, Resource } from '../action.ts';
import { isJson, reading, requireJson, writing } from '../action.ts';
import { pairUrl } from '../addresses.ts';
import type { PactView } from '../bodies/pact.ts';
import { pactText } from '../bodies/pact.ts';
import { found, pairOf } from '../find.ts';
import { link } from '../hal.ts';
import { lookalikes } from '../lookalikes.ts';
import type { Problem } from '../refusal.ts';
import { badRequest, Refusal, refuseIfAny } from '../refusal.ts';
import type { Reply } from '../reply.ts';
import { ok } from '../reply.ts';
import type { ApiRequest } from '../request.ts';
import { param } from '../request.ts';

/** The pact of one consumer version. */
export const pact: Resource = {
  GET: reading(async (session, request) => pactReply(session, request, { publication: await findPublication(session, request) })),
  PUT: saving((before, content, request) => {
    if (before.publication.sha !== content.sha) throw conflict(changedContentText(namesOf(request)));
    return content;
  }),
  PATCH: saving((before, _content, request) => {
    const merged = mergePacts(before.content, request.body);
    if (merged.kind === 'collision') throw conflict(collisionText(param(request, 'provider'), merged.interactions));
    return readPactContent(merged.text);
  }),
  DELETE: writing((request) => async (session) => {
    await deletePublication(session, await findPublication(session, request));
    return afterDeletion(session, request);
  }),
};

/** The pact of a content, whatever consumer version published it. */
export const pactVersion: Resource = {
  GET: reading(async (session, request) => {
    const metadata = request.params['metadata'];
    if (metadata === undefined) return pactReply(session, request, { publication: await findContent(session, request, []) });
    const decoded = decodeMetadata(metadata);
    const { consumerVersions } = decoded;
    return pactReply(session, request, {
      publication: await findContent(session, request, consumerVersions),
      metadata: decoded,
      consumerVersions,
    });
  }),
};

/** The pact of the newest consumer version that has one; narrowed by what the address adds. */
const latest = (filter: (request: ApiRequest) => PublicationFilter): Resource => ({
  GET: reading(async (session, request) => {
    const publication = found(await latestPublication(session, { ...pairOf(request), ...filter(request) }));
    const metadata = { consumerVersions: [publication.consumerVersion.number] };
    const reply = await pactReply(session, request, { publication, metadata });
    return { ...reply, headers: { 'X-Pact-Consumer-Version': headerText(publication.consumerVersion.number) } };
  }),
});

/** As it is where a header can hold it. */
const headerText = (text: string): string => (/^[ -~]*$/.test(text) ? text : encodeURI(text));

export const latestPact = latest(() => ({}));
export const latestTaggedPact = latest((request) => ({ tag: param(request, 'tag') }));
export const latestUntaggedPact = latest(() => ({ untagged: true }));
export const latestBranchPact = latest((request) => ({ branch: param(request, 'branch') }));

export const previousDistinctPact: Resource = {
  GET: reading(async (session, request) => {
    const publication = await findPublication(session, request);
    const filter = { ...pairOf(request), before: publication.consumerVersion, otherThan: publication.sha };
    return pactReply(session, request, { publication: found(await latestPublication(session, filter)) });
  }),
};

const findPublication = async (session: Session, request: ApiRequest): Promise<Publication> =>
  found(await publicationOf(session, namesOf(request)));

const namesOf = (request: ApiRequest) => ({ ...pairOf(request), version: param(request, 'version') });

/** As one of these consumer versions published it, newest preferred; else as the newest one did. */
export async function findContent(session: Session, request: ApiRequest, versions: readonly string[]): Promise<Publication> {
  const sha = param(request, 'sha');
  for (const version of versions.toReversed()) {
    const publication = await publicationOf(session, { ...pairOf(request), version });
    if (publication?.sha === sha) return publication;
  }
  return found(await latestPublication(session, { ...pairOf(request), sha }));
}

async function pactReply(
  session: Session,
  request: ApiRequest,
  view: Omit<PactView, 'content'> & { readonly status?: number },
): Promise<Reply> {
  const content = await pactContent(session, view.publication.pactVersionId);
  return { status: view.status ?? 200, body: pactText(request.base, { ...view, content }) };
}

const conflict = (error: string): Refusal => new Refusal({ status: 409, body: { error } });

type Settle = (
  before: { readonly publication: Publication; readonly content: string },
  content: PactContent,
  request: ApiRequest,
) => PactContent;

/** PUT and PATCH differ in what they make of a pact that is there already. */
function saving(settle: Settle): Action {
  return writing((request) => {
    const content = isJson(request) ? readBody(request) : undefined;
    return async (session) => {
      requireJson(request);
      if (content === undefined) throw badRequest('The request body is empty.');
      const names = namesOf(request);
      const [lookalike] = await lookalikes(session, [names.consumer, names.provider]);
      if (lookalike !== undefined) throw new Refusal({ status: 409, type: 'text/plain', body: lookalike });
      const before = await publicationOf(session, names);
      const settled =
        before === undefined
          ? content
          : settle({ publication: before, content: await pactContent(session, before.pactVersionId) }, content, request);
      const { version: consumerVersion } = await ensureVersion(session, names.consumer, names.version);
      const provider = await ensurePacticipant(session, names.provider);
      const { publication } = await publishPact(session, { consumerVersion, provider, content: settled });
      return pactReply(session, request, { publication, status: before === undefined ? 201 : 200 });
    };
  });
}

function readBody(request: ApiRequest): PactContent {
  if (request.body.trim() === '') throw badRequest('The request body is empty; it must be a pact.');
  const content = parsePact(request.body);
  if (!content.text.startsWith('{')) throw badRequest('The request body must be a JSON object: a pact.');
  refuseIfAny([
    ...nameProblems('consumer', content.consumer, param(request, 'consumer')),
    ...nameProblems('provider', content.provider, param(request, 'provider')),
  ]);
  return content;
}

function parsePact(text: string): PactContent {
  try {
    return readPactContent(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw badRequest(`The request body is not JSON: ${error.message.replace(/, "[^]*$| in JSON[^]*$/, '')}`);
  }
}

const nameProblems = (role: string, inside: string | undefined, inPath: string): readonly Problem[] =>
  inside === undefined || inside === inPath
    ? []
    : [[`${role}.name`, `name in pact '${inside}' does not match name in URL path '${inPath}'.`]];

/** What is left when pacts of a pair were deleted, and where to find it. */
export async function afterDeletion(session: Session, request: ApiRequest): Promise<Reply> {
  const rest = await latestPublication(session, pairOf(request));
  const links = {
    index: { href: request.base },
    ...(rest !== undefined && { 'pb:latest-pact-version': link(pairUrl(request.base, rest, 'latest'), 'Latest pact') }),
  };
  return ok({ _links: links });
}
