import type { EvidenceKind } from '../../verdict/evidence.ts';
import type { MatrixVerification, Page, Paged, VersionRef } from '../domain/types.ts';
import { kindColumn } from './kinds.ts';
import { paged } from './lists.ts';
import type { Session } from './store.ts';

/** Which rows of a consumer's and provider's matrix a page shows. */
export interface MatrixPageFilter {
  readonly consumerId: number;
  readonly providerId: number;
  readonly branch?: string | undefined;
  readonly kind?: EvidenceKind | 'other' | undefined;
  readonly result?: 'passed' | 'failed' | 'never' | undefined;
  readonly page: Page;
}

/** A consumer version's pact and one result for its content, or none yet. */
export interface MatrixPageRow {
  readonly consumerVersion: VersionRef;
  readonly publishedAt: string;
  readonly sha: string;
  readonly result: MatrixVerification | undefined;
}

/** Newest consumer version first, and for each its newest results first. */
export async function matrixPage(session: Session, filter: MatrixPageFilter): Promise<Paged<MatrixPageRow>> {
  const { items, total } = await paged(rows(session, filter), filter.page);
  return { total, items: items.map(toRow) };
}

function rows({ db }: Session, { consumerId, providerId, branch, kind, result }: MatrixPageFilter) {
  return db
    .selectFrom('pact_publications')
    .innerJoin('versions as consumer_versions', 'consumer_versions.id', 'pact_publications.consumer_version_id')
    .innerJoin('pact_versions', 'pact_versions.id', 'pact_publications.pact_version_id')
    .leftJoin('verifications', (join) =>
      join.onRef('verifications.pact_version_id', '=', 'pact_publications.pact_version_id').on('verifications.latest', '=', 1),
    )
    .leftJoin('versions as provider_versions', 'provider_versions.id', 'verifications.provider_version_id')
    .select([
      'pact_publications.consumer_version_id as consumerVersionId',
      'consumer_versions.number as consumerVersion',
      'pact_publications.created_at as publishedAt',
      'pact_versions.sha as sha',
      'verifications.id as number',
      'verifications.provider_version_id as providerVersionId',
      'provider_versions.number as providerVersion',
      'verifications.success as success',
      'verifications.created_at as verifiedAt',
    ])
    .where('pact_publications.latest', '=', 1)
    .where('pact_publications.consumer_id', '=', consumerId)
    .where('pact_publications.provider_id', '=', providerId)
    .$if(branch !== undefined, (it) =>
      it.where('pact_publications.consumer_version_id', 'in', (eb) =>
        eb
          .selectFrom('branch_versions')
          .innerJoin('branches', 'branches.id', 'branch_versions.branch_id')
          .select('branch_versions.version_id')
          .where('branches.pacticipant_id', '=', consumerId)
          .where('branches.name', '=', branch ?? ''),
      ),
    )
    .$if(kind !== undefined, (it) =>
      it.where('verifications.id', 'is not', null).where((eb) => eb(kindColumn(eb.ref('provider_versions.number')), '=', kind ?? 'other')),
    )
    .$if(result === 'never', (it) => it.where('verifications.id', 'is', null))
    .$if(result === 'passed' || result === 'failed', (it) => it.where('verifications.success', '=', result === 'passed' ? 1 : 0))
    .orderBy('pact_publications.consumer_version_id', 'desc')
    .orderBy('verifications.id', 'desc');
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

function toRow(row: Row): MatrixPageRow {
  const { consumerVersionId, consumerVersion, publishedAt, sha, number, providerVersionId, providerVersion, success, verifiedAt } = row;
  const verified = number !== null && providerVersionId !== null && providerVersion !== null && verifiedAt !== null;
  return {
    consumerVersion: { id: consumerVersionId, number: consumerVersion },
    publishedAt,
    sha,
    result: verified
      ? { number, providerVersion: { id: providerVersionId, number: providerVersion }, success: success === 1, createdAt: verifiedAt }
      : undefined,
  };
}
