import type { Criterion } from '../domain/selectors.ts';
import type { Branch, Named } from '../domain/types.ts';
import type { VerifiablePact } from '../domain/verifiable-pacts.ts';
import { mergeSelected } from '../domain/verifiable-pacts.ts';
import type { ProviderLine } from '../domain/verification-notices.ts';
import { branchNamed } from '../store/branches.ts';
import type { Selected } from '../store/selection.ts';
import { select, selectHeads } from '../store/selection.ts';
import type { Session } from '../store/store.ts';
import type { SuccessFilter } from '../store/verified.ts';
import {
  firstOnBranch,
  firstTagged,
  verifiedEver,
  verifiedOnBranch,
  verifiedOnOtherBranch,
  verifiedWithOtherTag,
  verifiedWithTag,
} from '../store/verified.ts';

export interface VerifiableQuery {
  readonly provider: Named;
  readonly line: ProviderLine;
  readonly criteria: readonly Criterion[];
  /** Heads published after this are offered although nobody selected them. */
  readonly wipSince: string | undefined;
}

/** Who verifies, with the branch as it is stored; it need not exist yet. */
interface Verifier {
  readonly provider: Named;
  readonly line: ProviderLine;
  readonly branch: Branch | undefined;
}

/** What a provider should verify: what was selected first, then work in progress. */
export async function verifiablePacts(session: Session, query: VerifiableQuery): Promise<readonly VerifiablePact[]> {
  const { provider, line } = query;
  const verifier = { provider, line, branch: line.branch === null ? undefined : await branchNamed(session, provider.id, line.branch) };
  const explicit = await selectedPacts(session, query, verifier);
  const ids = new Set(explicit.map(({ publication }) => publication.pactVersionId));
  const wip = await workInProgress(session, query, verifier);
  return [...explicit, ...wip.filter(({ publication }) => !ids.has(publication.pactVersionId))];
}

async function selectedPacts(
  session: Session,
  { provider, criteria }: VerifiableQuery,
  verifier: Verifier,
): Promise<readonly VerifiablePact[]> {
  const selected: Selected[] = [];
  for (const criterion of criteria) selected.push(...(await select(session, provider.name, criterion)));
  const merged = mergeSelected(selected);
  const settled = await settledContents(session, verifier, { pactVersionIds: merged.map(({ publication }) => publication.pactVersionId) });
  return merged.map((pact) => ({ ...pact, pending: !settled.has(pact.publication.pactVersionId), wip: false }));
}

/** New heads of branches and tags that the provider's line has not yet verified as a selected pact. */
async function workInProgress(
  session: Session,
  { provider, wipSince }: VerifiableQuery,
  verifier: Verifier,
): Promise<readonly VerifiablePact[]> {
  const { line } = verifier;
  if (wipSince === undefined || (line.branch === null && line.tags.length === 0)) return [];
  const merged = mergeSelected(await selectHeads(session, provider.name, wipSince));
  const filter = { pactVersionIds: merged.map(({ publication }) => publication.pactVersionId), explicitOnly: true };
  const done = await settledContents(session, verifier, filter);
  return merged.filter(({ publication }) => !done.has(publication.pactVersionId)).map((pact) => ({ ...pact, pending: true, wip: true }));
}

/** Contents that the provider's line has verified before, or that were verified before the line began. */
async function settledContents(
  session: Session,
  { provider, line, branch }: Verifier,
  filter: SuccessFilter,
): Promise<ReadonlySet<number>> {
  if (filter.pactVersionIds.length === 0) return new Set();
  if (line.branch !== null) return settledByBranch(session, filter, { name: line.branch, branch });
  if (line.tags.length === 0) return verifiedEver(session, filter);
  const byTag: ReadonlySet<number>[] = [];
  for (const tag of line.tags) byTag.push(await settledByTag(session, filter, { tag, providerId: provider.id }));
  // Pending as long as one of the tags has no success.
  return new Set(filter.pactVersionIds.filter((id) => byTag.every((settled) => settled.has(id))));
}

interface NamedBranch {
  readonly name: string;
  readonly branch: Branch | undefined;
}

async function settledByBranch(session: Session, filter: SuccessFilter, { name, branch }: NamedBranch): Promise<ReadonlySet<number>> {
  if (branch === undefined) return verifiedOnOtherBranch(session, filter, name);
  const own = await verifiedOnBranch(session, filter, branch.id);
  // Work in progress goes by the branch's first version, pending by the branch itself: so the official broker has it.
  const before = filter.explicitOnly === true ? await firstOnBranch(session, branch.id) : branch.createdAt;
  return new Set([...own, ...(await verifiedOnOtherBranch(session, { ...filter, before }, name))]);
}

async function settledByTag(
  session: Session,
  filter: SuccessFilter,
  { tag, providerId }: { readonly tag: string; readonly providerId: number },
): Promise<ReadonlySet<number>> {
  const own = await verifiedWithTag(session, filter, tag);
  const before = await firstTagged(session, providerId, tag);
  return new Set([...own, ...(await verifiedWithOtherTag(session, { ...filter, before }, tag))]);
}
