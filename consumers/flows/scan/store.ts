import { DatabaseSync } from 'node:sqlite';
import { rowsOf } from '../durable/transaction.ts';

/** A commit that somebody pushed. */
export interface Push {
  /** `workspace/slug`. */
  readonly repository: string;
  /** Its full hash. */
  readonly commit: string;
}

/**
 * How far a commit's scan is. `tagging` may have written nothing, one tag or both; `untagging` takes back whatever is there.
 * The last four are ends.
 */
export type ScanState = 'received' | 'tagging' | 'untagging' | 'clean' | 'tagged' | 'untagged' | 'gone';

export interface Scan extends Push {
  readonly state: ScanState;
  /** How often its present state was tried. */
  readonly attempts: number;
}

/** Which commits are being scanned; what is written here is what survives a crash. */
export class ScanStore {
  readonly #db: DatabaseSync;

  constructor(file: string) {
    this.#db = new DatabaseSync(file);
    this.#db.exec(`
      create table if not exists scan (
        repository text not null, commit_hash text not null, state text not null, attempts integer not null default 0,
        primary key (repository, commit_hash))`);
  }

  /** Once for each commit, however often it is told. Answers whether it was new. */
  receive({ repository, commit }: Push): boolean {
    const { changes } = this.#db.prepare(`insert into scan (repository, commit_hash, state) values (?, ?, 'received') on conflict do nothing`).run(repository, commit);
    return changes === 1;
  }

  /** Those that have not come to an end, in the order in which they came. */
  unfinished(): readonly Scan[] {
    return rowsOf<Scan>(this.#db, `select repository, commit_hash as "commit", state, attempts from scan where state in ('received', 'tagging', 'untagging') order by rowid`);
  }

  all(): readonly Scan[] {
    return rowsOf<Scan>(this.#db, 'select repository, commit_hash as "commit", state, attempts from scan order by rowid');
  }

  /** Before anything is done for it, so that a crash counts as an attempt. */
  countAttempt({ repository, commit }: Push): void {
    this.#db.prepare('update scan set attempts = attempts + 1 where repository = ? and commit_hash = ?').run(repository, commit);
  }

  moveTo({ repository, commit }: Push, state: ScanState): void {
    this.#db.prepare('update scan set state = ?, attempts = 0 where repository = ? and commit_hash = ?').run(state, repository, commit);
  }

  close(): void {
    this.#db.close();
  }
}
