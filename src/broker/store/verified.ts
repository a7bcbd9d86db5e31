import type { ExpressionBuilder } from 'kysely';
import type { Session } from './store.ts';
import type { Tables } from './tables.ts';

/** Which successful results count. */
export interface SuccessFilter {
  readonly pactVersionIds: readonly number[];
  /** Leaves out results of pacts that were offered as work in progress. */
  readonly explicitOnly?: boolean;
  /** Only those that came in earlier than this. */
  readonly before?: string | undefined;
}

/** Contents with a successful result at all. */
export async function verifiedEver(session: Session, filter: SuccessFilter): Promise<ReadonlySet<number>> {
  return toSet(await successes(session, filter).execute());
}

/** Contents that a version on the branch verified successfully. */
export async function verifiedOnBranch(session: Session, filter: SuccessFilter, branchId: number): Promise<ReadonlySet<number>> {
  const query = successes(session, filter).where((eb) => eb.exists(onBranches(eb).where('branches.id', '=', branchId)));
  return toSet(await query.execute());
}

/** Contents that a version on some other branch of the provider verified successfully. */
export async function verifiedOnOtherBranch(session: Session, filter: SuccessFilter, branch: string): Promise<ReadonlySet<number>> {
  const query = successes(session, filter).where((eb) => eb.exists(onBranches(eb).where('branches.name', '!=', branch)));
  return toSet(await query.execute());
}

/** Contents that a version with the tag verified successfully. */
export async function verifiedWithTag(session: Session, filter: SuccessFilter, tag: string): Promise<ReadonlySet<number>> {
  const query = successes(session, filter).where((eb) => eb.exists(tagsOf(eb).where('tags.name', '=', tag)));
  return toSet(await query.execute());
}

/** Contents that a version with some other tag verified successfully. */
export async function verifiedWithOtherTag(session: Session, filter: SuccessFilter, tag: string): Promise<ReadonlySet<number>> {
  const query = successes(session, filter).where((eb) => eb.exists(tagsOf(eb).where('tags.name', '!=', tag)));
  return toSet(await query.execute());
}

type OfResult = ExpressionBuilder<Tables, 'verifications'>;

const onBranches = (eb: OfResult) =>
  eb
    .selectFrom('branch_versions')
    .innerJoin('branches', 'branches.id', 'branch_versions.branch_id')
    .select('branches.id')
    .whereRef('branch_versions.version_id', '=', 'verifications.provider_version_id');

const tagsOf = (eb: OfResult) =>
  eb.selectFrom('tags').select('tags.name').whereRef('tags.version_id', '=', 'verifications.provider_version_id');

/** When the first version came onto the branch. */
export async function firstOnBranch({ db }: Session, branchId: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('branch_versions')
    .innerJoin('versions', 'versions.id', 'branch_versions.version_id')
    .select((eb) => eb.fn.min('versions.created_at').as('at'))
    .where('branch_versions.branch_id', '=', branchId)
    .executeTakeFirst();
  return row?.at ?? undefined;
}

/** When a version of the pacticipant first had the tag. */
export async function firstTagged({ db }: Session, pacticipantId: number, tag: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('tags')
    .select((eb) => eb.fn.min('created_at').as('at'))
    .where('pacticipant_id', '=', pacticipantId)
    .where('name', '=', tag)
    .executeTakeFirst();
  return row?.at ?? undefined;
}

const successes = ({ db }: Session, { pactVersionIds, explicitOnly, before }: SuccessFilter) =>
  db
    .selectFrom('verifications')
    .select('pact_version_id as id')
    .distinct()
    .where('success', '=', 1)
    .where('pact_version_id', 'in', pactVersionIds)
    .$if(explicitOnly === true, (it) => it.where('wip', '=', 0))
    .$if(before !== undefined, (it) => it.where('created_at', '<', before ?? ''));

const toSet = (rows: readonly { readonly id: number }[]): ReadonlySet<number> => new Set(rows.map(({ id }) => id));
