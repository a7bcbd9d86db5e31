import type { Session } from './store.ts';

/** A consumer version and the branch, tag or environment that it is at the head of, or in. */
export interface MarkedVersion {
  readonly versionId: number;
  readonly mark: string;
}

/** Heads of the branches of a provider's consumers: all, those of one name, or of the main branches. */
export async function branchHeadsOf(
  session: Session,
  provider: string,
  which: { readonly branch?: string; readonly main?: true },
): Promise<readonly MarkedVersion[]> {
  const { branch, main } = which;
  const rows = await consumersOf(session, provider)
    .innerJoin('branches', 'branches.pacticipant_id', 'consumers.id')
    .select(['branches.head_version_id as versionId', 'branches.name as mark'])
    .$if(branch !== undefined, (it) => it.where('branches.name', '=', branch ?? ''))
    .$if(main === true, (it) => it.whereRef('branches.name', '=', 'consumers.main_branch'))
    .execute();
  return rows.flatMap(({ versionId, mark }) => (versionId === null ? [] : [{ versionId, mark }]));
}

/** The newest version of each consumer with a tag: with each tag, or with the one of that name. */
export const tagHeadsOf = (session: Session, provider: string, tag?: string): Promise<readonly MarkedVersion[]> =>
  consumersOf(session, provider)
    .innerJoin('tags', 'tags.pacticipant_id', 'consumers.id')
    .select((eb) => [eb.fn.max('tags.version_id').as('versionId'), 'tags.name as mark'])
    .$if(tag !== undefined, (it) => it.where('tags.name', '=', tag ?? ''))
    .groupBy(['consumers.id', 'tags.name'])
    .execute();

/** Consumer versions that are deployed or released now, everywhere or in one environment. */
export const recordedOf = (
  session: Session,
  provider: string,
  { kind, environment }: { readonly kind: 'deployed' | 'released'; readonly environment?: string | undefined },
): Promise<readonly MarkedVersion[]> =>
  consumersOf(session, provider)
    .innerJoin('recordings', 'recordings.pacticipant_id', 'consumers.id')
    .innerJoin('environments', 'environments.id', 'recordings.environment_id')
    .select(['recordings.version_id as versionId', 'environments.name as mark'])
    .where('recordings.kind', '=', kind)
    .where('recordings.ended_at', 'is', null)
    .$if(environment !== undefined, (it) => it.where('environments.name', '=', environment ?? ''))
    .execute();

/** Where each of these begins: a provider has few consumers, but a long history with each. */
const consumersOf = ({ db }: Session, provider: string) =>
  db
    .selectFrom('pacticipants as providers')
    .innerJoin('integrations', 'integrations.provider_id', 'providers.id')
    .innerJoin('pacticipants as consumers', 'consumers.id', 'integrations.consumer_id')
    .where('providers.name', '=', provider);
