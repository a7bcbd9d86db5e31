import type { Criterion, Reason } from '../domain/selectors.ts';
import type { Publication } from '../domain/types.ts';
import type { MarkedVersion } from './consumer-marks.ts';
import { branchHeadsOf, recordedOf, tagHeadsOf } from './consumer-marks.ts';
import { inChunks } from './lists.ts';
import { latestPublications, listPublications } from './pacts.ts';
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
  if (criterion.kind === 'deployed' || criterion.kind === 'released') {
    return published(session, provider, { kind: criterion.kind, versions: await recordedOf(session, provider, criterion) });
  }
  if (criterion.kind === 'tag')
    return marked(await listPublications(session, { provider, tag: criterion.tag }), { kind: 'tag', mark: criterion.tag });
  if (criterion.kind === 'latest') return marked(await latestPublications(session, { provider }), { kind: 'latest', mark: '' });
  const isMain = criterion.kind === 'mainBranch';
  const versions = await branchHeadsOf(session, provider, isMain ? { main: true } : {});
  return published(session, provider, { kind: isMain ? 'mainBranch' : 'branch', versions });
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

const branchHeads = async (session: Session, provider: string, branch: string): Promise<readonly Selected[]> =>
  published(session, provider, { kind: 'branch', versions: await branchHeadsOf(session, provider, { branch }) });

const tagHeads = async (session: Session, provider: string, tag: string): Promise<readonly Selected[]> =>
  published(session, provider, { kind: 'latestTag', versions: await tagHeadsOf(session, provider, tag) });

/** Heads of branches and tags, each published after a moment: what a provider may not have heard of. */
export async function selectHeads(session: Session, provider: string, since: string): Promise<readonly Selected[]> {
  const heads = [
    ...(await published(session, provider, { kind: 'branch', versions: await branchHeadsOf(session, provider, {}) })),
    ...(await published(session, provider, { kind: 'latestTag', versions: await tagHeadsOf(session, provider) })),
  ];
  return heads.filter(({ publication }) => publication.createdAt > since);
}

interface Marked {
  readonly kind: Reason['kind'];
  readonly versions: readonly MarkedVersion[];
}

/** The pacts that just these versions published for the provider; an older version's is not looked for. */
async function published(session: Session, provider: string, { kind, versions }: Marked): Promise<readonly Selected[]> {
  const ids = [...new Set(versions.map(({ versionId }) => versionId))];
  const found = await inChunks(ids, (consumerVersionIds) => listPublications(session, { provider, consumerVersionIds }));
  const byVersion = new Map(found.map((publication) => [publication.consumerVersion.id, publication]));
  return versions.flatMap(({ versionId, mark }): readonly Selected[] => {
    const publication = byVersion.get(versionId);
    return publication === undefined ? [] : [{ publication, reason: { kind, mark } }];
  });
}

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
