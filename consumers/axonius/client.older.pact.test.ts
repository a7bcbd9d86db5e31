import { expect } from 'chai';
import { KnownSecrets } from '../shared/auth/known-secrets.ts';
import type { AxoniusClient } from './client.ts';
import { authorizerOf } from './credentials.ts';
import { clientAt } from './testing/client.ts';
import { axonius, once, within } from './testing/contract.ts';
import type { Asset } from './types.ts';

const clientOf = ({ url }: { readonly url: string }): AxoniusClient => clientAt(url, { generation: 'v1', ...once });

const asset_type = 'devices';
const internal_axon_id = '5d0f3b7e9a1c4e62b8d7f6a5c4b3a291';
const filter = '("labels" == "pci")';
const rowFields = within('data[].attributes', ['internal_axon_id', 'adapters', 'labels[]', 'specific_data[].plugin_name', 'specific_data[].data.hostname']);

/** That all of those fields have come through. */
function isTheLaptop({ tags, sources }: Asset): void {
  expect(tags).to.deep.equal(['pci']);
  expect(sources[0]).to.include({ adapter: 'crowd_strike_adapter', name: 'fin-lt-0042.corp.example.test' });
}

const isolating = { name: 'isolate', ids: [internal_axon_id], include: true };

const usual = { filter, get_metadata: true, include_details: false, use_cache_entry: false };
const asking = (attributes: object) => ({ data: { type: 'entity_request_schema', attributes: { ...usual, ...attributes } } });

describe('our contract with Axonius’ older API', () => {
  it('walks a run of devices by its one cursor, until an empty page', () =>
    axonius.interactions(
      [
        {
          operation: 'assetsPage',
          description: 'gets the first page of a run',
          given: 'there are three devices',
          request: { path: { asset_type }, body: asking({ page: { offset: 0, limit: 1000 }, use_cursor: true, cursor_id: null }) },
          response: { status: 200, relies: rowFields, examples: { 'meta.cursor': 'run-1' } },
        },
        {
          operation: 'assetsPage',
          description: 'gets the empty page at the end of a run',
          given: 'the instance is empty',
          request: { path: { asset_type }, body: asking({ page: { offset: 1, limit: 1000 }, use_cursor: true, cursor_id: 'run-1' }) },
          response: { status: 200, values: { data: [] } },
        },
      ],
      async (vendor) => {
        const assets = await Array.fromAsync(clientOf(vendor).assets('devices', { query: filter }));
        expect(assets).to.have.length(1);
        assets.forEach(isTheLaptop);
      },
    ));

  it('gets devices by offset', () =>
    axonius.interaction(
      {
        operation: 'assetsPage',
        description: 'gets devices of the older API by offset',
        given: 'there are three devices',
        request: { path: { asset_type }, body: asking({ page: { offset: 0, limit: 1000 }, use_cursor: false }) },
        response: { status: 200, relies: [...rowFields, 'meta.page.totalResources'], examples: { 'meta.page.totalResources': 1 } },
      },
      async (vendor) => {
        const assets = await Array.fromAsync(clientOf(vendor).assets('devices', { query: filter, paging: 'offset' }));
        expect(assets).to.have.length(1);
        assets.forEach(isTheLaptop);
      },
    ));

  it('counts devices', () =>
    axonius.interaction(
      {
        operation: 'assetsCount',
        description: 'counts devices of the older API',
        given: 'there are 42 devices',
        request: { path: { asset_type }, body: { data: { type: 'entities_count_schema', attributes: { filter, use_cache_entry: true } } } },
        response: { status: 200, relies: ['data.attributes.value'], examples: { 'data.attributes.value': 42 } },
      },
      async (vendor) => expect(await clientOf(vendor).countAssets('devices', { query: filter })).to.equal(42),
    ));

  it('runs an action set', () =>
    axonius.interaction(
      {
        operation: 'runEnforcement',
        description: 'runs an action set',
        request: { path: { asset_type }, body: { data: { type: 'enforcement_schema', attributes: isolating } } },
        response: { status: 200 },
      },
      (vendor) => clientOf(vendor).runEnforcement('devices', [internal_axon_id], 'isolate'),
    ));

  it('says what the instance is', () =>
    axonius.interaction(
      {
        operation: 'getAbout',
        description: 'says what the instance is',
        response: { status: 200, relies: within('data.attributes', ['Installed Version', 'Customer Id', 'Host Name']) },
      },
      async (vendor) => expect(await clientOf(vendor).about()).to.deep.equal({ version: '6.1.80', customer: 'acme-sec', host: 'acme-sec' }),
    ));

  it('hands out its document', () =>
    axonius.interaction(
      { operation: 'openApiYaml', description: 'hands out its document', response: { status: 200 } },
      async (vendor) => expect(await clientOf(vendor).openApiDocument()).to.be.a('string'),
    ));

  it('says what the adapters are called', () =>
    axonius.interaction(
      {
        operation: 'listAdapterNames',
        description: 'says what the adapters are called',
        response: { status: 200, relies: ['meta.adapter_list[].name', 'meta.adapter_list[].title'] },
      },
      async (vendor) => expect([...(await clientOf(vendor).adapterTitles())]).to.deep.equal([['crowd_strike_adapter', 'CrowdStrike Falcon']]),
    ));
});

describe('our contract with Axonius, by OAuth', () => {
  it('gets a token', () =>
    axonius.interaction(
      {
        operation: 'createToken',
        description: 'gets a token',
        request: { body: { grant_type: 'client_credentials' } },
        response: { status: 200, relies: ['access_token', 'expires_in'] },
      },
      async (vendor) => {
        const credentials = { clientId: 'service-7', clientSecret: 'canary-client-secret-1' };
        const { headers } = await authorizerOf(credentials, { baseUrl: vendor.url, connection: {}, known: new KnownSecrets() }).authorize();
        expect(headers['authorization']).to.match(/^Bearer ./);
      },
    ));
});
