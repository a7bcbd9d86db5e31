import type { ExpressionBuilder } from 'kysely';
import type { MatrixIntegration, ResolvedSelector } from '../domain/matrix/selectors.ts';
import { inChunks } from './lists.ts';
import { scopeOf } from './matrix.ts';
import type { Session } from './store.ts';
import type { Tables } from './tables.ts';

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
  const owners = selectors.map(({ pacticipant }) => pacticipant.id);
  const ofVersions = await inChunks(versionIds, (ids) =>
    integrations(session)
      .where('consumer_id', 'in', owners)
      .where((eb) => eb.exists(pactsOf(eb).where('own.consumer_version_id', 'in', ids)))
      .execute(),
  );
  const ofAll = await inChunks(pacticipantIds, (ids) =>
    integrations(session)
      .where('consumer_id', 'in', ids)
      .where((eb) => eb.exists(pactsOf(eb)))
      .execute(),
  );
  const distinct = new Map([...ofVersions, ...ofAll].map((row) => [`${row.consumerId} ${row.providerId}`, row]));
  return [...distinct.values()].map((row) => toIntegration(row, true));
}

const pactsOf = (eb: ExpressionBuilder<Tables, 'integrations'>) =>
  eb
    .selectFrom('pact_publications as own')
    .select('own.id')
    .whereRef('own.provider_id', '=', 'integrations.provider_id')
    .whereRef('own.consumer_id', '=', 'integrations.consumer_id')
    .where('own.latest', '=', 1);

/** Consumers that ever had a pact with the selected pacticipants. */
async function asProviders(session: Session, selectors: readonly ResolvedSelector[]): Promise<readonly MatrixIntegration[]> {
  const ids = selectors.map(({ pacticipant }) => pacticipant.id);
  if (ids.length === 0) return [];
  const rows = await integrations(session).where('provider_id', 'in', ids).execute();
  return rows.map((row) => toIntegration(row, false));
}

const integrations = ({ db }: Session) =>
  db
    .selectFrom('integrations')
    .innerJoin('pacticipants as consumers', 'consumers.id', 'integrations.consumer_id')
    .innerJoin('pacticipants as providers', 'providers.id', 'integrations.provider_id')
    .select(['consumer_id as consumerId', 'consumers.name as consumerName', 'provider_id as providerId', 'providers.name as providerName']);

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
