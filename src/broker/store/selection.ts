import type { Criterion, Reason } from '../domain/selectors.ts';
import type { Publication } from '../domain/types.ts';
import { latestPublications, listPublications } from './pacts.ts';
import type { PublicationRow } from './publication-rows.ts';
import { publications, toPublication } from './publication-rows.ts';
import type { Session } from './store.ts';

/** A publication and why it was selected. */
export interface Selected {
  readonly publication: Publication;
  readonly reason: Reason;
}

/** The provider's pacts that a criterion means, each consumer's for itself. */
export async function select(session: Session, provider: string, criterion: Criterion): Promise<readonly Selected[]> {
  const { consumers } = criterion;
  if (consumers?.length === 0) return [];
  const selected = await byKind(session, provider, criterion);
  return consumers === undefined ? selected : selected.filter(({ publication }) => consumers.includes(publication.consumer.name));
}

async function byKind(session: Session, provider: string, criterion: Criterion): Promise<readonly Selected[]> {
  if (criterion.kind === 'branch') return branchOrFallback(session, provider, criterion);
  if (criterion.kind === 'latestTag') return tagOrFallback(session, provider, criterion);
  if (criterion.kind === 'deployed' || criterion.kind === 'released') return recorded(session, provider, criterion);
  if (criterion.kind === 'tag')
    return marked(await listPublications(session, { provider, tag: criterion.tag }), { kind: 'tag', mark: criterion.tag });
  if (criterion.kind === 'latest') return marked(await latestPublications(session, { provider }), { kind: 'latest', mark: '' });
  return criterion.kind === 'mainBranch' ? mainHeads(session, provider) : branchHeads(session, provider, undefined);
}

const marked = (found: readonly Publication[], reason: Reason): readonly Selected[] =>
  found.map((publication) => ({ publication, reason }));

interface WithFallback {
  readonly fallback?: string | undefined;
}

/** Consumers that have nothing on the branch are looked up on the fallback branch. */
async function branchOrFallback(
  session: Session,
  provider: string,
  { branch, fallback }: WithFallback & { readonly branch: string },
): Promise<readonly Selected[]> {
  const first = await branchHeads(session, provider, branch);
  if (fallback === undefined) return first;
  const served = new Set(first.map(({ publication }) => publication.consumer.id));
  const second = (await branchHeads(session, provider, fallback)).filter(({ publication }) => !served.has(publication.consumer.id));
  return [...first, ...second.map(({ publication, reason }) => ({ publication, reason: { ...reason, insteadOf: branch } }))];
}

/** Unlike a branch's, a tag's fallback counts only when no consumer at all has the tag. */
async function tagOrFallback(
  session: Session,
  provider: string,
  { tag, fallback }: WithFallback & { readonly tag: string },
): Promise<readonly Selected[]> {
  const first = await tagHeads(session, provider, tag);
  if (first.length > 0 || fallback === undefined) return first;
  const second = await tagHeads(session, provider, fallback);
  return second.map(({ publication, reason }) => ({ publication, reason: { ...reason, insteadOf: tag } }));
}

const ofProvider = (session: Session, provider: string) => publications(session).where('providers.name', '=', provider);

/** The head version itself must have the pact: an older one is not looked for. */
const heads = (session: Session, provider: string) =>
  ofProvider(session, provider)
    .innerJoin('branches', 'branches.head_version_id', 'pact_publications.consumer_version_id')
    .select('branches.name as mark');

async function branchHeads(session: Session, provider: string, branch: string | undefined): Promise<readonly Selected[]> {
  const rows = await heads(session, provider)
    .$if(branch !== undefined, (it) => it.where('branches.name', '=', branch ?? ''))
    .execute();
  return rows.map((row) => toSelected(row, 'branch'));
}

async function mainHeads(session: Session, provider: string): Promise<readonly Selected[]> {
  const rows = await heads(session, provider).whereRef('branches.name', '=', 'consumers.main_branch').execute();
  return rows.map((row) => toSelected(row, 'mainBranch'));
}

async function tagHeads(session: Session, provider: string, tag: string): Promise<readonly Selected[]> {
  const newest = session.db
    .selectFrom('tags')
    .select((eb) => eb.fn.max('tags.version_id').as('id'))
    .where('tags.name', '=', tag)
    .groupBy('tags.pacticipant_id');
  const rows = await ofProvider(session, provider).where('pact_publications.consumer_version_id', 'in', newest).execute();
  return rows.map((row) => toSelected({ ...row, mark: tag }, 'latestTag'));
}

interface Recorded {
  readonly kind: 'deployed' | 'released';
  readonly environment?: string | undefined;
}

async function recorded(session: Session, provider: string, { kind, environment }: Recorded): Promise<readonly Selected[]> {
  const rows = await ofProvider(session, provider)
    .innerJoin('recordings', 'recordings.version_id', 'pact_publications.consumer_version_id')
    .innerJoin('environments', 'environments.id', 'recordings.environment_id')
    .select('environments.name as mark')
    .where('recordings.kind', '=', kind)
    .where('recordings.ended_at', 'is', null)
    .$if(environment !== undefined, (it) => it.where('environments.name', '=', environment ?? ''))
    .execute();
  return rows.map((row) => toSelected(row, kind));
}

/** Heads of branches and tags, each published after a moment: what a provider may not have heard of. */
export async function selectHeads(session: Session, provider: string, since: string): Promise<readonly Selected[]> {
  const onBranches = await heads(session, provider).where('pact_publications.created_at', '>', since).execute();
  const tagged = await ofProvider(session, provider)
    .innerJoin(newestTagged(session).as('newest'), 'newest.id', 'pact_publications.consumer_version_id')
    .select('newest.name as mark')
    .where('pact_publications.created_at', '>', since)
    .execute();
  return [...onBranches.map((row) => toSelected(row, 'branch')), ...tagged.map((row) => toSelected(row, 'latestTag'))];
}

const newestTagged = ({ db }: Session) =>
  db
    .selectFrom('tags')
    .select((eb) => [eb.fn.max('tags.version_id').as('id'), 'tags.name as name'])
    .groupBy(['tags.pacticipant_id', 'tags.name']);

const toSelected = ({ mark, ...row }: PublicationRow & { readonly mark: string }, kind: Reason['kind']): Selected => ({
  publication: toPublication(row),
  reason: { kind, mark },
});

/** What is verified when a provider names no selectors: each consumer's main line, as well as it can be told. */
export async function defaultCriteria({ db }: Session, provider: string): Promise<readonly Criterion[]> {
  const consumers = await db
    .selectFrom('integrations')
    .innerJoin('pacticipants as consumers', 'consumers.id', 'integrations.consumer_id')
    .innerJoin('pacticipants as providers', 'providers.id', 'integrations.provider_id')
    .leftJoin('branches', (join) =>
      join.onRef('branches.pacticipant_id', '=', 'consumers.id').onRef('branches.name', '=', 'consumers.main_branch'),
    )
    .leftJoin('tags', (join) => join.onRef('tags.pacticipant_id', '=', 'consumers.id').onRef('tags.name', '=', 'consumers.main_branch'))
    .select(['consumers.name as name', 'branches.head_version_id as head', 'tags.name as tag'])
    .distinct()
    .where('providers.name', '=', provider)
    .execute();
  const named = (chosen: readonly { readonly name: string }[]): readonly string[] => chosen.map(({ name }) => name);
  const onBranch = consumers.filter(({ head }) => head !== null);
  const tagged = Map.groupBy(
    consumers.filter(({ head, tag }) => head === null && tag !== null),
    ({ tag }) => tag ?? '',
  );
  const rest = consumers.filter(({ head, tag }) => head === null && tag === null);
  return [
    { kind: 'mainBranch', consumers: named(onBranch) },
    ...[...tagged].map(([tag, chosen]): Criterion => ({ kind: 'latestTag', tag, consumers: named(chosen) })),
    { kind: 'latest', consumers: named(rest) },
    { kind: 'deployed' },
    { kind: 'released' },
  ];
}
