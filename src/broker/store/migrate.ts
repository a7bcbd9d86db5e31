import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { Migrator } from 'kysely/migration';
import { badInput } from '../../failure/failure.ts';
import { core } from './migrations/0001-core.ts';
import type { Tables } from './tables.ts';

/** Applied in the order of their names; one that has been released never changes again. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-core': core,
};

/** Brings a database up to this program's tables; refuses one that a newer program has already changed. */
export async function migrate(db: Kysely<Tables>, place: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const unknown = await appliedButUnknown(db);
  if (unknown !== undefined) {
    throw badInput('store.newer', `was written by a newer version of vendorproof (it has "${unknown}")`, {
      place,
      fix: 'update vendorproof, or name another file',
    });
  }
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error('the migration failed', { cause: error });
}

async function appliedButUnknown(db: Kysely<Tables>): Promise<string | undefined> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return undefined;
  const applied = await db.withTables<{ kysely_migration: { name: string } }>().selectFrom('kysely_migration').select('name').execute();
  return applied.map((row) => row.name).find((name) => !Object.hasOwn(migrations, name));
}
