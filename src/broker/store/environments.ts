import type { Contact, Environment } from '../domain/types.ts';
import type { Session } from './store.ts';
import type { Flag } from './tables.ts';

/** By display name, whatever its case. */
export async function listEnvironments({ db }: Session, filter: { readonly name?: string | undefined } = {}): Promise<readonly Environment[]> {
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

const toEnvironment = (row: EnvironmentRow): Environment => ({ ...row, production: row.production === 1, contacts: parseContacts(row.contacts) });

/** Only `environmentWriter` writes the column, and only contacts. */
const parseContacts = (text: string): readonly Contact[] => JSON.parse(text);
