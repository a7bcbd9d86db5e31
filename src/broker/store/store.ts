import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely } from 'kysely';
import { badInput, Failure } from '../../failure/failure.ts';
import type { Clock } from '../../system/clock.ts';
import { migrate } from './migrate.ts';
import { sqliteDialect } from './sqlite.ts';
import type { Tables } from './tables.ts';

/** Handed to every function of the store: one transaction, and the time at which it began. */
export interface Session {
  readonly db: Kysely<Tables>;
  readonly now: string;
}

export interface Store {
  /** Everything that one request reads is of one moment. */
  read<Result>(work: (session: Session) => Promise<Result>): Promise<Result>;
  /** All of it happens, or, when `work` throws, nothing. */
  write<Result>(work: (session: Session) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** Opens the broker's database, creating or updating it as needed; `:memory:` is forgotten when closed. */
export async function openStore(options: { readonly file: string; readonly clock: Clock }): Promise<Store> {
  const db = await openDatabase(options.file);
  const session = (transaction: Kysely<Tables>): Session => ({ db: transaction, now: options.clock().toISOString() });
  return {
    read: (work) =>
      db
        .transaction()
        .setAccessMode('read only')
        .execute((transaction) => work(session(transaction))),
    write: (work) => db.transaction().execute((transaction) => work(session(transaction))),
    close: () => db.destroy(),
  };
}

async function openDatabase(file: string): Promise<Kysely<Tables>> {
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    const db = new Kysely<Tables>({ dialect: sqliteDialect(file) });
    await migrateOrClose(db, file);
    return db;
  } catch (error) {
    throw cannotOpen(file, error);
  }
}

async function migrateOrClose(db: Kysely<Tables>, file: string): Promise<void> {
  try {
    await migrate(db, file);
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

function cannotOpen(file: string, error: unknown): Error {
  if (error instanceof Failure) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/not a database|malformed|corrupt/.test(message)) {
    return badInput('store.corrupt', `is not a broker database, or is damaged (${message}); it was left as it is`, {
      place: file,
      fix: 'restore a backup, or move it away to begin with an empty broker',
      cause: error,
    });
  }
  if (/unable to open|readonly|EACCES|EPERM|EROFS|ENOTDIR|EEXIST|EISDIR/.test(message)) {
    return badInput('store.unwritable', `cannot be opened for writing (${message})`, {
      place: file,
      fix: 'give this user write permission on the file and its folder, or name another file',
      cause: error,
    });
  }
  return error instanceof Error ? error : new Error(message);
}
