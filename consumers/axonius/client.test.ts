import { expect } from 'chai';
import { isNotFound } from '../shared/errors/guards.ts';
import { failing } from '../shared/testing/failing.ts';
import { vendorStub } from '../shared/testing/vendor-stub.ts';
import { SavedQueryNotFoundError } from './errors/saved-query-not-found-error.ts';
import { VendorError } from '../shared/errors/vendor-error.ts';
import { Inventory } from './inventory.ts';
import { clientAt, collected, keys } from './testing/client.ts';
import { assetId, objectId } from './testing/factories.ts';

describe('the Axonius client', () => {
  const stub = vendorStub('axonius');
  const client = () => clientAt(stub.url);
  const bodies = async () => (await stub.calls()).flatMap(({ body }): unknown[] => (typeof body === 'string' ? [JSON.parse(body)] : []));
  const some = [assetId(1), assetId(2)];

  it('hands out three devices with one call (X01)', async () => {
    await stub.state('there are three devices');
    const names = (await Array.fromAsync(client().assets('devices'))).map(({ name }) => name);
    expect(names).to.deep.equal(['fin-lt-0042', 'fin-lt-0043', 'fin-srv-0007']);
    expect(await stub.calls()).to.have.length(1);
  });

  it('hands out the same devices through the older API', async () => {
    await stub.state('there are three devices');
    const older = await Array.fromAsync(clientAt(stub.url, { generation: 'v1' }).assets('devices', { paging: 'offset' }));
    expect(older).to.deep.equal(await Array.fromAsync(client().assets('devices')));
  });

  it('hands out nothing of an empty instance, and does not ask again (X02)', async () => {
    await stub.state('the instance is empty');
    expect(await collected(client().assets('devices'))).to.deep.equal([]);
    expect(await stub.calls()).to.have.length(1);
  });

  it('names the saved query that nobody saved (X18)', async () => {
    await stub.state('no such saved query', { saved_query_name: 'prod servers' });
    const error = await failing(collected(client().assets('devices', { savedQueryName: 'prod servers' })), SavedQueryNotFoundError);
    expect(error).to.include({ savedQuery: 'prod servers', status: 404, kind: 'not-found' });
    expect(error.message).to.contain('there is no saved query “prod servers”');
  });

  it('names the saved query that is not there by its id', async () => {
    await stub.state('no such saved query');
    expect(await failing(client().savedQuery(objectId(7)), SavedQueryNotFoundError)).to.include({ savedQuery: objectId(7) });
  });

  it('asks for a day as the API has it (X20)', async () => {
    await stub.state('a snapshot of the day exists', { history: '2026-11-01' });
    expect(await collected(client().assets('devices', { history: '2026-11-01' }))).to.have.length(1);
    expect((await bodies())[0]).to.deep.include({ history: '2026-11-01' });
  });

  it('refuses a query beside a saved query before anything is sent (X17)', async () => {
    const both: unknown = { query: '("labels" == "pci")', savedQueryName: 'prod servers' };
    expect(() => client().assets('devices', both as { query: string })).to.throw(TypeError, 'exclude one another');
    await failing(client().countAssets('devices', both as { query: string }), TypeError);
    expect(await stub.calls()).to.have.length(0);
  });

  it('keeps accounts of the console apart from users among the assets (X31)', async () => {
    await stub.state('the console has accounts');
    await stub.state('an asset user exists');
    const inventory = new Inventory();
    for await (const user of client().assets('users')) inventory.put(user);
    expect(inventory.records().map(({ asset: { kind, name } }) => `${kind} ${name}`)).to.deep.equal(['asset amara.okafor']);
    expect((await client().consoleAccounts())[0]).to.include({ kind: 'console-account', username: 'amara' }).and.not.to.have.property('sources');
  });

  it('may add a tag twice; the asset has it once (X40)', async () => {
    await stub.state('the asset has the tag', { internal_axon_id: assetId(1), tag: 'pci' });
    for (const _ of [1, 2]) await client().addTags('devices', some, ['pci', 'pci']);
    expect((await client().asset('devices', assetId(1))).tags).to.deep.equal(['pci']);
    expect(await bodies()).to.deep.equal(Array(2).fill({ tags: ['pci'], entities: { internal_axon_ids: some } }));
  });

  it('removes a tag', async () => {
    await client().removeTags('devices', some, ['pci']);
    expect((await stub.calls('removeTags'))[0]).to.include({ status: 200 });
  });

  it('sends nothing where there is nothing to mark (X41)', async () => {
    const one = client();
    for (const [ids, tags] of [[[], ['pci']], [some, []]] as const) {
      await one.addTags('devices', ids, tags);
      await one.removeTags('devices', ids, tags);
    }
    await one.updateCustomField('devices', [], { name: 'a', values: [] });
    await one.runEnforcement('devices', [], 'isolate');
    expect(await stub.calls()).to.have.length(0);
  });

  it('warns of the one connection that fails (X42)', async () => {
    await stub.state('one connection of an adapter fails');
    const [adapter] = await client().adapters();
    expect(adapter).to.include({ adapter: 'crowd_strike_adapter', health: 'warning', connections: 2 });
    expect(adapter?.failing.map(({ label, reason }) => `${label}: ${reason}`)).to.deep.equal(['falcon-us: the credentials are wrong']);
  });

  it('sets a custom field by the name that people gave it (X45)', async () => {
    await client().updateCustomField('devices', [assetId(1)], { name: 'Owner-Mail Box', values: ['amara@example.test'] });
    const custom_field = { field_name: 'adapters_data.gui.custom_owner_mail_box', value: ['amara@example.test'] };
    expect(await bodies()).to.deep.equal([{ internal_axon_ids: [assetId(1)], custom_field }]);
  });

  it('says that there is no such asset', async () => {
    await stub.state('no such asset', { internal_axon_id: assetId(9) });
    expect(isNotFound(await failing(client().asset('devices', assetId(9)), VendorError))).to.equal(true);
  });

  it('refuses a shortened id before anything is sent', async () => {
    await failing(client().asset('devices', '5d0f3b7e'), TypeError);
    expect(await stub.calls()).to.have.length(0);
  });

  it('hands out an asset as it was on a day', async () => {
    expect(await client().asset('devices', assetId(1), { history: '2026-11-01' })).to.include({ id: assetId(1), name: 'fin-lt-0042.corp.example.test' });
    await failing(client().asset('devices', assetId(1), { history: 'today' }), TypeError);
  });

  it('counts', async () => {
    await stub.state('there are 42 devices');
    expect(await client().countAssets('devices', { query: '("labels" == "pci")' })).to.equal(42);
    expect(await clientAt(stub.url, { generation: 'v1' }).countAssets('devices')).to.equal(42);
  });

  it('finds vulnerabilities', async () => {
    await stub.state('a vulnerability exists');
    const [found] = await Array.fromAsync(client().assets('vulnerabilities'));
    expect(found?.vulnerabilities[0]).to.include({ cve: 'CVE-2026-12345', severity: 'high', cvss: 8.8 });
  });

  it('lists saved queries, predefined or not', async () => {
    await stub.state('saved queries exist');
    const [query] = await Array.fromAsync(client().savedQueries());
    expect(query).to.include({ name: 'prod servers', assetType: 'devices', isPredefined: false });
    expect((await client().savedQuery(query?.id ?? '')).filter).to.contain('last_seen');
  });

  it('says what the instance is', async () => {
    expect(await client().about()).to.deep.equal({ version: '6.1.80', customer: 'acme-sec', host: 'acme-sec' });
    expect((await client().adapterTitles()).get('crowd_strike_adapter')).to.equal('CrowdStrike Falcon');
    expect(await client().openApiDocument()).to.contain('openapi:');
  });

  it('lists the fields that queries may use', async () => {
    const [field] = await client().assetFields('devices', 'host');
    expect(field).to.deep.include({ name: 'specific_data.data.hostname', type: 'string', adapter: undefined });
  });

  it('lists the runs of connections within a time', async () => {
    const between = { from: new Date('2026-11-01T00:00:00Z'), to: new Date('2026-11-22T00:00:00Z') };
    const [run] = await Array.fromAsync(client().fetchHistory({ adapters: ['aws_adapter'], statuses: ['success'], between }));
    expect(run).to.include({ adapter: 'aws_adapter', status: 'success', devices: 2500, start: '2026-11-21T12:00:00Z' });
    expect((await bodies())[0]).to.deep.include({ time_range: { type: 'absolute', date_from: '2026-11-01T00:00:00Z', date_to: '2026-11-22T00:00:00Z' } });
  });

  it('runs an action set, once', async () => {
    await stub.faults('status,status=503');
    expect(await failing(client().runEnforcement('devices', some, 'isolate'), VendorError)).to.include({ kind: 'unavailable' });
    expect(await stub.calls()).to.have.length(1);
    await stub.faults();
    await client().runEnforcement('devices', some, 'isolate');
  });

  it('sends both keys with each call (X01)', async () => {
    await client().about();
    const headers = (await stub.calls())[0]?.['headers'];
    expect(Object.keys(headers as object)).to.include.members(['api-key', 'api-secret']);
    expect(JSON.stringify(await stub.calls())).not.to.contain(keys.apiSecret);
  });
});
