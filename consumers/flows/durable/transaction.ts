import type { DatabaseSync } from 'node:sqlite';

/** All of it or nothing, also when the process is killed half-way. */
export function transaction<Result>(db: DatabaseSync, work: () => Result): Result {
  db.exec('begin immediate');
  try {
    const result = work();
    db.exec('commit');
    return result;
  } catch (error) {
    db.exec('rollback');
    throw error;
  }
}

/** The rows of a statement, which says what columns they have. */
export const rowsOf = <Row>(db: DatabaseSync, statement: string, ...values: readonly (string | number | null)[]): readonly Row[] =>
  db.prepare(statement).all(...values) as Row[];
