import { expect } from 'chai';
import { contract, type Expectation } from 'vendorproof';
import { VendorError } from '../shared/errors/vendor-error.ts';
import { failing } from '../shared/testing/failing.ts';
import type { AxoniusClient } from './client.ts';
import { SavedQueryNotFoundError } from './errors/saved-query-not-found-error.ts';
import { clientAt, collected } from './testing/client.ts';

const axonius = contract({ consumer: 'axonius-integration', provider: 'axonius' });

const clientOf = ({ url }: { readonly url: string }): AxoniusClient => clientAt(url, { retry: { attempts: 1 }, polling: { times: 1 } });

const asset_type = 'devices';
const internal_axon_id = '5d0f3b7e9a1c4e62b8d7f6a5c4b3a291';
const query_id = '66f0c1d2e3a4b5c6d7e8f901';
const query = '("labels" == "pci")';

/** What an asset cannot be without, and what of a source makes a device of it. */
const assetFields = ['internal_axon_id', 'adapters', 'labels'];
const sourceFields = ['plugin_name', 'quick_id', 'data.hostname', 'data.last_seen', 'data.network_interfaces[].mac', 'data.network_interfaces[].ips'];
const deviceFields = [...assetFields, ...sourceFields.map((field) => `specific_data[].${field}`)];
const inAssets = (fields: readonly string[]): readonly string[] => fields.map((field) => `assets[].${field}`);
const pageFields = ['meta.page.number', 'meta.page.totalPages'];

/** What the client says of every page. */
const usual = { include_metadata: true, include_details: false, use_cache_entry: false };

/** One interaction, called as it is described. */
const one = (description: string, expectation: Omit<Expectation, 'description'>, ask: (client: AxoniusClient) => Promise<unknown>): void => {
  it(description, () => axonius.interaction({ description, ...expectation }, async (vendor) => void (await ask(clientOf(vendor)))));
};

describe('our contract with Axonius', () => {
  it('walks two pages of devices by the cursor', () =>
    axonius.interactions(
      [
        {
          operation: 'getAssets',
          description: 'gets the first page of devices',
          given: 'there are three devices on two pages',
          request: { path: { asset_type }, body: { query, ...usual, page: { limit: 2 } } },
          response: { status: 200, relies: [...inAssets(deviceFields), ...pageFields], examples: { 'meta.page.totalPages': 2, 'meta.next_page': 'page-2' } },
        },
        {
          operation: 'getAssets',
          description: 'gets the last page of devices',
          given: 'there are three devices on two pages',
          request: { path: { asset_type }, body: { query, ...usual, page: { limit: 2 }, next_page: 'page-2' } },
          response: {
            status: 200,
            relies: [...inAssets(deviceFields), ...pageFields],
            examples: { 'meta.page.number': 2, 'meta.page.totalPages': 2, 'assets[].internal_axon_id': 'a1b2c3d4e5f60718293a4b5c6d7e8f90' },
          },
        },
      ],
      async (vendor) => expect(await collected(clientOf(vendor).assets('devices', { query, pageSize: 2 }))).to.have.length(2),
    ));

  one(
    'gets devices by offset',
    {
      operation: 'getAssets',
      given: 'there are three devices',
      request: { path: { asset_type }, body: { ...usual, page: { limit: 1000, offset: 0 } } },
      response: { status: 200, relies: [...inAssets(assetFields), ...pageFields], examples: { 'meta.page.totalPages': 1 } },
    },
    async (client) => expect(await collected(client.assets('devices', { paging: 'offset' }))).to.have.length(1),
  );

  one(
    'gets devices with the fields that are listed, as they were on a day',
    {
      operation: 'getAssets',
      given: { name: 'a snapshot of the day exists', params: { history: '2026-11-01' } },
      request: { path: { asset_type }, body: { history: '2026-11-01', fields: ['specific_data.data.hostname'], ...usual, page: { limit: 1000 } } },
      response: { status: 200, relies: [...inAssets(['internal_axon_id', 'adapters']), ...pageFields], examples: { 'meta.page.totalPages': 1 } },
    },
    async (client) => expect(await collected(client.assets('devices', { history: '2026-11-01', fields: ['specific_data.data.hostname'] }))).to.have.length(1),
  );

  one(
    'gets vulnerabilities',
    {
      operation: 'getAssets',
      given: 'a vulnerability exists',
      request: { path: { asset_type: 'vulnerabilities' }, body: { ...usual, page: { limit: 1000 } } },
      response: {
        status: 200,
        relies: [...inAssets(['internal_axon_id', 'adapters', 'specific_data[].plugin_name', 'specific_data[].data.cve_id', 'specific_data[].data.cve_severity', 'specific_data[].data.cvss']), ...pageFields],
        examples: { 'meta.page.totalPages': 1 },
      },
    },
    async (client) => expect((await client.assets('vulnerabilities').next()).value?.vulnerabilities[0]).to.have.property('cve'),
  );

  one(
    'gets users among the assets',
    {
      operation: 'getAssets',
      given: 'an asset user exists',
      request: { path: { asset_type: 'users' }, body: { ...usual, page: { limit: 1000 } } },
      response: {
        status: 200,
        relies: [...inAssets(['internal_axon_id', 'adapters', 'specific_data[].plugin_name', 'specific_data[].data.username', 'specific_data[].data.mail']), ...pageFields],
        examples: { 'meta.page.totalPages': 1 },
      },
    },
    async (client) => expect((await client.assets('users').next()).value?.account).to.have.property('username'),
  );

  one(
    'is told that a page is being prepared',
    {
      operation: 'getAssets',
      given: 'the page is being prepared',
      request: { path: { asset_type }, body: { ...usual, page: { limit: 500 } } },
      response: { status: 202 },
    },
    async (client) => expect(await failing(collected(client.assets('devices', { pageSize: 500 })), VendorError)).to.include({ kind: 'timeout', status: 202 }),
  );

  one(
    'is told that a saved query is not there',
    {
      operation: 'getAssets',
      given: { name: 'no such saved query', params: { saved_query_name: 'none' } },
      request: { path: { asset_type }, body: { saved_query_name: 'none', ...usual, page: { limit: 1000 } } },
      response: { status: 404 },
    },
    (client) => failing(collected(client.assets('devices', { savedQueryName: 'none' })), SavedQueryNotFoundError),
  );

  one(
    'gets an asset',
    {
      operation: 'getAsset',
      given: { name: 'the asset exists', params: { internal_axon_id } },
      request: { path: { asset_type, internal_axon_id } },
      response: { status: 200, relies: deviceFields },
    },
    async (client) => expect((await client.asset('devices', internal_axon_id)).sources).to.have.length(1),
  );

  one(
    'is told that an asset is not there',
    {
      operation: 'getAsset',
      given: { name: 'no such asset', params: { internal_axon_id } },
      request: { path: { asset_type, internal_axon_id } },
      response: { status: 404 },
    },
    async (client) => expect(await failing(client.asset('devices', internal_axon_id), VendorError)).to.include({ kind: 'not-found' }),
  );

  one(
    'counts devices',
    {
      operation: 'countAssets',
      given: 'there are 42 devices',
      request: { path: { asset_type }, body: { query } },
      response: { status: 200, relies: ['count'], examples: { count: 42 } },
    },
    async (client) => expect(await client.countAssets('devices', { query })).to.equal(42),
  );

  one(
    'lists the fields of devices',
    { operation: 'getAssetFields', request: { path: { asset_type }, query: { exclude_subfields: true } }, response: { status: 200, relies: ['generic[].name', 'generic[].title', 'generic[].type'] } },
    async (client) => expect(await client.assetFields('devices')).to.have.length(1),
  );

  one(
    'adds a tag',
    { operation: 'addTags', request: { path: { asset_type }, body: { tags: ['pci'], entities: { internal_axon_ids: [internal_axon_id] } } }, response: { status: 200 } },
    (client) => client.addTags('devices', [internal_axon_id], ['pci']),
  );

  one(
    'removes a tag',
    { operation: 'removeTags', request: { path: { asset_type }, body: { tags: ['pci'], entities: { internal_axon_ids: [internal_axon_id] } } }, response: { status: 200 } },
    (client) => client.removeTags('devices', [internal_axon_id], ['pci']),
  );

  one(
    'sets a custom field',
    {
      operation: 'updateCustomFields',
      given: 'the custom field exists',
      request: { path: { asset_type }, body: { internal_axon_ids: [internal_axon_id], custom_field: { field_name: 'adapters_data.gui.custom_owner_mail', value: ['amara@example.test'] } } },
      response: { status: 200 },
    },
    (client) => client.updateCustomField('devices', [internal_axon_id], { name: 'Owner Mail', values: ['amara@example.test'] }),
  );

  one(
    'lists saved queries',
    {
      operation: 'listSavedQueries',
      given: 'saved queries exist',
      request: { query: { folder_id: 'all', include_metadata: false, offset: 0, limit: 1000 } },
      response: { status: 200, relies: ['queries[].uuid', 'queries[].name', 'queries[].module', 'queries[].query.filter', 'queries[].tags'] },
    },
    async (client) => expect(await collected(client.savedQueries())).to.have.length(1),
  );

  one(
    'gets a saved query',
    { operation: 'getSavedQuery', request: { path: { query_id } }, response: { status: 200, relies: ['uuid', 'name', 'query.filter'] } },
    async (client) => expect(await client.savedQuery(query_id)).to.have.property('filter').that.is.a('string'),
  );

  one(
    'looks after the adapters',
    {
      operation: 'listAdapters',
      given: 'one connection of an adapter fails',
      request: { query: { include_connection_details: true } },
      response: {
        status: 200,
        relies: ['id', 'status', 'connections_count.total', 'connections[].id', 'connections[].active', 'connections[].status', 'connections[].error'].map((field) => `adapters[].${field}`),
      },
    },
    async (client) => expect((await client.adapters())[0]?.failing).to.have.length(1),
  );

  one(
    'lists runs of connections',
    {
      operation: 'fetchHistory',
      request: { body: { sort: '-last_fetch_time', page: { limit: 200, offset: 0 }, adapters: ['aws_adapter'] } },
      response: { status: 200, relies: ['fetches[].adapter', 'fetches[].status', 'fetches[].start_time'] },
    },
    async (client) => expect(await Array.fromAsync(client.fetchHistory({ adapters: ['aws_adapter'] }))).to.have.length(1),
  );

  one(
    'lists accounts of the console',
    { operation: 'listSystemUsers', given: 'the console has accounts', request: {}, response: { status: 200, relies: ['users[].uuid', 'users[].user_name', 'users[].email', 'users[].role_name'] } },
    async (client) => expect((await client.consoleAccounts())[0]).to.include({ kind: 'console-account' }),
  );

  one(
    'is told that the keys were reset',
    { operation: 'listAdapters', given: 'the keys were reset', request: { query: { include_connection_details: true } }, response: { status: 401, relies: ['message'] } },
    async (client) => expect(await failing(client.adapters(), VendorError)).to.include({ kind: 'authentication' }),
  );

  one(
    'is told that the role lacks API access',
    { operation: 'listSystemUsers', given: 'the role lacks API access', request: {}, response: { status: 403, relies: ['message'] } },
    async (client) => expect(await failing(client.consoleAccounts(), VendorError)).to.include({ kind: 'permission' }),
  );
});
