import { randomUUID } from 'node:crypto';
import type { Contact, Environment } from '../domain/types.ts';
import type { Session } from './store.ts';
import type { Flag } from './tables.ts';

/** By display name, whatever its case. */
export async function listEnvironments(
  { db }: Session,
  filter: { readonly name?: string | undefined } = {},
): Promise<readonly Environment[]> {
  const { name } = filter;
  const rows = await db
    .selectFrom('environments')
    .select(environmentColumns)
    .$if(name !== undefined, (it) => it.where('name', '=', name ?? ''))
    .orderBy((eb) => eb.fn<string>('lower', ['display_name']))
    .orderBy('id')
    .execute();
  return rows.map(toEnvironment);
}

export async function environmentWithUuid({ db }: Session, uuid: string): Promise<Environment | undefined> {
  const row = await db.selectFrom('environments').select(environmentColumns).where('uuid', '=', uuid).executeTakeFirst();
  return row && toEnvironment(row);
}

export async function environmentNamed({ db }: Session, name: string): Promise<Environment | undefined> {
  const row = await db.selectFrom('environments').select(environmentColumns).where('name', '=', name).executeTakeFirst();
  return row && toEnvironment(row);
}

/** What people set: all of it at once. */
export type EnvironmentFields = Pick<Environment, 'name' | 'displayName' | 'production' | 'contacts'>;

export async function insertEnvironment({ db, now }: Session, fields: EnvironmentFields): Promise<Environment> {
  const row = await db
    .insertInto('environments')
    .values({ ...toRow(fields), uuid: randomUUID(), created_at: now, updated_at: now })
    .returning(environmentColumns)
    .executeTakeFirstOrThrow();
  return toEnvironment(row);
}

export async function replaceEnvironment({ db, now }: Session, id: number, fields: EnvironmentFields): Promise<Environment> {
  const row = await db
    .updateTable('environments')
    .set({ ...toRow(fields), updated_at: now })
    .where('id', '=', id)
    .returning(environmentColumns)
    .executeTakeFirstOrThrow();
  return toEnvironment(row);
}

/** With what was recorded there. */
export async function deleteEnvironment({ db }: Session, id: number): Promise<void> {
  await db.deleteFrom('environments').where('id', '=', id).execute();
}

function toRow(fields: EnvironmentFields) {
  const production: Flag = fields.production ? 1 : 0;
  return { name: fields.name, display_name: fields.displayName, production, contacts: JSON.stringify(fields.contacts) };
}

const environmentColumns = [
  'environments.id as id',
  'environments.uuid as uuid',
  'environments.name as name',
  'environments.display_name as displayName',
  'environments.production as production',
  'environments.contacts as contacts',
  'environments.created_at as createdAt',
  'environments.updated_at as updatedAt',
] as const;

type EnvironmentRow = Omit<Environment, 'production' | 'contacts'> & { readonly production: Flag; readonly contacts: string };

const toEnvironment = (row: EnvironmentRow): Environment => ({
  ...row,
  production: row.production === 1,
  contacts: parseContacts(row.contacts),
});

/** Only this file writes the column. */
const parseContacts = (text: string): readonly Contact[] | null => JSON.parse(text);
