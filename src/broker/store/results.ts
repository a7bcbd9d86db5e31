import type { Publication, Verification, Version } from '../domain/types.ts';
import { touchIntegration } from './publishing.ts';
import type { Session } from './store.ts';
import type { Flag } from './tables.ts';

export interface NewResult {
  readonly pact: Pick<Publication, 'pactVersionId' | 'consumer' | 'provider' | 'sha'>;
  readonly providerVersion: Version;
  readonly success: boolean;
  readonly wip: boolean;
  readonly pending: boolean;
  readonly buildUrl: string | null;
  /** JSON texts, as they came. */
  readonly testResults: string | null;
  readonly verifiedBy: string | null;
}

/** Every result is kept; the newest of a content and provider version counts. */
export async function storeResult(session: Session, result: NewResult): Promise<Verification> {
  const { pact, providerVersion } = result;
  await supersede(session, pact.pactVersionId, providerVersion.id);
  const inserted = await session.db
    .insertInto('verifications')
    .values({
      pact_version_id: pact.pactVersionId,
      provider_version_id: providerVersion.id,
      consumer_id: pact.consumer.id,
      provider_id: pact.provider.id,
      success: flag(result.success),
      wip: flag(result.wip),
      pending: flag(result.pending),
      latest: 1,
      build_url: result.buildUrl,
      created_at: session.now,
      verified_by: result.verifiedBy,
      test_results: result.testResults,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await touchIntegration(session, pact.consumer.id, pact.provider.id);
  return toVerification(session, result, inserted.id);
}

/** The one before it counts again. */
export async function deleteResult({ db }: Session, result: Verification): Promise<void> {
  await db.deleteFrom('verifications').where('id', '=', result.number).execute();
  await db
    .updateTable('verifications')
    .set({ latest: 1 })
    .where('id', '=', (eb) =>
      eb
        .selectFrom('verifications as rest')
        .select((of) => of.fn.max('rest.id').as('id'))
        .where('rest.pact_version_id', '=', result.pactVersionId)
        .where('rest.provider_version_id', '=', result.providerVersion.id),
    )
    .execute();
}

async function supersede({ db }: Session, pactVersionId: number, providerVersionId: number): Promise<void> {
  await db
    .updateTable('verifications')
    .set({ latest: 0 })
    .where('pact_version_id', '=', pactVersionId)
    .where('latest', '=', 1)
    .where('provider_version_id', '=', providerVersionId)
    .execute();
}

const toVerification = ({ now }: Session, result: NewResult, number: number): Verification => ({
  number,
  pactVersionId: result.pact.pactVersionId,
  consumer: result.pact.consumer,
  provider: result.pact.provider,
  sha: result.pact.sha,
  providerVersion: { id: result.providerVersion.id, number: result.providerVersion.number },
  success: result.success,
  wip: result.wip,
  pending: result.pending,
  buildUrl: result.buildUrl,
  createdAt: now,
});

const flag = (value: boolean): Flag => (value ? 1 : 0);
