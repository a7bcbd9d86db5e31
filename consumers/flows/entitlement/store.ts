import { DatabaseSync } from 'node:sqlite';
import { rowsOf, transaction } from '../durable/transaction.ts';

/** What a customer may use. */
export interface Entitlement {
  readonly subscription: string;
  readonly customer: string;
  /** The plan's price; null: nothing. */
  readonly plan: string | null;
}

/** What holds now; the vendor of a subscription that is gone does not say whose it was. */
export interface Settlement extends Omit<Entitlement, 'customer'> {
  readonly customer?: string;
}

/** One change of what a customer may use, as it is told to the product. */
export interface Grant extends Entitlement {
  /** Counts up over all. */
  readonly number: number;
}

/** Events that came, what customers may use, and each change of that, once. */
export class EntitlementStore {
  readonly #db: DatabaseSync;

  constructor(file: string) {
    this.#db = new DatabaseSync(file);
    this.#db.exec(`
      create table if not exists inbox (event text primary key, subscription text not null, done integer not null default 0);
      create table if not exists entitlement (subscription text primary key, customer text not null, plan text);
      create table if not exists grant_log (number integer primary key, subscription text not null, customer text not null, plan text)`);
  }

  /** Once for each event, however often it is sent. Answers whether it was new. */
  receive(event: string, subscription: string): boolean {
    return this.#db.prepare('insert into inbox (event, subscription) values (?, ?) on conflict do nothing').run(event, subscription).changes === 1;
  }

  knows(event: string): boolean {
    return rowsOf(this.#db, 'select 1 from inbox where event = ?', event).length > 0;
  }

  /** Subscriptions of which events wait, each with the events that one look at it settles. */
  waiting(): readonly { readonly subscription: string; readonly events: readonly string[] }[] {
    const rows = rowsOf<{ event: string; subscription: string }>(this.#db, 'select event, subscription from inbox where done = 0 order by rowid');
    return [...Map.groupBy(rows, ({ subscription }) => subscription)].map(([subscription, all]) => ({ subscription, events: all.map(({ event }) => event) }));
  }

  /** The change, its place in the log and the end of its events: all at once, so none of them happens twice or alone. */
  settle({ subscription, plan, customer }: Settlement, events: readonly string[]): void {
    transaction(this.#db, () => {
      const [before] = rowsOf<Entitlement>(this.#db, 'select subscription, customer, plan from entitlement where subscription = ?', subscription);
      if ((before?.plan ?? null) !== plan) this.#grant({ subscription, plan, customer: customer ?? before?.customer ?? '' });
      const done = this.#db.prepare('update inbox set done = 1 where event = ?');
      for (const event of events) done.run(event);
    });
  }

  entitlements(): readonly Entitlement[] {
    return rowsOf<Entitlement>(this.#db, 'select subscription, customer, plan from entitlement order by subscription');
  }

  grants(): readonly Grant[] {
    return rowsOf<Grant>(this.#db, 'select number, subscription, customer, plan from grant_log order by number');
  }

  close(): void {
    this.#db.close();
  }

  #grant({ subscription, customer, plan }: Entitlement): void {
    const upsert = 'insert into entitlement (subscription, customer, plan) values (?, ?, ?) on conflict (subscription) do update set customer = excluded.customer, plan = excluded.plan';
    this.#db.prepare(upsert).run(subscription, customer, plan);
    this.#db.prepare('insert into grant_log (subscription, customer, plan) values (?, ?, ?)').run(subscription, customer, plan);
  }
}
