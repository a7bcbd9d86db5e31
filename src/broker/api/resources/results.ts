import type { Json } from '../../../json/json.ts';
import { isObject } from '../../../json/json.ts';
import { member } from '../../../json/pointer.ts';
import { decodeMetadata } from '../../domain/metadata.ts';
import type { Publication, Verification } from '../../domain/types.ts';
import { latestPublication, listPublications, publicationOf } from '../../store/pacts.ts';
import { deleteResult, storeResult } from '../../store/results.ts';
import type { Session } from '../../store/store.ts';
import { latestResults, verificationDetails, verificationNumbered } from '../../store/verifications.ts';
import { ensureVersion, versionNumbered } from '../../store/versions.ts';
import type { Resource } from '../action.ts';
import { reading, requireJson, writing } from '../action.ts';
import { resultUrl } from '../addresses.ts';
import type { ResultView } from '../bodies/result.ts';
import { resultBody } from '../bodies/result.ts';
import { textMember, textProblems } from '../checks.ts';
import { found, pairOf } from '../find.ts';
import { link } from '../hal.ts';
import type { Problem } from '../refusal.ts';
import { Refusal, refuseIfAny } from '../refusal.ts';
import { createdOr, noContent, ok } from '../reply.ts';
import type { ApiRequest } from '../request.ts';
import { jsonBody, param } from '../request.ts';
import { findContent } from './pacts.ts';

/** Where results of a content are posted; the address may tell for which consumer versions, and how they were selected. */
export const results: Resource = {
  POST: writing((request) => {
    const body = jsonBody(request);
    refuseIfAny(resultProblems(body));
    const metadata = decodeMetadata(request.params['metadata']);
    return async (session) => {
      const publication = await findContent(session, request, metadata.consumerVersions);
      requireJson(request);
      const { version } = await ensureVersion(session, publication.provider.name, textMember(body, 'providerApplicationVersion') ?? '');
      const result = await storeResult(session, {
        pact: publication,
        providerVersion: version,
        success: member(body, 'success') === true,
        wip: metadata.wip,
        pending: metadata.pending,
        buildUrl: textMember(body, 'buildUrl'),
        testResults: textOrNull(member(body, 'testResults')),
        verifiedBy: textOrNull(member(body, 'verifiedBy')),
      });
      // Whichever consumer version it was posted for: the result is of the content.
      const newest = await findContent(session, request, []);
      return createdOr(true, await bodyOf(session, request, { result, publication: newest }), resultUrl(request.base, result));
    };
  }),
};

export const result: Resource = {
  GET: reading(async (session, request) => {
    const one = await findResult(session, request);
    const { consumerVersions } = decodeMetadata(request.params['metadata']);
    return ok(await bodyOf(session, request, { result: one, publication: await findContent(session, request, consumerVersions) }));
  }),
  DELETE: writing((request) => async (session) => {
    await deleteResult(session, await findResult(session, request));
    return noContent;
  }),
};

type FindPact = (session: Session, request: ApiRequest) => Promise<Publication>;

/** The newest result of a content, whichever provider version it is of. */
const latestOf = (find: FindPact): Resource => ({
  GET: reading(async (session, request) => {
    const publication = await find(session, request);
    return ok(await bodyOf(session, request, { result: await latestFor(session, publication), publication }));
  }),
  DELETE: writing((request) => async (session) => {
    await deleteResult(session, await latestFor(session, await find(session, request)));
    return noContent;
  }),
});

const latestFor = async (session: Session, { pactVersionId }: Publication): Promise<Verification> =>
  found((await latestResults(session, [pactVersionId])).get(pactVersionId));

export const latestResultOfContent = latestOf((session, request) => findContent(session, request, []));
export const latestResultOfPact = latestOf(async (session, request) =>
  found(await publicationOf(session, { ...pairOf(request), version: param(request, 'version') })),
);
export const latestResultOfLatestPact = latestOf(async (session, request) =>
  found(await latestPublication(session, { ...pairOf(request), tag: request.params['tag'] })),
);

/** How the pacts of a consumer version stand with all its providers. */
export const consumerVersionResults: Resource = {
  GET: reading(async (session, request) => {
    const version = found(await versionNumbered(session, param(request, 'consumer'), param(request, 'version')));
    const pacts = (await listPublications(session, { consumerVersionIds: [version.id] })).toSorted((a, b) =>
      a.provider.name.toLowerCase() < b.provider.name.toLowerCase() ? -1 : 1,
    );
    const latest = await latestResults(
      session,
      pacts.map(({ pactVersionId }) => pactVersionId),
    );
    const withResults = pacts.map((publication) => ({ publication, result: latest.get(publication.pactVersionId) }));
    const named = (wanted: (result: Verification | undefined) => boolean): readonly string[] =>
      withResults.filter((one) => wanted(one.result)).map(({ publication }) => publication.provider.name);
    const bodies = [];
    for (const { publication, result: one } of withResults)
      if (one !== undefined) bodies.push(await bodyOf(session, request, { result: one, publication }));
    return ok({
      success: withResults.every((one) => one.result?.success === true),
      providerSummary: {
        successful: named((one) => one?.success === true),
        failed: named((one) => one?.success === false),
        unknown: named((one) => one === undefined),
      },
      _embedded: { verificationResults: bodies },
      _links: {
        self: link(
          `${request.base}${request.path}`,
          `Latest verification results of ${version.pacticipant.name} version ${version.number}`,
        ),
      },
    });
  }),
};

async function findResult(session: Session, request: ApiRequest): Promise<Verification> {
  const number = param(request, 'number');
  if (number === 'all') throw new Refusal({ status: 404, body: { error: 'All results of a pact are in the matrix: GET /matrix.' } });
  const one = /^\d{1,15}$/.test(number) ? found(await verificationNumbered(session, Number(number))) : undefined;
  const { consumer, provider } = pairOf(request);
  const fits = one?.sha === param(request, 'sha') && one.consumer.name === consumer && one.provider.name === provider;
  return found(fits ? one : undefined);
}

const bodyOf = async (session: Session, { base }: ApiRequest, view: Omit<ResultView, 'details'>): Promise<object> =>
  resultBody(base, { ...view, details: await verificationDetails(session, view.result.number) });

const textOrNull = (value: Json | undefined): string | null => (value === undefined || value === null ? null : JSON.stringify(value));

function resultProblems(body: Json): readonly Problem[] {
  const success = member(body, 'success');
  const url = member(body, 'buildUrl');
  const verifiedBy = member(body, 'verifiedBy');
  return [
    ...(success === undefined ? [['success', 'is missing'] as const] : []),
    ...(success !== undefined && typeof success !== 'boolean' ? [['success', 'must be boolean'] as const] : []),
    ...textProblems(body, 'providerApplicationVersion', { required: true, filled: true }),
    ...(url === undefined || url === null || isUrl(url) ? [] : [['buildUrl', 'is not a valid URL eg. http://example.org'] as const]),
    ...(verifiedBy === undefined || verifiedBy === null || isObject(verifiedBy) ? [] : [['verifiedBy', 'must be an object'] as const]),
  ];
}

/** Any text that can stand where a URL does, relative or empty: what may be followed is for those who show it. */
const isUrl = (value: Json): boolean => typeof value === 'string' && /^[\w.~:/?#[\]@!$&'()*+,;=%-]*$/.test(value);
