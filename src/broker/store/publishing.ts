import type { PactContent } from '../../pact/identity.ts';
import type { Named, Publication, Version } from '../domain/types.ts';
import { publicationOf } from './pacts.ts';
import type { Session } from './store.ts';

export interface NewPublication {
  readonly consumerVersion: Version;
  readonly provider: Named;
  readonly content: PactContent;
}

/** `new`: the version's first pact for the provider; `changed`: a new revision of it. */
export type PublishOutcome = 'new' | 'unchanged' | 'changed';

export async function publishPact(
  session: Session,
  pact: NewPublication,
): Promise<{ readonly publication: Publication; readonly outcome: PublishOutcome }> {
  const { consumerVersion, provider } = pact;
  const names = { consumer: consumerVersion.pacticipant.name, provider: provider.name, version: consumerVersion.number };
  const before = await publicationOf(session, names);
  if (before?.sha === pact.content.sha) return { publication: before, outcome: 'unchanged' };
  if (before !== undefined) await supersede(session, before);
  const publication = await insertPublication(session, pact, (before?.revision ?? 0) + 1);
  await touchIntegration(session, publication.consumer.id, provider.id);
  return { publication, outcome: before === undefined ? 'new' : 'changed' };
}

/** Notes that something new came in between the two. */
export async function touchIntegration({ db, now }: Session, consumerId: number, providerId: number): Promise<void> {
  await db
    .insertInto('integrations')
    .values({ consumer_id: consumerId, provider_id: providerId, created_at: now, updated_at: now })
    .onConflict((conflict) => conflict.columns(['consumer_id', 'provider_id']).doUpdateSet({ updated_at: now }))
    .execute();
}

/** All revisions go; results stay with the content. */
export async function deletePublication({ db }: Session, publication: Publication): Promise<void> {
  await db
    .deleteFrom('pact_publications')
    .where('consumer_version_id', '=', publication.consumerVersion.id)
    .where('provider_id', '=', publication.provider.id)
    .execute();
}

/** As `deletePublication`, of many. */
export async function deletePublications(session: Session, publications: readonly Publication[]): Promise<void> {
  for (const publication of publications) await deletePublication(session, publication);
}

async function supersede({ db }: Session, publication: Publication): Promise<void> {
  await db.updateTable('pact_publications').set({ latest: 0 }).where('id', '=', publication.id).execute();
}

async function insertPublication(session: Session, pact: NewPublication, revision: number): Promise<Publication> {
  const { consumerVersion, provider, content } = pact;
  const pactVersionId = await ensureContent(session, pact);
  const inserted = await session.db
    .insertInto('pact_publications')
    .values({
      consumer_id: consumerVersion.pacticipant.id,
      consumer_version_id: consumerVersion.id,
      provider_id: provider.id,
      pact_version_id: pactVersionId,
      revision,
      latest: 1,
      created_at: session.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return {
    id: inserted.id,
    consumer: consumerVersion.pacticipant,
    consumerVersion: { id: consumerVersion.id, number: consumerVersion.number },
    provider: { id: provider.id, name: provider.name },
    pactVersionId,
    sha: content.sha,
    revision,
    createdAt: session.now,
  };
}

/** A content is kept once, as it first came; results belong to it. */
async function ensureContent({ db, now }: Session, { consumerVersion, provider, content }: NewPublication): Promise<number> {
  const key = { consumer_id: consumerVersion.pacticipant.id, provider_id: provider.id, sha: content.sha };
  const known = await db
    .selectFrom('pact_versions')
    .select('id')
    .where('consumer_id', '=', key.consumer_id)
    .where('provider_id', '=', key.provider_id)
    .where('sha', '=', key.sha)
    .executeTakeFirst();
  if (known !== undefined) return known.id;
  const inserted = await db
    .insertInto('pact_versions')
    .values({
      ...key,
      interactions_count: content.interactions,
      messages_count: content.messages,
      has_messages: content.hasMessages ? 1 : 0,
      created_at: now,
      content: content.text,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return inserted.id;
}
