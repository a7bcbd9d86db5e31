import { expect } from 'chai';
import { VendorError } from '../shared/errors/vendor-error.ts';
import { failing } from '../shared/testing/failing.ts';
import { SavedQueryNotFoundError } from './errors/saved-query-not-found-error.ts';
import { clientAt, collected } from './testing/client.ts';
import type { Asset } from './types.ts';
import { agrees, axonius, once, within } from './testing/contract.ts';

const asset_type = 'devices';
const internal_axon_id = '5d0f3b7e9a1c4e62b8d7f6a5c4b3a291';
const query = '("labels" == "pci")';

/** What an asset cannot be without, and what of a source makes a device of it. */
const assetFields = ['internal_axon_id', 'adapters', 'labels[]'];
const sourceFields = ['plugin_name', 'quick_id', 'data.hostname', 'data.last_seen', 'data.network_interfaces[].mac', 'data.network_interfaces[].ips[]'];
const deviceFields = [...assetFields, ...within('specific_data[]', sourceFields)];
const bareFields = ['internal_axon_id', 'adapters', 'specific_data[].plugin_name'];

/** Which page it is. Of how many is of use and not relied on: an empty page ends a list, too. */
const pageFields = ['meta.page.number'];

const tagging = { tags: ['pci'], entities: { internal_axon_ids: [internal_axon_id] } };
const owner = { field_name: 'adapters_data.gui.custom_owner_mail', value: ['amara@example.test'] };

/** What the client says of every page. */
const usual = { include_metadata: true, include_details: false, use_cache_entry: false };

/** That all of those fields have come through. */
function isTheLaptop({ tags, macs, ipAddresses, sources }: Asset): void {
  expect({ tags, macs }).to.deep.equal({ tags: ['pci'], macs: ['14:7d:da:0b:2c:91'] });
  expect(ipAddresses).to.include('10.20.30.40');
  expect(sources[0]).to.include({
    adapter: 'crowd_strike_adapter',
    identity: 'crowd_strike_adapter_0!9d2e4a',
    name: 'fin-lt-0042.corp.example.test',
    lastSeen: '2026-11-21T12:08:36Z',
  });
}

describe('our contract with Axonius', () => {
  it('walks two pages of devices by the cursor', () =>
    axonius.interactions(
      [
        {
          operation: 'getAssets',
          description: 'gets the first page of devices',
          given: 'there are three devices on two pages',
          request: { path: { asset_type }, body: { query, ...usual, page: { limit: 2 } } },
          response: { status: 200, relies: [...within('assets[]', deviceFields), ...pageFields], examples: { 'meta.next_page': 'page-2' } },
        },
        {
          operation: 'getAssets',
          description: 'gets the last page of devices',
          given: 'there are three devices on two pages',
          request: { path: { asset_type }, body: { query, ...usual, page: { limit: 2 }, next_page: 'page-2' } },
          response: {
            status: 200,
            relies: [...within('assets[]', deviceFields), ...pageFields],
            examples: { 'meta.page.number': 2, 'assets[].internal_axon_id': 'a1b2c3d4e5f60718293a4b5c6d7e8f90' },
          },
        },
      ],
      async (vendor) => {
        const assets = await Array.fromAsync(clientAt(vendor.url, once).assets('devices', { query, pageSize: 2 }));
        expect(assets).to.have.length(2);
        assets.forEach(isTheLaptop);
      },
    ));

  agrees(
    'gets devices by offset',
    {
      operation: 'getAssets',
      given: 'there are three devices',
      request: { path: { asset_type }, body: { ...usual, page: { limit: 1, offset: 0 } } },
      response: { status: 200, relies: [...within('assets[]', assetFields), ...pageFields], examples: { 'meta.page.totalPages': 1 } },
    },
    async (client) => {
      // The page is full: that it is the last one is for the numbers to say.
      const assets = await Array.fromAsync(client.assets('devices', { paging: 'offset', pageSize: 1 }));
      expect(assets.map(({ tags }) => tags)).to.deep.equal([['pci']]);
    },
  );

  agrees(
    'gets devices with the fields that are listed, as they were on a day',
    {
      operation: 'getAssets',
      given: { name: 'a snapshot of the day exists', params: { history: '2026-11-01' } },
      request: { path: { asset_type }, body: { history: '2026-11-01', fields: ['specific_data.data.hostname'], ...usual, page: { limit: 1000 } } },
      response: { status: 200, relies: [...within('assets[]', ['internal_axon_id', 'adapters']), ...pageFields] },
    },
    async (client) => expect(await collected(client.assets('devices', { history: '2026-11-01', fields: ['specific_data.data.hostname'] }))).to.have.length(1),
  );

  agrees(
    'gets vulnerabilities',
    {
      operation: 'getAssets',
      given: 'a vulnerability exists',
      request: { path: { asset_type: 'vulnerabilities' }, body: { ...usual, page: { limit: 1000 } } },
      response: {
        status: 200,
        relies: [...within('assets[]', bareFields), ...within('assets[].specific_data[].data', ['cve_id', 'cve_severity', 'cvss']), ...pageFields],
        examples: { 'assets[].specific_data[].data.cvss': 8.8 },
      },
    },
    async (client) => {
      const [asset] = await Array.fromAsync(client.assets('vulnerabilities'));
      expect(asset?.vulnerabilities.at(-1)).to.include({ cve: 'CVE-2026-12345', severity: 'high', cvss: 8.8 });
      expect(asset?.sources[0]).to.include({ adapter: 'crowd_strike_adapter' });
    },
  );

  agrees(
    'gets users among the assets',
    {
      operation: 'getAssets',
      given: 'an asset user exists',
      request: { path: { asset_type: 'users' }, body: { ...usual, page: { limit: 1000 } } },
      response: { status: 200, relies: [...within('assets[]', bareFields), ...within('assets[].specific_data[].data', ['username', 'mail']), ...pageFields] },
    },
    async (client) => {
      const [asset] = await Array.fromAsync(client.assets('users'));
      expect(asset?.account).to.include({ username: 'amara.okafor', mail: 'amara@example.test' });
      expect(asset?.sources[0]).to.include({ adapter: 'crowd_strike_adapter' });
    },
  );

  agrees(
    'is told that a page is being prepared',
    {
      operation: 'getAssets',
      given: 'the page is being prepared',
      request: { path: { asset_type }, body: { ...usual, page: { limit: 500 } } },
      response: { status: 202 },
    },
    async (client) => expect(await failing(collected(client.assets('devices', { pageSize: 500 })), VendorError)).to.include({ kind: 'timeout', status: 202 }),
  );

  agrees(
    'is told that a saved query is not there',
    {
      operation: 'getAssets',
      given: { name: 'no such saved query', params: { saved_query_name: 'none' } },
      request: { path: { asset_type }, body: { saved_query_name: 'none', ...usual, page: { limit: 1000 } } },
      response: { status: 404 },
    },
    (client) => failing(collected(client.assets('devices', { savedQueryName: 'none' })), SavedQueryNotFoundError),
  );

  agrees(
    'gets an asset',
    {
      operation: 'getAsset',
      given: { name: 'the asset exists', params: { internal_axon_id } },
      request: { path: { asset_type, internal_axon_id } },
      response: { status: 200, relies: deviceFields },
    },
    async (client) => isTheLaptop(await client.asset('devices', internal_axon_id)),
  );

  agrees(
    'is told that an asset is not there',
    {
      operation: 'getAsset',
      given: { name: 'no such asset', params: { internal_axon_id } },
      request: { path: { asset_type, internal_axon_id } },
      response: { status: 404 },
    },
    async (client) => expect(await failing(client.asset('devices', internal_axon_id), VendorError)).to.include({ kind: 'not-found' }),
  );

  agrees(
    'counts devices',
    {
      operation: 'countAssets',
      given: 'there are 42 devices',
      request: { path: { asset_type }, body: { query } },
      response: { status: 200, relies: ['count'], examples: { count: 42 } },
    },
    async (client) => expect(await client.countAssets('devices', { query })).to.equal(42),
  );

  agrees(
    'lists the fields of devices',
    {
      operation: 'getAssetFields',
      request: { path: { asset_type }, query: { exclude_subfields: true } },
      response: { status: 200, relies: [...within('generic[]', ['name', 'title', 'type']), ...within('specific.*[]', ['name', 'type'])] },
    },
    async (client) => expect((await client.assetFields('devices'))[0]).to.include({ name: 'specific_data.data.hostname', title: 'Host Name', type: 'string' }),
  );

  agrees(
    'adds a tag',
    { operation: 'addTags', request: { path: { asset_type }, body: tagging }, response: { status: 200 } },
    (client) => client.addTags('devices', [internal_axon_id], ['pci']),
  );

  agrees(
    'removes a tag',
    { operation: 'removeTags', request: { path: { asset_type }, body: tagging }, response: { status: 200 } },
    (client) => client.removeTags('devices', [internal_axon_id], ['pci']),
  );

  agrees(
    'sets a custom field',
    {
      operation: 'updateCustomFields',
      given: 'the custom field exists',
      request: { path: { asset_type }, body: { internal_axon_ids: [internal_axon_id], custom_field: owner } },
      response: { status: 200 },
    },
    (client) => client.updateCustomField('devices', [internal_axon_id], { name: 'Owner Mail', values: ['amara@example.test'] }),
  );
});
