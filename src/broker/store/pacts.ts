import type { Publication } from '../domain/types.ts';
import type { Session } from './store.ts';

/** Which publications; only the latest revisions are ever listed. */
export interface PublicationFilter {
  readonly consumer?: string | undefined;
  readonly provider?: string | undefined;
  readonly consumerVersionId?: number | undefined;
  readonly sha?: string | undefined;
  /** Consumer versions on this branch. */
  readonly branch?: string | undefined;
  /** Consumer versions with this tag. */
  readonly tag?: string | undefined;
}

/** Newest consumer version first. */
export async function listPublications(session: Session, filter: PublicationFilter): Promise<readonly Publication[]> {
  const rows = await newestFirst(filtered(session, filter)).execute();
  return rows.map(toPublication);
}

/** The pact of the newest consumer version that has one. */
export async function latestPublication(session: Session, filter: PublicationFilter): Promise<Publication | undefined> {
  const row = await newestFirst(filtered(session, filter)).limit(1).executeTakeFirst();
  return row && toPublication(row);
}

/** For each consumer and provider the pact of the newest consumer version that has one; consumers by name. */
export async function latestPublications(session: Session, filter: PublicationFilter): Promise<readonly Publication[]> {
  const newest = filtered(session, filter)
    .clearSelect()
    .select((eb) => eb.fn.max('pact_publications.consumer_version_id').as('versionId'))
    .select('pact_publications.provider_id as providerId')
    .groupBy(['pact_publications.consumer_id', 'pact_publications.provider_id']);
  const rows = await publications(session)
    .innerJoin(newest.as('newest'), (join) =>
      join
        .onRef('newest.versionId', '=', 'pact_publications.consumer_version_id')
        .onRef('newest.providerId', '=', 'pact_publications.provider_id'),
    )
    .orderBy('consumers.name')
    .orderBy('providers.name')
    .execute();
  return rows.map(toPublication);
}

/** The pact that a consumer version published for a provider. */
export async function publicationOf(
  session: Session,
  names: { readonly consumer: string; readonly provider: string; readonly version: string },
): Promise<Publication | undefined> {
  const row = await filtered(session, names).where('consumer_versions.number', '=', names.version).executeTakeFirst();
  return row && toPublication(row);
}

/** The pact's text as it is served: every interaction carries its `_id`. */
export async function pactContent({ db }: Session, pactVersionId: number): Promise<string> {
  const row = await db.selectFrom('pact_versions').select('content').where('id', '=', pactVersionId).executeTakeFirstOrThrow();
  return row.content;
}

const newestFirst = (query: PublicationQuery): PublicationQuery => query.orderBy('pact_publications.consumer_version_id', 'desc').orderBy('providers.name');

function filtered(session: Session, { consumer, provider, consumerVersionId, sha, branch, tag }: PublicationFilter): PublicationQuery {
  return publications(session)
    .$if(consumer !== undefined, (it) => it.where('consumers.name', '=', consumer ?? ''))
    .$if(provider !== undefined, (it) => it.where('providers.name', '=', provider ?? ''))
    .$if(consumerVersionId !== undefined, (it) => it.where('pact_publications.consumer_version_id', '=', consumerVersionId ?? 0))
    .$if(sha !== undefined, (it) => it.where('pact_versions.sha', '=', sha ?? ''))
    .$if(branch !== undefined, (it) => it.where('pact_publications.consumer_version_id', 'in', versionsOnBranch(session, branch ?? '')))
    .$if(tag !== undefined, (it) => it.where('pact_publications.consumer_version_id', 'in', versionsTagged(session, tag ?? '')));
}

const versionsTagged = ({ db }: Session, tag: string) => db.selectFrom('tags').select('tags.version_id').where('tags.name', '=', tag);

const versionsOnBranch = ({ db }: Session, branch: string) =>
  db
    .selectFrom('branch_versions')
    .innerJoin('branches', 'branches.id', 'branch_versions.branch_id')
    .select('branch_versions.version_id')
    .where('branches.name', '=', branch);

/** Latest revisions with the names that they go by. */
const publications = ({ db }: Session) =>
  db
    .selectFrom('pact_publications')
    .innerJoin('pact_versions', 'pact_versions.id', 'pact_publications.pact_version_id')
    .innerJoin('versions as consumer_versions', 'consumer_versions.id', 'pact_publications.consumer_version_id')
    .innerJoin('pacticipants as consumers', 'consumers.id', 'pact_publications.consumer_id')
    .innerJoin('pacticipants as providers', 'providers.id', 'pact_publications.provider_id')
    .select([
      'pact_publications.id as id',
      'pact_publications.consumer_id as consumerId',
      'consumers.name as consumerName',
      'pact_publications.consumer_version_id as consumerVersionId',
      'consumer_versions.number as consumerVersionNumber',
      'pact_publications.provider_id as providerId',
      'providers.name as providerName',
      'pact_publications.pact_version_id as pactVersionId',
      'pact_versions.sha as sha',
      'pact_publications.revision as revision',
      'pact_publications.created_at as createdAt',
    ])
    .where('pact_publications.latest', '=', 1);

type PublicationQuery = ReturnType<typeof publications>;
type PublicationRow = Awaited<ReturnType<PublicationQuery['execute']>>[number];

const toPublication = (row: PublicationRow): Publication => ({
  id: row.id,
  consumer: { id: row.consumerId, name: row.consumerName },
  consumerVersion: { id: row.consumerVersionId, number: row.consumerVersionNumber },
  provider: { id: row.providerId, name: row.providerName },
  pactVersionId: row.pactVersionId,
  sha: row.sha,
  revision: row.revision,
  createdAt: row.createdAt,
});
