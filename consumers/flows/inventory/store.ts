import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { rowsOf, transaction } from '../durable/transaction.ts';
import { correlate, keysOf } from './correlate.ts';
import { resolve } from './resolve.ts';
import type { AssetRecord, Scope, Sighting } from './sighting.ts';

/** What is still to be told: a record as it is now, or that it is gone. */
export interface Announcement {
  readonly record: string;
  /** Counts up for each record. */
  readonly version: number;
  /** Null: no source knows it any more, or another record has taken it in. */
  readonly body: AssetRecord | null;
}

/** The inventory: what each source last said, the records made of it, and what is still to be announced. Each method is one transaction. */
export class InventoryStore {
  readonly #db: DatabaseSync;

  constructor(file: string) {
    this.#db = new DatabaseSync(file);
    this.#db.exec(`
      create table if not exists sighting (scope text not null, body text not null);
      create table if not exists record (id text primary key, version integer not null, body text);
      create table if not exists known_by (key text primary key, record text not null);
      create table if not exists outbox (record text not null, version integer not null, body text, primary key (record, version))`);
  }

  /** Puts what a scope says now in the place of what it said before. One that could not be read keeps what it said. */
  takeScope(scope: Scope): void {
    if ('failed' in scope) return;
    if ('only' in scope) return this.#keepOnly(scope.source, scope.only);
    const name = `${scope.source}/${scope.name}`;
    transaction(this.#db, () => {
      this.#db.prepare('delete from sighting where scope = ?').run(name);
      const insert = this.#db.prepare('insert into sighting (scope, body) values (?, ?)');
      for (const sighting of scope.sightings) insert.run(name, JSON.stringify(sighting));
    });
  }

  /** Makes the records anew, and queues an announcement for each that differs from what was announced last. */
  correlate(): void {
    transaction(this.#db, () => {
      const records = this.#records();
      for (const record of records) this.#announce(record.id, record);
      const live = new Set(records.map(({ id }) => id));
      for (const { id } of rowsOf<{ id: string }>(this.#db, 'select id from record where body is not null')) if (!live.has(id)) this.#announce(id, null);
    });
  }

  /** What is still to be announced, oldest version first. */
  pending(): readonly Announcement[] {
    const rows = rowsOf<{ record: string; version: number; body: string | null }>(this.#db, 'select record, version, body from outbox order by record, version');
    return rows.map(({ record, version, body }) => ({ record, version, body: body === null ? null : (JSON.parse(body) as AssetRecord) }));
  }

  announced({ record, version }: Announcement): void {
    this.#db.prepare('delete from outbox where record = ? and version = ?').run(record, version);
  }

  /** The records that are live. */
  records(): readonly AssetRecord[] {
    return rowsOf<{ body: string }>(this.#db, 'select body from record where body is not null order by id').map(({ body }) => JSON.parse(body) as AssetRecord);
  }

  close(): void {
    this.#db.close();
  }

  #keepOnly(source: string, names: readonly string[]): void {
    const kept = new Set(names.map((name) => `${source}/${name}`));
    const known = rowsOf<{ scope: string }>(this.#db, 'select distinct scope from sighting').filter(({ scope }) => scope.startsWith(`${source}/`) && !kept.has(scope));
    transaction(this.#db, () => {
      for (const { scope } of known) this.#db.prepare('delete from sighting where scope = ?').run(scope);
    });
  }

  #records(): readonly AssetRecord[] {
    const sightings = rowsOf<{ body: string }>(this.#db, 'select body from sighting').map(({ body }) => JSON.parse(body) as Sighting);
    const taken = new Set<string>();
    return correlate(sightings).map((group) => {
      // Names are given again: they say what belongs together now, not what it was.
      const keys = [...new Set(group.flatMap(keysOf))].filter((key) => !key.startsWith('host ')).toSorted();
      const id = this.#idOf(keys, taken);
      taken.add(id);
      const learn = this.#db.prepare('insert into known_by (key, record) values (?, ?) on conflict (key) do update set record = excluded.record');
      for (const key of keys) learn.run(key, id);
      return resolve(id, group);
    });
  }

  /** The id by which one of these keys is known, unless a record of this run has it already: an asset that was split gets a new one. */
  #idOf(keys: readonly string[], taken: ReadonlySet<string>): string {
    const find = this.#db.prepare('select record from known_by where key = ?');
    const known = keys.map((key) => find.get(key)?.['record']).filter((id): id is string => typeof id === 'string' && !taken.has(id));
    return known.toSorted()[0] ?? newId(keys, taken);
  }

  #announce(id: string, record: AssetRecord | null): void {
    const body = record && JSON.stringify(record);
    const [before] = rowsOf<{ version: number; body: string | null }>(this.#db, 'select version, body from record where id = ?', id);
    if (before !== undefined && before.body === body) return;
    const version = (before?.version ?? 0) + 1;
    this.#db.prepare('insert into record (id, version, body) values (?, ?, ?) on conflict (id) do update set version = excluded.version, body = excluded.body').run(id, version, body);
    this.#db.prepare('insert into outbox (record, version, body) values (?, ?, ?)').run(id, version, body);
  }
}

/** Made of its keys, so that the same assets get the same ids in an inventory that begins anew. */
function newId(keys: readonly string[], taken: ReadonlySet<string>): string {
  for (let round = 0; ; round += 1) {
    const id = `asset-${createHash('sha256').update(`${round} ${keys.join('\n')}`).digest('hex').slice(0, 20)}`;
    if (!taken.has(id)) return id;
  }
}
