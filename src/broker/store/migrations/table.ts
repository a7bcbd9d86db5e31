import type { CreateTableBuilder, Kysely } from 'kysely';
import { withId } from '../sqlite.ts';

export interface TableShape {
  /** Primary key; without one the table gets an `id`. */
  readonly key?: readonly string[];
  /** Column → table. Rows go with the row that they refer to. */
  readonly references?: Readonly<Record<string, string>>;
  readonly integers?: readonly string[];
  readonly texts?: readonly string[];
  readonly optionalTexts?: readonly string[];
  readonly unique?: readonly (readonly string[])[];
  readonly indexes?: readonly (readonly string[])[];
}

type Table = CreateTableBuilder<string, string>;

/** Creates a table and its indexes; columns stand in the order of `TableShape`. */
export async function createTable(db: Kysely<unknown>, name: string, shape: TableShape): Promise<void> {
  await withConstraints(withColumns(withKey(db.schema.createTable(name), name, shape), shape), name, shape).execute();
  for (const columns of shape.indexes ?? []) {
    await db.schema
      .createIndex(`${name}_by_${columns.join('_')}`)
      .on(name)
      .columns([...columns])
      .execute();
  }
}

const withKey = (table: Table, name: string, shape: TableShape): Table =>
  shape.key === undefined ? withId(table) : table.addPrimaryKeyConstraint(`${name}_key`, [...shape.key]);

function withColumns(table: Table, shape: TableShape): Table {
  const referring = Object.entries(shape.references ?? {}).reduce(
    (result, [column, target]) => result.addColumn(column, 'integer', (it) => it.notNull().references(`${target}.id`).onDelete('cascade')),
    table,
  );
  const counted = (shape.integers ?? []).reduce((result, column) => result.addColumn(column, 'integer', (it) => it.notNull()), referring);
  const written = (shape.texts ?? []).reduce((result, column) => result.addColumn(column, 'text', (it) => it.notNull()), counted);
  return (shape.optionalTexts ?? []).reduce((result, column) => result.addColumn(column, 'text'), written);
}

const withConstraints = (table: Table, name: string, shape: TableShape): Table =>
  (shape.unique ?? []).reduce((result, columns) => result.addUniqueConstraint(`${name}_${columns.join('_')}`, [...columns]), table);
