/* c8 ignore start */
import type { IdPage, IdQuery, ListOptions } from '../list.ts';
import type { Warning } from '../reading/envelope.ts';
import type { Asset } from './asset.ts';
import type { TagOutcome } from './tags.ts';

/** Hosts with a sensor. */
export interface HostsApi {
  /** All of them, in full. */
  list(options?: HostListOptions): AsyncGenerator<Asset, void, undefined>;
  /** Ids alone, of any number. The vendor is about to retire it: `list` reaches the same hosts. */
  scrollIds(options?: HostListOptions): AsyncGenerator<string, void, undefined>;
  /** Ids from a place on, within the first 10,000 hosts. */
  queryIds(query?: HostQuery): Promise<IdPage>;
  /** Any number of hosts, in the order of their ids. */
  details(ids: readonly string[]): Promise<HostDetails>;
  /** Of hosts that are known; the others are left out. */
  onlineStates(ids: readonly string[]): Promise<ReadonlyMap<string, OnlineState>>;
  /** Puts tags on hosts or takes them off, and says of each host whether that was done. A tag may be named without its prefix. */
  tag(change: 'add' | 'remove', tags: readonly string[], ids: readonly string[]): Promise<readonly TagOutcome[]>;
  /** Begins to cut hosts off from the network, or to let them back: it takes effect later. Answers the ids that were accepted. */
  isolate(change: 'contain' | 'lift_containment', ids: readonly string[]): Promise<readonly string[]>;
}

export interface HostListOptions extends ListOptions {
  /** `last_seen.desc`. Default: by id, which new hosts disturb least. */
  readonly sort?: HostOrder;
}

export type HostOrder = `${string}.${'asc' | 'desc'}`;

export interface HostQuery extends IdQuery {
  readonly sort?: HostOrder;
}

export interface HostDetails {
  readonly assets: readonly Asset[];
  /** Ids that the vendor does not know. */
  readonly missing: readonly string[];
  readonly warnings: readonly Warning[];
}

export type OnlineState = 'online' | 'offline' | 'unknown';
/* c8 ignore stop */
