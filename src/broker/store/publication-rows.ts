import type { Publication } from '../domain/types.ts';
import type { Session } from './store.ts';

/** Publications with the names that they go by; only the latest revisions, unless superseded ones are asked for too. */
export const publications = ({ db }: Session, options: { readonly superseded?: boolean } = {}) =>
  db
    .selectFrom('pact_publications')
    .innerJoin('pact_versions', 'pact_versions.id', 'pact_publications.pact_version_id')
    .innerJoin('versions as consumer_versions', 'consumer_versions.id', 'pact_publications.consumer_version_id')
    .innerJoin('pacticipants as consumers', 'consumers.id', 'pact_publications.consumer_id')
    .innerJoin('pacticipants as providers', 'providers.id', 'pact_publications.provider_id')
    .select([
      'pact_publications.id as id',
      'pact_publications.consumer_id as consumerId',
      'consumers.name as consumerName',
      'pact_publications.consumer_version_id as consumerVersionId',
      'consumer_versions.number as consumerVersionNumber',
      'pact_publications.provider_id as providerId',
      'providers.name as providerName',
      'pact_publications.pact_version_id as pactVersionId',
      'pact_versions.sha as sha',
      'pact_publications.revision as revision',
      'pact_publications.created_at as createdAt',
    ])
    .$if(options.superseded !== true, (it) => it.where('pact_publications.latest', '=', 1));

/** To be narrowed further. */
export type PublicationQuery = ReturnType<typeof publications>;
export type PublicationRow = Awaited<ReturnType<PublicationQuery['execute']>>[number];

/** Under the names that everything above the store uses. */
export const toPublication = (row: PublicationRow): Publication => ({
  id: row.id,
  consumer: { id: row.consumerId, name: row.consumerName },
  consumerVersion: { id: row.consumerVersionId, number: row.consumerVersionNumber },
  provider: { id: row.providerId, name: row.providerName },
  pactVersionId: row.pactVersionId,
  sha: row.sha,
  revision: row.revision,
  createdAt: row.createdAt,
});
