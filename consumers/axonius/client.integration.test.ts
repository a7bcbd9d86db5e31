import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { vendorStub } from '../shared/testing/vendor-stub.ts';
import { seenWithin } from './aql.ts';
import { AxoniusClient } from './client.ts';
import { clientAt } from './testing/client.ts';

/** What a caller of the client goes through in one sync, at whatever instance: it changes nothing. */
async function sync(client: AxoniusClient): Promise<void> {
  expect((await client.about()).version).to.match(/^\d/);
  const recent = { query: seenWithin(30) };
  const expected = await client.countAssets('devices', recent);
  const { value: device } = await client.assets('devices', { ...recent, pageSize: 50 }).next();
  expect(device === undefined).to.equal(expected === 0);
  if (device) expect((await client.asset('devices', device.id)).sources.map(({ adapter }) => adapter)).to.include(device.adapters[0]);
  const known = await client.adapterTitles();
  for (const { adapter } of await client.adapters()) expect(known.has(adapter), adapter).to.equal(true);
  await client.savedQueries().next();
  expect((await client.assetFields('devices')).map(({ name }) => name)).to.include('specific_data.data.hostname');
}

/** Marks one device and takes the mark away again. */
async function mark(client: AxoniusClient, tag: string): Promise<void> {
  const { value: device } = await client.assets('devices', { pageSize: 1 }).next();
  const ids = device === undefined ? [] : [device.id];
  await client.addTags('devices', ids, [tag]);
  try {
    for (const id of ids) expect((await client.asset('devices', id)).tags).to.include(tag);
  } finally {
    await client.removeTags('devices', ids, [tag]);
  }
}

describe('the Axonius client, end to end at the stub', () => {
  const stub = vendorStub('axonius');

  it('syncs', async () => {
    await stub.state('there are three devices');
    await sync(clientAt(stub.url));
  });

  it('syncs by an OAuth token', () => sync(clientAt(stub.url, { credentials: { clientId: 'service-7', clientSecret: 'a-client-secret' } })));

  it('marks a device, and takes the mark away', async () => {
    await stub.state('the asset has the tag', { tag: 'vendorproof-test' });
    await mark(clientAt(stub.url), 'vendorproof-test');
    expect((await stub.calls('removeTags')).map(({ status }) => status)).to.deep.equal([200]);
  });
});

describe('the Axonius client, end to end at an instance', () => {
  const { RUN_INTEGRATION_TESTS: wanted, AXONIUS_URL: baseUrl, AXONIUS_API_KEY: apiKey, AXONIUS_API_SECRET: apiSecret, ...env } = process.env;
  const { AXONIUS_CA: authority, AXONIUS_TEST_TAG: tag } = env;
  const tls = authority ? { tls: { ca: readFileSync(authority, 'utf8') } } : {};
  const instance = wanted === 'true' && baseUrl && apiKey && apiSecret ? { baseUrl, credentials: { apiKey, apiSecret }, ...tls } : undefined;

  if (instance === undefined) it('is not tried: RUN_INTEGRATION_TESTS=true, AXONIUS_URL, AXONIUS_API_KEY and AXONIUS_API_SECRET are not all set');
  else it('syncs', () => sync(new AxoniusClient(instance))).timeout(300_000);

  if (instance === undefined || !tag) it('marks no device: AXONIUS_TEST_TAG is not set, or no instance is');
  else it('marks a device, and takes the mark away', () => mark(new AxoniusClient(instance), tag)).timeout(300_000);
});
