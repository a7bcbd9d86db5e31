import type { Publication, Verification, VerificationDetails } from '../domain/types.ts';
import type { Session } from './store.ts';

export async function verificationNumbered(session: Session, number: number): Promise<Verification | undefined> {
  const row = await verifications(session).where('verifications.id', '=', number).executeTakeFirst();
  return row && toVerification(row);
}

/** Test results and who verified, as they were posted. */
export const verificationDetails = ({ db }: Session, number: number): Promise<VerificationDetails> =>
  db
    .selectFrom('verifications')
    .select(['test_results as testResults', 'verified_by as verifiedBy'])
    .where('id', '=', number)
    .executeTakeFirstOrThrow();

/** The newest result of each provider version for these contents, newest first. */
export async function resultsFor(session: Session, pactVersionIds: readonly number[]): Promise<readonly Verification[]> {
  if (pactVersionIds.length === 0) return [];
  const rows = await verifications(session)
    .where('verifications.latest', '=', 1)
    .where('verifications.pact_version_id', 'in', pactVersionIds)
    .orderBy('verifications.id', 'desc')
    .execute();
  return rows.map(toVerification);
}

/** The newest result for each of these contents, by pact version id. */
export async function latestResults(session: Session, pactVersionIds: readonly number[]): Promise<ReadonlyMap<number, Verification>> {
  if (pactVersionIds.length === 0) return new Map();
  const rows = await verifications(session)
    .where('verifications.id', 'in', (eb) =>
      eb
        .selectFrom('verifications as newest')
        .select((of) => of.fn.max('newest.id').as('id'))
        .where('newest.latest', '=', 1)
        .where('newest.pact_version_id', 'in', pactVersionIds)
        .groupBy('newest.pact_version_id'),
    )
    .execute();
  return new Map(rows.map((row) => [row.pactVersionId, toVerification(row)]));
}

/** Whether the provider ever verified a pact with the consumer. */
export async function everVerified({ db }: Session, pact: Pick<Publication, 'consumer' | 'provider'>): Promise<boolean> {
  const row = await db
    .selectFrom('verifications')
    .select('id')
    .where('provider_id', '=', pact.provider.id)
    .where('consumer_id', '=', pact.consumer.id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

const verifications = ({ db }: Session) =>
  db
    .selectFrom('verifications')
    .innerJoin('pact_versions', 'pact_versions.id', 'verifications.pact_version_id')
    .innerJoin('versions as provider_versions', 'provider_versions.id', 'verifications.provider_version_id')
    .innerJoin('pacticipants as consumers', 'consumers.id', 'verifications.consumer_id')
    .innerJoin('pacticipants as providers', 'providers.id', 'verifications.provider_id')
    .select([
      'verifications.id as number',
      'verifications.pact_version_id as pactVersionId',
      'verifications.consumer_id as consumerId',
      'consumers.name as consumerName',
      'verifications.provider_id as providerId',
      'providers.name as providerName',
      'pact_versions.sha as sha',
      'verifications.provider_version_id as providerVersionId',
      'provider_versions.number as providerVersionNumber',
      'verifications.success as success',
      'verifications.wip as wip',
      'verifications.pending as pending',
      'verifications.build_url as buildUrl',
      'verifications.created_at as createdAt',
    ]);

type VerificationRow = Awaited<ReturnType<ReturnType<typeof verifications>['execute']>>[number];

const toVerification = (row: VerificationRow): Verification => ({
  number: row.number,
  pactVersionId: row.pactVersionId,
  consumer: { id: row.consumerId, name: row.consumerName },
  provider: { id: row.providerId, name: row.providerName },
  sha: row.sha,
  providerVersion: { id: row.providerVersionId, number: row.providerVersionNumber },
  success: row.success === 1,
  wip: row.wip === 1,
  pending: row.pending === 1,
  buildUrl: row.buildUrl,
  createdAt: row.createdAt,
});
