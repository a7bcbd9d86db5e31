import type { Caller } from '../../shared/call/caller.ts';
import { oneOf } from '../fql.ts';
import { totalIn, walkList, type ListOptions, type ReadPage } from '../list.ts';
import { idsQuery } from '../reading/batches.ts';
import { ids, onlyResource, resources } from '../reading/envelope.ts';
import { readHostGroup, type HostGroup } from './host-group.ts';

/** Groups of hosts. */
export interface HostGroupsApi {
  /** By name. */
  list(options?: ListOptions): AsyncGenerator<HostGroup, void, undefined>;
  /** A group of hosts that are chosen one by one, without any at first. Never repeated: a second one of the same name is refused. */
  create(group: { readonly name: string; readonly description?: string }): Promise<HostGroup>;
  /** Answers the ids of those that are gone. */
  delete(groupIds: readonly string[]): Promise<readonly string[]>;
  change(change: 'add-hosts' | 'remove-hosts', groupId: string, hostIds: readonly string[]): Promise<void>;
}

/** What one call takes. */
const mostListed = 5000;

/** Host groups, on the kit's caller. */
export class HostGroups implements HostGroupsApi {
  readonly #caller: Caller;

  constructor(caller: Caller) {
    this.#caller = caller;
  }

  list({ filter, pageSize = 500, ...options }: ListOptions = {}): AsyncGenerator<HostGroup, void, undefined> {
    const limit = Math.min(pageSize, mostListed);
    const fetchPage = (offset: string | undefined): Promise<ReadPage<HostGroup>> =>
      this.#caller.call({
        operation: 'queryCombinedHostGroups',
        method: 'GET',
        path: 'devices/combined/host-groups/v1',
        query: { offset, limit: `${limit}`, sort: 'name.asc', filter: filter?.text },
        read: (reply) => {
          const answer = reply.json();
          const found = resources(answer, readHostGroup);
          const read = Number(offset ?? 0) + found.items.length;
          return { ...found, answer, next: read < (totalIn(answer) ?? 0) ? `${read}` : undefined };
        },
      });
    return walkList({ ...options, pageSize: limit, fetchPage, keyOf: ({ id }) => id });
  }

  create({ name, description }: { readonly name: string; readonly description?: string }): Promise<HostGroup> {
    return this.#caller.call({
      operation: 'createHostGroups',
      method: 'POST',
      path: 'devices/entities/host-groups/v1',
      body: { json: { resources: [{ name, group_type: 'static', description }] } },
      read: (reply) => onlyResource(reply.json(), readHostGroup),
    });
  }

  delete(groupIds: readonly string[]): Promise<readonly string[]> {
    return this.#caller.call({
      operation: 'deleteHostGroups',
      method: 'DELETE',
      path: 'devices/entities/host-groups/v1',
      query: idsQuery(groupIds),
      read: (reply) => ids(reply.json()).items,
    });
  }

  change(change: 'add-hosts' | 'remove-hosts', groupId: string, hostIds: readonly string[]): Promise<void> {
    return this.#caller.call({
      operation: 'performGroupAction',
      method: 'POST',
      path: 'devices/entities/host-group-actions/v1',
      query: { action_name: change },
      body: { json: { action_parameters: [{ name: 'filter', value: `(${oneOf('device_id', hostIds).text})` }], ids: [groupId] } },
      repeatable: true,
      read: (reply) => void resources(reply.json(), readHostGroup),
    });
  }
}
