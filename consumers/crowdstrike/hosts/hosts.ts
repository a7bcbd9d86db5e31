import type { Caller } from '../../shared/call/caller.ts';
import type { Reply } from '../../shared/call/reply.ts';
import { cursorIn, readIdPage, totalIn, walkList, type IdPage, type ReadPage } from '../list.ts';
import { idsQuery, inBatches } from '../reading/batches.ts';
import { ids, resources, resourcesById, type Found } from '../reading/envelope.ts';
import { known, type Vocabulary } from '../reading/loose.ts';
import type { HostDetails, HostListOptions, HostOrder, HostsApi, HostQuery, OnlineState } from './api.ts';
import type { Asset } from './asset.ts';
import { readAsset } from './read-asset.ts';
import { readTagOutcome, withPrefix, type TagOutcome } from './tags.ts';

/** What one call takes. */
const mostListed = 10_000;
const mostDetailed = 5000;
const mostStates = 100;

const byId: HostOrder = 'device_id.asc';

/** Hosts, on the kit's caller. */
export class Hosts implements HostsApi {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  list({ filter, sort = byId, pageSize = 1000, ...options }: HostListOptions = {}): AsyncGenerator<Asset, void, undefined> {
    const limit = Math.min(pageSize, mostListed);
    const fetchPage = (offset: string | undefined): Promise<ReadPage<Asset>> =>
      this.#caller.call({
        operation: 'CombinedDevicesByFilter',
        method: 'GET',
        path: 'devices/combined/devices/v1',
        query: { offset, limit: `${limit}`, sort, filter: filter?.text },
        read: (reply) => {
          const answer = reply.json();
          return { ...resources(answer, readAsset), answer, next: cursorIn(answer, 'next') };
        },
      });
    return walkList({ ...options, pageSize: limit, fetchPage, keyOf: ({ id }) => id });
  }

  scrollIds({ filter, sort = byId, pageSize = 1000, ...options }: HostListOptions = {}): AsyncGenerator<string, void, undefined> {
    const limit = Math.min(pageSize, mostListed);
    let collected = 0;
    const readPage = (reply: Reply): ReadPage<string> => {
      const answer = reply.json();
      const found = ids(answer);
      collected += found.items.length;
      const isLast = found.items.length === 0 || collected >= (totalIn(answer) ?? 0);
      return { ...found, answer, next: isLast ? undefined : cursorIn(answer, 'offset') };
    };
    const fetchPage = (offset: string | undefined): Promise<ReadPage<string>> =>
      this.#caller.call({
        operation: 'QueryDevicesByFilterScroll',
        method: 'GET',
        path: 'devices/queries/devices-scroll/v1',
        query: { offset, limit: `${limit}`, sort, filter: filter?.text },
        read: readPage,
      });
    return walkList({ ...options, pageSize: limit, fetchPage, keyOf: (id) => id });
  }

  queryIds({ filter, sort = byId, offset = 0, limit = 100 }: HostQuery = {}): Promise<IdPage> {
    return this.#caller.call({
      operation: 'QueryDevicesByFilter',
      method: 'GET',
      path: 'devices/queries/devices/v1',
      query: { offset: `${offset}`, limit: `${limit}`, sort, filter: filter?.text },
      read: (reply) => readIdPage(reply.json()),
    });
  }

  async details(hostIds: readonly string[]): Promise<HostDetails> {
    const pages = await Promise.all(inBatches(hostIds, mostDetailed).map((batch) => this.#detailsOf(batch)));
    const assets = new Map(pages.flatMap(({ items }) => items).map((asset) => [asset.id, asset]));
    const asked = [...new Set(hostIds)];
    return {
      assets: asked.flatMap((id) => assets.get(id) ?? []),
      missing: asked.filter((id) => !assets.has(id)),
      warnings: pages.flatMap(({ warnings }) => warnings),
    };
  }

  async onlineStates(hostIds: readonly string[]): Promise<ReadonlyMap<string, OnlineState>> {
    const pages = await Promise.all(inBatches(hostIds, mostStates).map((batch) => this.#statesOf(batch)));
    return new Map(pages.flatMap(({ items }) => items));
  }

  tag(change: 'add' | 'remove', tags: readonly string[], hostIds: readonly string[]): Promise<readonly TagOutcome[]> {
    return this.#caller.call({
      operation: 'UpdateDeviceTags',
      method: 'PATCH',
      path: 'devices/entities/devices/tags/v1',
      body: { json: { action: change, device_ids: hostIds, tags: tags.map(withPrefix) } },
      repeatable: true,
      read: (reply) => resources(reply.json(), readTagOutcome).items,
    });
  }

  isolate(change: 'contain' | 'lift_containment', hostIds: readonly string[]): Promise<readonly string[]> {
    return this.#caller.call({
      operation: 'PerformActionV2',
      method: 'POST',
      path: 'devices/entities/devices-actions/v2',
      query: { action_name: change },
      body: { json: { ids: hostIds } },
      read: (reply) => resources(reply.json(), (resource) => resource.text('id')).items,
    });
  }

  /** It only reads, although it is sent with POST. */
  #detailsOf(batch: readonly string[]): Promise<Found<Asset>> {
    return this.#caller.call({
      operation: 'PostDeviceDetailsV2',
      method: 'POST',
      path: 'devices/entities/devices/v2',
      body: { json: { ids: batch } },
      repeatable: true,
      read: (reply) => resourcesById(reply.json(), readAsset),
    });
  }

  #statesOf(batch: readonly string[]): Promise<Found<readonly [string, OnlineState]>> {
    return this.#caller.call({
      operation: 'GetOnlineState_V1',
      method: 'GET',
      path: 'devices/entities/online-state/v1',
      query: idsQuery(batch),
      read: (reply) => resourcesById(reply.json(), (state) => [state.text('id'), known(state, 'state', onlineStates)] as const),
    });
  }
}

const onlineStates: Vocabulary<OnlineState> = {
  words: new Map([['online', 'online'], ['offline', 'offline'], ['unknown', 'unknown']]),
  otherwise: 'unknown',
};
