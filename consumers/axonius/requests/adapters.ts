import type { Answer } from '../../shared/answer.ts';
import type { CallRequest } from '../../shared/call/request.ts';
import { instant } from '../asset/instant.ts';
import type { AdapterHealth, FailingConnection } from '../types.ts';
import { jsonApi } from './older.ts';

export const listAdapters: CallRequest<readonly AdapterHealth[]> = {
  operation: 'listAdapters',
  method: 'GET',
  path: 'api/v2/adapters',
  query: { include_connection_details: 'true' },
  read: (reply) => reply.json().list('adapters').map(readAdapter),
};

export const listAdapterNames: CallRequest<ReadonlyMap<string, string>> = {
  operation: 'listAdapterNames',
  method: 'GET',
  path: 'api/adapters/list',
  headers: jsonApi,
  read: (reply) => new Map(reply.json().object('meta').list('adapter_list').map((adapter) => [adapter.text('name'), adapter.text('title')])),
};

const known = ['success', 'warning', 'error', ''];

function readAdapter(adapter: Answer): AdapterHealth {
  const active = adapter.listOrEmpty('connections').filter((connection) => connection.flag('active'));
  const failing = active.filter(isFailing).map(readFailing);
  return {
    adapter: adapter.text('id'),
    node: adapter.textOrNull('node_name') ?? undefined,
    health: healthOf(adapter.member('status', known), { active: active.length, failing: failing.length }),
    connections: adapter.objectOrNull('connections_count')?.wholeNumberOrNull('total') ?? active.length,
    failing,
  };
}

const isFailing = (connection: Answer): boolean => connection.text('status') === 'error' || (connection.textOrNull('error') ?? '') !== '';

const readFailing = (connection: Answer): FailingConnection => ({
  id: connection.text('id'),
  label: connection.textOrNull('connection_label') ?? undefined,
  reason: connection.textOrNull('error') ?? 'no reason given',
  lastSuccess: instant(connection.textOrNull('last_successful_fetch') ?? ''),
});

/** What the connections say goes before what the adapter says of itself. */
function healthOf(status: string, { active, failing }: { readonly active: number; readonly failing: number }): AdapterHealth['health'] {
  if (failing > 0) return failing < active ? 'warning' : 'failing';
  if (status === 'error') return 'failing';
  if (status === '') return 'idle';
  return status === 'success' ? 'healthy' : 'warning';
}
