import type { Criterion } from '../domain/selectors.ts';
import type { VerifiablePact } from '../domain/verifiable-pacts.ts';
import { mergeSelected } from '../domain/verifiable-pacts.ts';
import type { ProviderLine } from '../domain/verification-notices.ts';
import type { Branch, Named } from '../domain/types.ts';
import { branchNamed } from '../store/branches.ts';
import { select, selectHeads } from '../store/selection.ts';
import type { Session } from '../store/store.ts';
import type { SuccessFilter } from '../store/verified.ts';
import { firstOnBranch, firstTagged, verifiedEver, verifiedOnBranch, verifiedOnOtherBranch, verifiedWithOtherTag, verifiedWithTag } from '../store/verified.ts';

export interface VerifiableQuery {
  readonly provider: Named;
  readonly line: ProviderLine;
  readonly criteria: readonly Criterion[];
  /** Heads published after this are offered although nobody selected them. */
  readonly wipSince: string | undefined;
}

/** What a provider should verify: what was selected first, then work in progress. */
export async function verifiablePacts(session: Session, query: VerifiableQuery): Promise<readonly VerifiablePact[]> {
  const selected = [];
  for (const criterion of query.criteria) selected.push(...(await select(session, query.provider.name, criterion)));
  const merged = mergeSelected(selected);
  const branch = await branchOf(session, query);
  const settled = await settledContents(session, query, branch, merged.map(({ publication }) => publication.pactVersionId));
  const explicit = merged.map((pact) => ({ ...pact, pending: !settled.has(pact.publication.pactVersionId), wip: false }));
  return [...explicit, ...(await workInProgress(session, query, branch, new Set(merged.map(({ publication }) => publication.pactVersionId))))];
}

const branchOf = async (session: Session, { provider, line }: VerifiableQuery): Promise<Branch | undefined> =>
  line.branch === null ? undefined : branchNamed(session, provider.id, line.branch);

/** Contents whose failure counts: the provider's line has verified them before, or began after somebody else had. */
async function settledContents(session: Session, query: VerifiableQuery, branch: Branch | undefined, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set();
  const { line, provider } = query;
  const filter = { pactVersionIds: ids };
  if (line.branch !== null) return settledByBranch(session, filter, line.branch, branch, branch?.createdAt);
  if (line.tags.length === 0) return verifiedEver(session, filter);
  return inAll(await Promise.all(line.tags.map((tag) => settledByTag(session, filter, provider, tag))));
}

async function settledByBranch(session: Session, filter: SuccessFilter, name: string, branch: Branch | undefined, before: string | undefined): Promise<ReadonlySet<number>> {
  const own = branch === undefined ? new Set<number>() : await verifiedOnBranch(session, filter, branch.id);
  return new Set([...own, ...(await verifiedOnOtherBranch(session, { ...filter, before }, name))]);
}

async function settledByTag(session: Session, filter: SuccessFilter, provider: Named, tag: string): Promise<ReadonlySet<number>> {
  const own = await verifiedWithTag(session, filter, tag);
  const before = await firstTagged(session, provider.id, tag);
  return new Set([...own, ...(await verifiedWithOtherTag(session, { ...filter, before }, tag))]);
}

/** A pact is pending as long as one of the tags has no success. */
const inAll = (sets: readonly ReadonlySet<number>[]): ReadonlySet<number> =>
  new Set([...(sets[0] ?? [])].filter((id) => sets.every((one) => one.has(id))));

/** New heads of branches and tags that the provider's line has not yet verified as a selected pact. */
async function workInProgress(session: Session, query: VerifiableQuery, branch: Branch | undefined, selected: ReadonlySet<number>): Promise<readonly VerifiablePact[]> {
  const { line, wipSince, provider } = query;
  if (wipSince === undefined || (line.branch === null && line.tags.length === 0)) return [];
  const heads = await selectHeads(session, provider.name, wipSince);
  const merged = mergeSelected(heads).filter(({ publication }) => !selected.has(publication.pactVersionId));
  const ids = merged.map(({ publication }) => publication.pactVersionId);
  if (ids.length === 0) return [];
  const done = await doneExplicitly(session, query, branch, ids);
  return merged.filter(({ publication }) => !done.has(publication.pactVersionId)).map((pact) => ({ ...pact, pending: true, wip: true }));
}

async function doneExplicitly(session: Session, { line, provider }: VerifiableQuery, branch: Branch | undefined, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const filter = { pactVersionIds: ids, explicitOnly: true };
  if (line.branch !== null) {
    return settledByBranch(session, filter, line.branch, branch, branch && (await firstOnBranch(session, branch.id)));
  }
  return inAll(await Promise.all(line.tags.map((tag) => settledByTag(session, filter, provider, tag))));
}
