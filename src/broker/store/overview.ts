import type { EvidenceKind } from '../../verdict/evidence.ts';
import { kindColumn } from './kinds.ts';
import type { Session } from './store.ts';

/** The newest result of one kind of evidence, with the content that it belongs to. */
export interface NewestResult {
  readonly kind: EvidenceKind | 'other';
  readonly consumerId: number;
  readonly providerId: number;
  readonly pactVersionId: number;
  readonly sha: string;
  readonly number: number;
  readonly providerVersion: string;
  readonly success: boolean;
  readonly createdAt: string;
}

/** Which results: those of some contents, or all that consumers and providers ever had. */
export type ResultScope =
  | { readonly pactVersionIds: readonly number[] }
  | { readonly consumerIds: readonly number[]; readonly providerIds: readonly number[] };

/** For every consumer and provider the newest result of each kind of evidence. */
export async function newestByKind({ db }: Session, scope: ResultScope): Promise<readonly NewestResult[]> {
  if (Object.values(scope).some((ids: readonly number[]) => ids.length === 0)) return [];
  const newest = results(db)
    .select((eb) => eb.fn.max('verifications.id').as('id'))
    .$call((query) =>
      'pactVersionIds' in scope
        ? query.where('verifications.pact_version_id', 'in', scope.pactVersionIds)
        : query.where('verifications.consumer_id', 'in', scope.consumerIds).where('verifications.provider_id', 'in', scope.providerIds),
    )
    .groupBy((eb) => ['verifications.consumer_id', 'verifications.provider_id', kindColumn(eb.ref('provider_versions.number'))]);
  const rows = await results(db)
    .innerJoin('pact_versions', 'pact_versions.id', 'verifications.pact_version_id')
    .select((eb) => kindColumn(eb.ref('provider_versions.number')).as('kind'))
    .select([
      'verifications.consumer_id as consumerId',
      'verifications.provider_id as providerId',
      'verifications.pact_version_id as pactVersionId',
      'pact_versions.sha as sha',
      'verifications.id as number',
      'provider_versions.number as providerVersion',
      'verifications.success as success',
      'verifications.created_at as createdAt',
    ])
    .where('verifications.id', 'in', newest)
    .execute();
  return rows.map((row) => ({ ...row, success: row.success === 1 }));
}

const results = (db: Session['db']) =>
  db
    .selectFrom('verifications')
    .innerJoin('versions as provider_versions', 'provider_versions.id', 'verifications.provider_version_id')
    .where('verifications.latest', '=', 1);
