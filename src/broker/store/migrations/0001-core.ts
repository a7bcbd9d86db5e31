import type { Kysely } from 'kysely';
import { createTable } from './table.ts';

const times = ['created_at', 'updated_at'];
const pair = { consumer_id: 'pacticipants', provider_id: 'pacticipants' };

/** Pacticipants, versions, pacts, results, environments: what the workflow and Pact's command line need. */
export const core = {
  async up(db: Kysely<unknown>): Promise<void> {
    await pacticipants(db);
    await versions(db);
    await pacts(db);
    await verifications(db);
    await environments(db);
  },
};

async function pacticipants(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'pacticipants', {
    texts: ['name', ...times],
    optionalTexts: ['display_name', 'repository_url', 'repository_name', 'repository_namespace', 'main_branch'],
    unique: [['name']],
  });
  await createTable(db, 'labels', {
    key: ['pacticipant_id', 'name'],
    references: { pacticipant_id: 'pacticipants' },
    texts: ['name', ...times],
    indexes: [['name']],
  });
}

async function versions(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'versions', {
    references: { pacticipant_id: 'pacticipants' },
    texts: ['number', ...times],
    optionalTexts: ['build_url'],
    unique: [['pacticipant_id', 'number']],
    indexes: [['pacticipant_id', 'id']],
  });
  await createTable(db, 'branches', {
    references: { pacticipant_id: 'pacticipants' },
    texts: ['name', ...times],
    unique: [['pacticipant_id', 'name']],
  });
  // Apart, for it may be absent and must not take its branch along when the version goes.
  await db.schema
    .alterTable('branches')
    .addColumn('head_version_id', 'integer', (it) => it.references('versions.id').onDelete('set null'))
    .execute();
  await db.schema.createIndex('branches_by_head').on('branches').column('head_version_id').execute();
  await createTable(db, 'branch_versions', {
    references: { branch_id: 'branches', version_id: 'versions' },
    texts: times,
    unique: [['branch_id', 'version_id']],
    indexes: [['version_id']],
  });
  await createTable(db, 'tags', {
    key: ['version_id', 'name'],
    references: { pacticipant_id: 'pacticipants', version_id: 'versions' },
    texts: ['name', ...times],
    indexes: [['pacticipant_id', 'name', 'version_id']],
  });
}

async function pacts(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'pact_versions', {
    references: pair,
    integers: ['interactions_count', 'messages_count', 'has_messages'],
    texts: ['sha', 'created_at', 'content'],
    unique: [['consumer_id', 'provider_id', 'sha']],
  });
  await createTable(db, 'pact_publications', {
    references: { ...pair, consumer_version_id: 'versions', pact_version_id: 'pact_versions' },
    integers: ['revision', 'latest'],
    texts: ['created_at'],
    unique: [['consumer_version_id', 'provider_id', 'revision']],
    indexes: [
      ['provider_id', 'consumer_id', 'latest', 'consumer_version_id'],
      ['consumer_id', 'latest', 'consumer_version_id'],
      ['pact_version_id', 'latest', 'consumer_version_id'],
    ],
  });
  await createTable(db, 'integrations', {
    references: pair,
    texts: times,
    unique: [['consumer_id', 'provider_id']],
    indexes: [['provider_id']],
  });
}

const verifications = (db: Kysely<unknown>): Promise<void> =>
  createTable(db, 'verifications', {
    references: { ...pair, pact_version_id: 'pact_versions', provider_version_id: 'versions' },
    integers: ['success', 'wip', 'pending', 'latest'],
    texts: ['created_at'],
    optionalTexts: ['build_url', 'verified_by', 'test_results'],
    indexes: [
      ['pact_version_id', 'latest', 'provider_version_id'],
      ['provider_version_id', 'latest', 'pact_version_id'],
      ['provider_id', 'consumer_id', 'latest'],
    ],
  });

async function environments(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'environments', {
    integers: ['production'],
    texts: ['uuid', 'name', 'display_name', 'contacts', ...times],
    unique: [['uuid'], ['name']],
  });
  await createTable(db, 'recordings', {
    references: { environment_id: 'environments', pacticipant_id: 'pacticipants', version_id: 'versions' },
    texts: ['uuid', 'kind', ...times],
    optionalTexts: ['application_instance', 'ended_at'],
    unique: [['uuid']],
    indexes: [
      ['environment_id', 'pacticipant_id', 'ended_at'],
      ['pacticipant_id', 'ended_at'],
      ['version_id', 'ended_at'],
    ],
  });
}
