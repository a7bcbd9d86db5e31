import type { MatrixIntegration, ResolvedSelector } from '../domain/matrix/selectors.ts';
import { scopeOf } from './matrix.ts';
import type { Session } from './store.ts';

/** Every integration that the selected versions have as consumers (required), or their pacticipants as providers (not required). */
export async function integrationsOf(session: Session, selectors: readonly ResolvedSelector[]): Promise<readonly MatrixIntegration[]> {
  const required = await asConsumers(session, selectors);
  const seen = new Set(required.map(keyOf));
  const optional = (await asProviders(session, selectors)).filter((one) => !seen.has(keyOf(one)));
  return [...required, ...optional].toSorted((a, b) => (names(a) < names(b) ? -1 : 1));
}

/** Only those between selected pacticipants. */
export async function integrationsAmong(session: Session, selectors: readonly ResolvedSelector[]): Promise<readonly MatrixIntegration[]> {
  const selected = new Set(selectors.map(({ pacticipant }) => pacticipant.id));
  return (await asConsumers(session, selectors)).filter(({ provider }) => selected.has(provider.id));
}

const keyOf = ({ consumer, provider }: MatrixIntegration): string => `${consumer.id} ${provider.id}`;
const names = ({ consumer, provider }: MatrixIntegration): string => `${consumer.name}\n${provider.name}`;

/** Providers with which the selected versions have a pact. */
async function asConsumers(session: Session, selectors: readonly ResolvedSelector[]): Promise<readonly MatrixIntegration[]> {
  const { versionIds, pacticipantIds } = scopeOf(selectors);
  const published = pairs(session)
    .where('pairs.latest', '=', 1)
    .where((eb) =>
      eb.or([
        ...(versionIds.length > 0 ? [eb('pairs.consumer_version_id', 'in', versionIds)] : []),
        ...(pacticipantIds.length > 0 ? [eb('pairs.consumer_id', 'in', pacticipantIds)] : []),
      ]),
    );
  return (await published.execute()).map((row) => toIntegration(row, true));
}

const pairs = ({ db }: Session) =>
  db
    .selectFrom('pact_publications as pairs')
    .innerJoin('pacticipants as consumers', 'consumers.id', 'pairs.consumer_id')
    .innerJoin('pacticipants as providers', 'providers.id', 'pairs.provider_id')
    .select([
      'pairs.consumer_id as consumerId',
      'consumers.name as consumerName',
      'pairs.provider_id as providerId',
      'providers.name as providerName',
    ])
    .distinct();

/** Consumers that ever had a pact with the selected pacticipants. */
async function asProviders({ db }: Session, selectors: readonly ResolvedSelector[]): Promise<readonly MatrixIntegration[]> {
  const ids = selectors.map(({ pacticipant }) => pacticipant.id);
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('integrations')
    .innerJoin('pacticipants as consumers', 'consumers.id', 'integrations.consumer_id')
    .innerJoin('pacticipants as providers', 'providers.id', 'integrations.provider_id')
    .select(['consumer_id as consumerId', 'consumers.name as consumerName', 'provider_id as providerId', 'providers.name as providerName'])
    .where('provider_id', 'in', ids)
    .execute();
  return rows.map((row) => toIntegration(row, false));
}

interface PairRow {
  readonly consumerId: number;
  readonly consumerName: string;
  readonly providerId: number;
  readonly providerName: string;
}

const toIntegration = (row: PairRow, required: boolean): MatrixIntegration => ({
  consumer: { id: row.consumerId, name: row.consumerName },
  provider: { id: row.providerId, name: row.providerName },
  required,
});
