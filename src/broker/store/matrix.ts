import type { ResolvedSelector } from '../domain/matrix/selectors.ts';
import type { MatrixRow, MatrixVerification, Publication } from '../domain/types.ts';
import { inChunks } from './lists.ts';
import { publications, toPublication } from './publication-rows.ts';
import type { Session } from './store.ts';

/** Which versions take part in a matrix. */
export interface MatrixScope {
  readonly versionIds: readonly number[];
  /** Pacticipants all of whose versions take part. */
  readonly pacticipantIds: readonly number[];
}

export interface MatrixOptions {
  /** Superseded revisions and results too. */
  readonly raw: boolean;
  readonly limit: number | undefined;
}

export const scopeOf = (selectors: readonly ResolvedSelector[]): MatrixScope => ({
  versionIds: [...new Set(selectors.flatMap(({ versions }) => (versions === 'all' ? [] : versions.map(({ id }) => id))))],
  pacticipantIds: selectors.filter(({ versions }) => versions === 'all').map(({ pacticipant }) => pacticipant.id),
});

/** Pacts whose both sides are in scope, with the results of provider versions in scope; newest action first. */
export async function rowsAmong(
  session: Session,
  selectors: readonly ResolvedSelector[],
  options: MatrixOptions,
): Promise<readonly MatrixRow[]> {
  const scope = scopeOf(selectors);
  const providerIds = selectors.map(({ pacticipant }) => pacticipant.id);
  const pacts = await publicationsIn(session, scope, { ...options, providerIds });
  const results = await resultsIn(session, pacts, { ...options, scope });
  return newestFirst(joined(pacts, results, options.limit), options.limit);
}

/** Pacts of one pacticipant as a consumer with all their results, and as a provider with its own results. */
export async function rowsOf(session: Session, selector: ResolvedSelector, options: MatrixOptions): Promise<readonly MatrixRow[]> {
  const scope = scopeOf([selector]);
  const pacts = await publicationsIn(session, scope, { ...options, providerIds: undefined });
  const asConsumer = joined(pacts, await resultsIn(session, pacts, { ...options, scope: undefined }), options.limit);
  const asProvider = await rowsAsProvider(session, scope, options);
  const known = new Set(asConsumer.map(rowKey));
  return newestFirst([...asConsumer, ...asProvider.filter((row) => !known.has(rowKey(row)))], options.limit);
}

const rowKey = ({ publication, verification }: MatrixRow): string => `${publication.id} ${verification?.number ?? ''}`;

async function rowsAsProvider(session: Session, scope: MatrixScope, options: MatrixOptions): Promise<readonly MatrixRow[]> {
  const results = await resultsBy(session, scope, options);
  const pacts = await inChunks([...new Set(results.map(({ pactVersionId }) => pactVersionId))], (ids) =>
    limited(
      publications(session, { superseded: options.raw }).where('pact_publications.pact_version_id', 'in', ids),
      options.limit,
    ).execute(),
  );
  return joined(pacts.map(toPublication), results, options.limit).filter(({ verification }) => verification !== null);
}

interface PublicationOptions extends MatrixOptions {
  /** Undefined: of any provider. */
  readonly providerIds: readonly number[] | undefined;
}

async function publicationsIn(session: Session, scope: MatrixScope, options: PublicationOptions): Promise<readonly Publication[]> {
  const { providerIds, limit } = options;
  const query = () =>
    limited(
      publications(session, { superseded: options.raw }).$if(providerIds !== undefined, (it) =>
        it.where('pact_publications.provider_id', 'in', providerIds ?? []),
      ),
      limit,
    );
  const byVersion = await inChunks(scope.versionIds, (ids) => query().where('pact_publications.consumer_version_id', 'in', ids).execute());
  const byConsumer = await inChunks(scope.pacticipantIds, (ids) => query().where('pact_publications.consumer_id', 'in', ids).execute());
  return [...new Map([...byVersion, ...byConsumer].map((row) => [row.id, toPublication(row)])).values()];
}

/** Newest first, and so many that the newest rows are among them. */
const limited = (query: ReturnType<typeof publications>, limit: number | undefined): ReturnType<typeof publications> =>
  query.orderBy('pact_publications.id', 'desc').$if(limit !== undefined, (it) => it.limit(limit ?? 0));

type ResultRow = Awaited<ReturnType<ReturnType<typeof results>['execute']>>[number];

interface ResultOptions extends MatrixOptions {
  /** Undefined: of any provider version. */
  readonly scope: MatrixScope | undefined;
}

/** Results for the contents of these pacts; of provider versions in scope, or of any. */
async function resultsIn(
  session: Session,
  pacts: readonly Publication[],
  { scope, ...options }: ResultOptions,
): Promise<readonly ResultRow[]> {
  const isWhole = ({ provider }: Publication): boolean => scope === undefined || scope.pacticipantIds.includes(provider.id);
  const whole = await inChunks(contentsOf(pacts.filter(isWhole)), (ids) => resultsFor(session, options, ids).execute());
  const some = await inChunks(contentsOf(pacts.filter((pact) => !isWhole(pact))), (ids) =>
    inChunks(scope?.versionIds ?? [], (versions) =>
      resultsFor(session, options, ids).where('verifications.provider_version_id', 'in', versions).execute(),
    ),
  );
  return [...whole, ...some];
}

const contentsOf = (pacts: readonly Publication[]): readonly number[] => [...new Set(pacts.map(({ pactVersionId }) => pactVersionId))];

const resultsFor = (session: Session, options: MatrixOptions, pactVersionIds: readonly number[]) =>
  results(session, options).where('verifications.pact_version_id', 'in', pactVersionIds);

async function resultsBy(session: Session, scope: MatrixScope, options: MatrixOptions): Promise<readonly ResultRow[]> {
  const query = () => results(session, options).$if(options.limit !== undefined, (it) => it.limit(options.limit ?? 0));
  const byVersion = await inChunks(scope.versionIds, (ids) => query().where('verifications.provider_version_id', 'in', ids).execute());
  const byProvider = await inChunks(scope.pacticipantIds, (ids) => query().where('verifications.provider_id', 'in', ids).execute());
  return [...byVersion, ...byProvider];
}

const results = ({ db }: Session, { raw }: MatrixOptions) =>
  db
    .selectFrom('verifications')
    .innerJoin('versions as provider_versions', 'provider_versions.id', 'verifications.provider_version_id')
    .select([
      'verifications.pact_version_id as pactVersionId',
      'verifications.id as number',
      'verifications.provider_version_id as versionId',
      'provider_versions.number as versionNumber',
      'verifications.success as success',
      'verifications.created_at as createdAt',
    ])
    .$if(!raw, (it) => it.where('verifications.latest', '=', 1))
    .orderBy('verifications.id', 'desc');

/** Each pact with each result for its content, or alone when it has none. */
function joined(pacts: readonly Publication[], found: readonly ResultRow[], limit: number | undefined): readonly MatrixRow[] {
  const byContent = Map.groupBy(found, ({ pactVersionId }) => pactVersionId);
  return pacts.flatMap((publication): readonly MatrixRow[] => {
    const own = byContent.get(publication.pactVersionId);
    if (own === undefined) return [{ publication, verification: null }];
    return own.slice(0, limit).map((row) => ({ publication, verification: toVerification(row) }));
  });
}

const toVerification = (row: ResultRow): MatrixVerification => ({
  number: row.number,
  providerVersion: { id: row.versionId, number: row.versionNumber },
  success: row.success === 1,
  createdAt: row.createdAt,
});

const newestFirst = (rows: readonly MatrixRow[], limit: number | undefined): readonly MatrixRow[] =>
  rows
    .toSorted((a, b) => (lastAction(a) < lastAction(b) ? 1 : lastAction(a) > lastAction(b) ? -1 : b.publication.id - a.publication.id))
    .slice(0, limit);

const lastAction = ({ publication, verification }: MatrixRow): string =>
  verification !== null && verification.createdAt > publication.createdAt ? verification.createdAt : publication.createdAt;
