import { expect } from 'chai';
import { axoniusOnScript, collected } from './testing/client.ts';
import { fetchRun, objectId, page, savedQuery, systemUser } from './testing/factories.ts';

describe('the Axonius client, listing', () => {
  const { vendor, client, bodies } = axoniusOnScript();

  it('reads saved queries until a page is short', async () => {
    const full = Array.from({ length: 1000 }, (_, index) => savedQuery(`query ${index}`, { uuid: objectId(index + 1) }));
    vendor.answers({ body: { queries: full } }, { body: { queries: [savedQuery('the last', { uuid: objectId(1001) })] } });
    expect(await collected(client().savedQueries())).to.have.length(1001);
    expect(vendor.requests.map(({ url }) => new URL(url, vendor.url).searchParams.get('offset'))).to.deep.equal(['0', '1000']);
  });

  it('reads a saved query whatever is left out of it', async () => {
    vendor.answers({ body: { id: objectId(7), name: 'bare', tags: null, predefined: null, description: null } });
    const bare = { id: objectId(7), name: 'bare', description: undefined, assetType: undefined, filter: undefined, tags: [], isPredefined: false };
    expect(await client().savedQuery(objectId(7))).to.deep.equal(bare);
  });

  it('reads runs of connections until a page is short', async () => {
    const full = Array.from({ length: 200 }, (_, index) => fetchRun({ start_time: `2026-11-21 12:00:${index % 60}`, devices_count: index }));
    vendor.answers({ body: { fetches: full } }, { body: { fetches: [fetchRun({ status: 'failure', error: 'refused', end_time: null })] } });
    const runs = await Array.fromAsync(client().fetchHistory());
    expect(runs).to.have.length(201);
    expect(runs.at(-1)).to.include({ status: 'failure', error: 'refused', end: undefined, devices: undefined });
    expect(bodies()[1]).to.deep.equal({ sort: '-last_fetch_time', page: { limit: 200, offset: 200 } });
  });

  it('reads an account of the console whatever is left out of it', async () => {
    vendor.answers({ body: { users: [systemUser('amara', { email: null, last_login: 'Sat, 21 Nov 2026 12:08:36 GMT' })] } });
    const [account] = await client().consoleAccounts();
    expect(account).to.include({ username: 'amara', mail: undefined, role: undefined, source: undefined, lastLogin: '2026-11-21T12:08:36Z' });
  });

  it('reads fields of all adapters, and of single ones', async () => {
    const vpc = { name: 'adapters_data.aws_adapter.vpc', title: 'VPC', type: 'string', format: 'ip' };
    vendor.answers({ body: { generic: [{ name: 'labels', type: 'array' }], specific: { aws_adapter: [vpc] } } });
    expect(await client().assetFields('devices')).to.deep.equal([
      { name: 'labels', title: undefined, type: 'array', format: undefined, adapter: undefined },
      { ...vpc, adapter: 'aws_adapter' },
    ]);
  });

  it('asks for the fields that are wanted, and for rows from before where they will do', async () => {
    vendor.answers({ body: page([], { totalPages: 0 }) });
    await collected(client().assets('devices', { savedQueryId: objectId(7), fieldsToExclude: ['specific_data.data.installed_software'], cached: true }));
    expect(bodies()[0]).to.deep.include({ saved_query_id: objectId(7), fields_to_exclude: ['specific_data.data.installed_software'], use_cache_entry: true });
  });

  it('reads an instance that tells no more than its version', async () => {
    vendor.answers({ body: { data: { attributes: { 'Installed Version': '6.1.80', 'Host Name': null } } } });
    expect(await client().about()).to.deep.equal({ version: '6.1.80', customer: undefined, host: undefined });
  });
});
