import type { Json, ProviderFile, StubAnswer } from 'vendorproof';

const someId = '5d0f3b7e9a1c4e62b8d7f6a5c4b3a291';

/** What one adapter says of an asset. */
const entry = (plugin: string, own: string, data: { readonly [field: string]: Json }) => ({
  plugin_name: plugin,
  plugin_unique_name: `${plugin}_0`,
  quick_id: `${plugin}_0!${own}`,
  type: 'entitydata',
  data: { id: own, ...data },
});

const device = (internalAxonId: string, hostname: string) => ({
  internal_axon_id: internalAxonId,
  adapters: ['crowd_strike_adapter'],
  labels: ['pci'],
  specific_data: [
    entry('crowd_strike_adapter', hostname, {
      hostname,
      last_seen: 'Sat, 21 Nov 2026 12:08:36 GMT',
      network_interfaces: [{ mac: '14:7D:DA:0B:2C:91', ips: ['10.20.30.40'] }],
    }),
  ],
});

const devices = [device(someId, 'fin-lt-0042'), device('0c9b8a7d6e5f4a3b2c1d0e9f8a7b6c5d', 'fin-lt-0043'), device('a1b2c3d4e5f60718293a4b5c6d7e8f90', 'fin-srv-0007')];

const assetUser = {
  internal_axon_id: someId,
  adapters: ['active_directory_adapter'],
  specific_data: [entry('active_directory_adapter', 'S-1-5-21-1004', { username: 'amara.okafor', mail: 'amara@example.test' })],
};

const vulnerability = {
  internal_axon_id: someId,
  adapters: ['tenable_io_adapter'],
  specific_data: [entry('tenable_io_adapter', 'CVE-2026-12345', { cve_id: 'CVE-2026-12345', cve_severity: 'HIGH', cvss: 8.8 })],
};

const savedQuery = {
  uuid: '66f0c1d2e3a4b5c6d7e8f901',
  name: 'prod servers',
  module: 'devices',
  query: { filter: '("labels" == "prod")' },
  tags: ['prod'],
  predefined: null,
};

/** The vendor fills `next_page` on the last page too. */
const page = (number: number, of: number, assets: readonly Json[]) => ({
  assets,
  meta: { page: { number, size: assets.length, totalPages: of, totalResources: 3 }, next_page: `page-${number + 1}` },
});

/** The same rows as the older API has them: with attributes, and one cursor for the whole run. */
const olderPage = (number: number, of: number, assets: readonly Json[]) => ({
  data: assets.map((attributes) => ({ type: 'entity_schema', attributes })),
  meta: { page: { number, size: assets.length, totalPages: of, totalResources: 3 }, cursor: 'run-1' },
});

const on = (operation: string, body: Json, when?: StubAnswer['when']): StubAnswer => ({ operation, body, ...(when && { when }) });

const refusal = (status: number, message: string): StubAnswer => ({ status, body: { status: 'error', message, additional_data: null } });

const missing = (operation: string, when?: StubAnswer['when']): StubAnswer => ({
  operation,
  status: 404,
  body: { error: 'not found' },
  ...(when && { when }),
});

export const provider: ProviderFile = {
  // Reading assets is a POST; it makes none.
  resources: { assets: { read: 'getAsset', list: 'getAssets', id: 'internal_axon_id' } },
  states: {
    'there are three devices': { stub: [on('getAssets', page(1, 1, devices)), on('assetsPage', olderPage(1, 1, devices))] },
    'there are three devices on two pages': {
      stub: [
        on('getAssets', page(1, 2, devices.slice(0, 2)), { next_page: null }),
        on('getAssets', page(2, 2, devices.slice(2)), { next_page: 'page-2' }),
      ],
    },
    'the instance is empty': { stub: [on('getAssets', page(1, 1, [])), on('assetsPage', olderPage(1, 1, []))] },
    'an asset user exists': { stub: [on('getAssets', page(1, 1, [assetUser]), { asset_type: 'users' })] },
    'a vulnerability exists': { stub: [on('getAssets', page(1, 1, [vulnerability]), { asset_type: 'vulnerabilities' })] },
    'a snapshot of the day exists': { stub: [on('getAssets', page(1, 1, devices.slice(0, 1)), { history: '{history}' })] },
    'the asset exists': { stub: [on('getAsset', { internal_axon_id: '{internal_axon_id}' })] },
    'no such asset': { stub: [missing('getAsset', { internal_axon_id: '{internal_axon_id}' })] },
    'the asset has the tag': { stub: [on('getAsset', { internal_axon_id: '{internal_axon_id}', labels: ['{tag}'] })] },
    'the custom field exists': { stub: [on('updateCustomFields', { message: 'done' })] },
    'the page is being prepared': { stub: [{ operation: 'getAssets', status: 202 }] },
    'there are 42 devices': { stub: [on('countAssets', { count: 42 }), on('assetsCount', { data: { attributes: { value: 42 } } })] },
    'counting takes a while': { stub: [on('countAssets', { count: null, value: null }), on('assetsCount', { data: { attributes: { value: null } } })] },
    'saved queries exist': { stub: [on('listSavedQueries', { queries: [savedQuery] })] },
    'no such saved query': { stub: [missing('getAssets', { saved_query_name: '{saved_query_name}' }), missing('getSavedQuery')] },
    'one connection of an adapter fails': {
      stub: [
        on('listAdapters', {
          adapters: [
            {
              id: 'crowd_strike_adapter',
              status: 'warning',
              connections_count: { total: 2, success: 1, error: 1, warning: 0, inactive: 0 },
              connections: [
                { id: '66f0c1d2e3a4b5c6d7e8f902', connection_label: 'falcon-eu', active: true, status: 'success', error: null },
                { id: '66f0c1d2e3a4b5c6d7e8f90a', connection_label: 'falcon-us', active: true, status: 'error', error: 'the credentials are wrong' },
              ],
            },
          ],
        }),
      ],
    },
    'the console has accounts': { stub: [on('listSystemUsers', { users: [{ user_name: 'amara' }] })] },
    'the keys were reset': { stub: [refusal(401, 'Not logged in')] },
    'the role lacks API access': { stub: [refusal(403, 'You are lacking some permissions for this request')] },
  },
};
