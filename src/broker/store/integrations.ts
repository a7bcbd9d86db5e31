import type { Integration, Page, Paged } from '../domain/types.ts';
import { contains, paged } from './lists.ts';
import type { Session } from './store.ts';

/** The one that changed last comes first; `q` searches both names. */
export async function listIntegrations(
  { db }: Session,
  filter: { readonly q?: string | undefined; readonly page?: Page | undefined } = {},
): Promise<Paged<Integration>> {
  const { q } = filter;
  const query = db
    .selectFrom('integrations')
    .innerJoin('pacticipants as consumers', 'consumers.id', 'integrations.consumer_id')
    .innerJoin('pacticipants as providers', 'providers.id', 'integrations.provider_id')
    .select([
      'integrations.id as id',
      'integrations.consumer_id as consumerId',
      'consumers.name as consumerName',
      'integrations.provider_id as providerId',
      'providers.name as providerName',
      'integrations.created_at as createdAt',
      'integrations.updated_at as updatedAt',
    ])
    .$if(q !== undefined, (it) =>
      it.where((eb) => eb.or([contains(eb.ref('consumers.name'), q ?? ''), contains(eb.ref('providers.name'), q ?? '')])),
    )
    .orderBy('integrations.updated_at', 'desc')
    .orderBy('integrations.id');
  const { items, total } = await paged(query, filter.page);
  return {
    total,
    items: items.map(({ consumerId, consumerName, providerId, providerName, ...row }) => ({
      ...row,
      consumer: { id: consumerId, name: consumerName },
      provider: { id: providerId, name: providerName },
    })),
  };
}
