import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import type { CreateTableBuilder, Dialect, Driver, SqliteDatabase, SqliteDialectConfig, SqliteStatement } from 'kysely';
import { CompiledQuery, SqliteDialect, SqliteDriver } from 'kysely';

/** Everything that only SQLite understands stands in this file. */
export function sqliteDialect(file: string): Dialect {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: true, timeout: 5_000 });
  try {
    configure(database);
  } catch (error) {
    database.close();
    throw error;
  }
  const config = { database: adapt(database) };
  const dialect = new SqliteDialect(config);
  return {
    createDriver: () => driver(config),
    createAdapter: () => dialect.createAdapter(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
  };
}

/**
 * With a write-ahead log, NORMAL hands every commit to the operating system before it is acknowledged and leaves out
 * the wait for the disk: the death of this process loses nothing; only a power cut may take the last commits.
 */
function configure(database: DatabaseSync): void {
  database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma temp_store = memory; pragma cache_size = -16000');
}

/** A column of unique, growing numbers: a deleted row's number never comes back. */
export const withId = (table: CreateTableBuilder<string, string>): CreateTableBuilder<string, string> =>
  table.addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement());

/** A transaction that will write takes the write lock first: taken later, it fails when another process wrote meanwhile. */
function driver(config: SqliteDialectConfig): Driver {
  const plain: Driver = new SqliteDriver(config);
  plain.beginTransaction = async (connection, settings) => {
    await connection.executeQuery(CompiledQuery.raw(settings.accessMode === 'read only' ? 'begin' : 'begin immediate'));
  };
  return plain;
}

/** What Kysely's dialect expects of a SQLite library, on top of Node's own. */
function adapt(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      const statement = adaptStatement(database.prepare(sql));
      // Lists of ids make endlessly many texts; the few hundred that matter come back soon.
      if (prepared.size >= 500) prepared.clear();
      prepared.set(sql, statement);
      return statement;
    },
  };
}

function adaptStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    // Node's rows have no prototype; ours are ordinary objects.
    all: (parameters) => statement.all(...parameters.map(inputValue)).map((row) => ({ ...row })),
    run: (parameters) => statement.run(...parameters.map(inputValue)),
    iterate: (parameters) => statement.iterate(...parameters.map(inputValue)),
  };
}

function inputValue(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  throw new TypeError(`SQLite has no ${typeof value} values`);
}
