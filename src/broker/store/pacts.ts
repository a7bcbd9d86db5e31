import type { Publication, VersionRef } from '../domain/types.ts';
import type { PublicationQuery } from './publication-rows.ts';
import { publications, toPublication } from './publication-rows.ts';
import type { Session } from './store.ts';
import { versionNumbered } from './versions.ts';

/** Which publications; only the latest revisions are ever listed. */
export interface PublicationFilter {
  readonly consumer?: string | undefined;
  readonly provider?: string | undefined;
  readonly consumerVersionIds?: readonly number[] | undefined;
  readonly sha?: string | undefined;
  /** Contents other than this one. */
  readonly otherThan?: string | undefined;
  /** Consumer versions on this branch. */
  readonly branch?: string | undefined;
  /** Consumer versions on their consumer's main branch. */
  readonly mainBranch?: boolean | undefined;
  /** The head of this branch. */
  readonly branchHead?: string | undefined;
  /** The head of its consumer's main branch. */
  readonly mainBranchHead?: boolean | undefined;
  /** Consumer versions with this tag. */
  readonly tag?: string | undefined;
  /** Consumer versions without any tag. */
  readonly untagged?: boolean | undefined;
  /** Consumer versions older than this one. */
  readonly before?: VersionRef | undefined;
  /** Contents that have a result. */
  readonly verified?: boolean | undefined;
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
  const { consumer, provider, ...narrower } = filter;
  const isPlain = Object.values(narrower).every((value) => value === undefined);
  const newest = isPlain ? newestOfPairs(session, { consumer, provider }) : newestNarrowed(session, filter);
  const rows = await publications(session)
    .where('pact_publications.id', 'in', newest)
    .orderBy('consumers.name')
    .orderBy('providers.name')
    .execute();
  return rows.map(toPublication);
}

/** One step in an index for each integration, however long its history. */
const newestOfPairs = ({ db }: Session, { consumer, provider }: PublicationFilter) =>
  db
    .selectFrom('integrations')
    .innerJoin('pacticipants as consumers', 'consumers.id', 'integrations.consumer_id')
    .innerJoin('pacticipants as providers', 'providers.id', 'integrations.provider_id')
    .$if(consumer !== undefined, (it) => it.where('consumers.name', '=', consumer ?? ''))
    .$if(provider !== undefined, (it) => it.where('providers.name', '=', provider ?? ''))
    .select((eb) =>
      eb
        .selectFrom('pact_publications as own')
        .select('own.id')
        .whereRef('own.provider_id', '=', 'integrations.provider_id')
        .whereRef('own.consumer_id', '=', 'integrations.consumer_id')
        .where('own.latest', '=', 1)
        .orderBy('own.consumer_version_id', 'desc')
        .limit(1)
        .as('id'),
    );

const newestNarrowed = (session: Session, filter: PublicationFilter) =>
  session.db
    .selectFrom('pact_publications as own')
    .innerJoin(
      filtered(session, filter)
        .clearSelect()
        .select(['pact_publications.consumer_id as consumerId', 'pact_publications.provider_id as providerId'])
        .select((eb) => eb.fn.max('pact_publications.consumer_version_id').as('versionId'))
        .groupBy(['pact_publications.consumer_id', 'pact_publications.provider_id'])
        .as('newest'),
      (join) => join.onRef('newest.versionId', '=', 'own.consumer_version_id').onRef('newest.providerId', '=', 'own.provider_id'),
    )
    .where('own.latest', '=', 1)
    .select('own.id');

/** The pact that a consumer version published for a provider. */
export async function publicationOf(
  session: Session,
  names: { readonly consumer: string; readonly provider: string; readonly version: string },
): Promise<Publication | undefined> {
  const version = await versionNumbered(session, names.consumer, names.version);
  if (version === undefined) return undefined;
  const row = await filtered(session, { provider: names.provider, consumerVersionIds: [version.id] }).executeTakeFirst();
  return row && toPublication(row);
}

/** The pact's text as it is served: every interaction carries its `_id`. */
export async function pactContent({ db }: Session, pactVersionId: number): Promise<string> {
  const row = await db.selectFrom('pact_versions').select('content').where('id', '=', pactVersionId).executeTakeFirstOrThrow();
  return row.content;
}

const newestFirst = (query: PublicationQuery): PublicationQuery =>
  query.orderBy('pact_publications.consumer_version_id', 'desc').orderBy('providers.name');

function filtered(session: Session, filter: PublicationFilter): PublicationQuery {
  const { consumer, provider, consumerVersionIds, sha, otherThan, before, verified } = filter;
  return marked(session, filter)
    .$if(consumer !== undefined, (it) => it.where('consumers.name', '=', consumer ?? ''))
    .$if(provider !== undefined, (it) => it.where('providers.name', '=', provider ?? ''))
    .$if(consumerVersionIds !== undefined, (it) => it.where('pact_publications.consumer_version_id', 'in', consumerVersionIds ?? []))
    .$if(before !== undefined, (it) => it.where('pact_publications.consumer_version_id', '<', before?.id ?? 0))
    .$if(otherThan !== undefined, (it) => it.where('pact_versions.sha', '!=', otherThan ?? ''))
    .$if(sha !== undefined, (it) => it.where('pact_versions.sha', '=', sha ?? ''))
    .$if(verified === true, (it) =>
      it.where((eb) =>
        eb.exists(
          eb
            .selectFrom('verifications')
            .select('verifications.id')
            .whereRef('verifications.pact_version_id', '=', 'pact_publications.pact_version_id'),
        ),
      ),
    );
}

/** Narrowed by branches and tags of consumer versions. */
function marked(session: Session, { branch, mainBranch, branchHead, mainBranchHead, tag, untagged }: PublicationFilter): PublicationQuery {
  return publications(session)
    .$if(branch !== undefined, (it) => it.where('pact_publications.consumer_version_id', 'in', versionsOnBranch(session, branch ?? '')))
    .$if(mainBranch === true, (it) => it.where('pact_publications.consumer_version_id', 'in', versionsOnMainBranch(session)))
    .$if(branchHead !== undefined, (it) =>
      it.where('pact_publications.consumer_version_id', 'in', heads(session).where('branches.name', '=', branchHead ?? '')),
    )
    .$if(mainBranchHead === true, (it) => it.where('pact_publications.consumer_version_id', 'in', headsOfMainBranches(session)))
    .$if(tag !== undefined, (it) => it.where('pact_publications.consumer_version_id', 'in', versionsTagged(session, tag ?? '')))
    .$if(untagged === true, (it) =>
      it.where('pact_publications.consumer_version_id', 'not in', session.db.selectFrom('tags').select('tags.version_id')),
    );
}

const versionsTagged = ({ db }: Session, tag: string) => db.selectFrom('tags').select('tags.version_id').where('tags.name', '=', tag);

const branchVersions = ({ db }: Session) =>
  db.selectFrom('branch_versions').innerJoin('branches', 'branches.id', 'branch_versions.branch_id').select('branch_versions.version_id');

const versionsOnBranch = (session: Session, branch: string) => branchVersions(session).where('branches.name', '=', branch);

const versionsOnMainBranch = (session: Session) =>
  branchVersions(session)
    .innerJoin('pacticipants', 'pacticipants.id', 'branches.pacticipant_id')
    .whereRef('branches.name', '=', 'pacticipants.main_branch');

const heads = ({ db }: Session) =>
  db.selectFrom('branches').select('branches.head_version_id as version_id').where('branches.head_version_id', 'is not', null);

const headsOfMainBranches = (session: Session) =>
  heads(session)
    .innerJoin('pacticipants', 'pacticipants.id', 'branches.pacticipant_id')
    .whereRef('branches.name', '=', 'pacticipants.main_branch');
