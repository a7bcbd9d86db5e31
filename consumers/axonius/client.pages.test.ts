import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { Secret } from '../shared/auth/secret.ts';
import { PaginationError } from '../shared/errors/pagination-error.ts';
import { VendorError } from '../shared/errors/vendor-error.ts';
import { unobserved } from '../shared/observer.ts';
import { failing } from '../shared/testing/failing.ts';
import { axoniusOnScript, collected } from './testing/client.ts';
import { assetId, devices, olderPage, page } from './testing/factories.ts';

/** Three pages, of which the last one is half full and has a cursor, too. The total may be another one on each of them. */
const threePages = (pageSize: number, totals: readonly [number, number, number]) =>
  totals.map((totalResources, index) => {
    const rows = devices(index === 2 ? pageSize / 2 : pageSize, index * pageSize + 1);
    return { body: page(rows, { number: index + 1, totalPages: Math.ceil(totalResources / pageSize), totalResources, next: `page-${index + 2}` }) };
  });

const fiveDevices = threePages(2, [5, 5, 5]);

describe('the Axonius client, paging by cursor', () => {
  const { vendor, client, bodies } = axoniusOnScript();

  it('stops at the last page although that has a cursor, and changes nothing else in the body (X10)', async () => {
    vendor.answers(...threePages(1000, [2500, 2500, 2500]));
    expect(await collected(client().assets('devices', { query: '("labels" == "pci")' }))).to.have.length(2500);
    const first = { query: '("labels" == "pci")', include_metadata: true, include_details: false, use_cache_entry: false, page: { limit: 1000 } };
    expect(bodies()).to.deep.equal([first, { ...first, next_page: 'page-2' }, { ...first, next_page: 'page-3' }]);
  });

  it('stops at an empty page where the numbers do not say which is the last one (X11)', async () => {
    const rows = [devices(2), devices(2, 3), devices(1, 5), []];
    vendor.answers(...rows.map((some, index) => ({ body: page(some, { number: index + 1, next: `page-${index + 2}` }) })));
    expect(await collected(client().assets('devices', { pageSize: 2 }))).to.have.length(5);
    expect(vendor.requests).to.have.length(4);
  });

  it('gives up where the same cursor comes again with rows (X12)', async () => {
    vendor.answers({ body: page(devices(2), { next: 'page-2' }) }, { body: page(devices(2, 3), { number: 2, next: 'page-2' }) });
    expect(await failing(collected(client().assets('devices')), PaginationError)).to.include({ fault: 'loop', kind: 'contract' });
    expect(vendor.requests).to.have.length(2);
  });

  it('keeps all rows where the total grows in between (X16)', async () => {
    vendor.answers(...threePages(1000, [2500, 2510, 2510]));
    expect(await collected(client().assets('devices'))).to.have.length(2500);
    expect(vendor.requests).to.have.length(3);
  });

  it('asks for the same page again where the connection breaks off, and loses no row (X36)', async () => {
    const [first = {}, second = {}, third = {}] = fiveDevices;
    vendor.answers(first, { fault: 'reset' }, second, third);
    expect(new Set(await collected(client().assets('devices')))).to.have.property('size', 5);
    expect(bodies().map((body) => (body as { next_page?: string }).next_page)).to.deep.equal([undefined, 'page-2', 'page-2', 'page-3']);
  });

  for (const status of [400, 404]) {
    it(`begins again once where a cursor is refused with ${status}, and hands out no row twice (X37)`, async () => {
      const [first = {}, second = {}, third = {}] = fiveDevices;
      vendor.answers(first, second, { status }, first, second, third);
      const ids = await collected(client().assets('devices'));
      expect([ids.length, new Set(ids).size, vendor.requests.length]).to.deep.equal([5, 5, 6]);
    });
  }

  it('fails where a cursor is refused again (X37)', async () => {
    const [first = {}] = fiveDevices;
    vendor.answers(first, { status: 400 }, first, { status: 400 });
    expect(await failing(collected(client().assets('devices')), VendorError)).to.include({ kind: 'invalid-request', status: 400 });
    expect(vendor.requests).to.have.length(4);
  });

  it('does not begin again where the first page is refused', async () => {
    vendor.answers({ status: 400 });
    expect(await failing(collected(client().assets('devices')), VendorError)).to.include({ kind: 'invalid-request' });
    expect(vendor.requests).to.have.length(1);
  });

  it('hands out an asset that two pages have once, and says so', async () => {
    vendor.answers({ body: page(devices(2), { totalPages: 2, next: 'page-2' }) }, { body: page(devices(2, 2), { number: 2, totalPages: 2 }) });
    const twice: string[] = [];
    expect(await collected(client().assets('devices', { onDuplicate: (id) => twice.push(id) }))).to.have.length(3);
    expect(twice).to.deep.equal([assetId(2)]);
  });

  it('asks for the next page only when it is wanted', async () => {
    vendor.answers(...fiveDevices);
    await client().assets('devices').next();
    await sleep(5);
    expect(vendor.requests).to.have.length(1);
  });

  it('has no more than two calls under way, however many lists are read (X39)', async () => {
    vendor.answers({ body: page(devices(1), { totalPages: 1 }) });
    let underWay = 0;
    const counts: number[] = [];
    const observer = { ...unobserved, exchange: () => void (underWay -= 1) };
    const get = async () => {
      counts.push((underWay += 1));
      return { apiKey: new Secret('key'), apiSecret: new Secret('secret') };
    };
    const one = client({ observer, limits: { waiting: 8 }, credentials: { keys: { name: 'keys', get, renew: get, isAnother: () => false } } });
    await Promise.all(Array.from({ length: 10 }, () => collected(one.assets('devices'))));
    expect([vendor.requests.length, Math.max(...counts)]).to.deep.equal([10, 2]);
  });
});

describe('the Axonius client, paging by offset', () => {
  const { vendor, client, bodies } = axoniusOnScript();
  const offsets = () => bodies().map((body) => (body as { page: { offset: number } }).page.offset);

  it('counts on by what a page has (X13)', async () => {
    const rows = [devices(2000), devices(2000, 2001), devices(1, 4001)];
    vendor.answers(...rows.map((some, index) => ({ body: page(some, { number: index + 1, totalPages: 3, totalResources: 4001 }) })));
    expect(await collected(client().assets('devices', { paging: 'offset', pageSize: 2000 }))).to.have.length(4001);
    expect(offsets()).to.deep.equal([0, 2000, 4000]);
  });

  for (const pageSize of [2001, 0, 1.5]) {
    it(`refuses pages of ${pageSize} before anything is sent (X14)`, () => {
      expect(() => client().assets('devices', { pageSize })).to.throw(TypeError, `a page has 1 to 2000 assets, not ${pageSize}`);
    });
  }

  it('is what is left without metadata, and ends with a short page (X15)', async () => {
    vendor.answers({ body: { assets: devices(2) } }, { body: { assets: devices(1, 3) } });
    expect(await collected(client().assets('devices', { metadata: false, pageSize: 2 }))).to.have.length(3);
    expect(offsets()).to.deep.equal([0, 2]);
    expect(bodies()[0]).to.include({ include_metadata: false });
  });

  it('ends with an empty page without metadata', async () => {
    vendor.answers({ body: { assets: devices(2) } }, { body: { assets: [] } });
    expect(await collected(client().assets('devices', { metadata: false, pageSize: 2 }))).to.have.length(2);
  });
});

describe('the Axonius client, paging through the older API', () => {
  const { vendor, client, bodies } = axoniusOnScript();
  const older = () => client({ generation: 'v1' });
  const attributes = () => bodies().map((body) => (body as { data: { attributes: object } }).data.attributes);

  it('repeats the one cursor of the run, and ends with an empty page', async () => {
    vendor.answers(...[devices(2), devices(1, 3), []].map((rows) => ({ body: olderPage(rows, 'run-7', 3) })));
    expect(await collected(older().assets('devices', { pageSize: 2, query: '("labels" == "pci")', fields: ['labels'] }))).to.have.length(3);
    expect(attributes()).to.deep.equal(
      [[0, null], [2, 'run-7'], [3, 'run-7']].map(([offset, cursor_id]) => ({
        filter: '("labels" == "pci")', page: { offset, limit: 2 }, fields: { devices: ['labels'] },
        get_metadata: true, include_details: false, use_cache_entry: false, use_cursor: true, cursor_id,
      })),
    );
    expect(vendor.requests[0]?.headers).to.include({ 'content-type': 'application/vnd.api+json', accept: 'application/vnd.api+json' });
  });

  it('ends by offset when all that was announced has come', async () => {
    vendor.answers({ body: olderPage(devices(2), null, 3) }, { body: olderPage(devices(1, 3), null, 3) });
    expect(await collected(older().assets('devices', { paging: 'offset', pageSize: 2 }))).to.have.length(3);
    expect(attributes()[1]).to.deep.include({ page: { offset: 2, limit: 2 }, use_cursor: false });
  });

  it('ends with a short page without metadata', async () => {
    vendor.answers({ body: olderPage(devices(2), null) }, { body: olderPage(devices(1, 3), null) });
    expect(await collected(older().assets('devices', { metadata: false, pageSize: 2 }))).to.have.length(3);
  });

  it('hands out the same assets as the newer one', async () => {
    vendor.answers({ body: olderPage(devices(2), 'run', 2) });
    const old = await Array.fromAsync(older().assets('devices', { paging: 'offset' }));
    vendor.answers({ body: page(devices(2), { totalPages: 1 }) });
    expect(await Array.fromAsync(client().assets('devices'))).to.deep.equal(old);
  });

  it('knows saved queries by their id alone', async () => {
    vendor.answers({ body: olderPage([]) });
    await failing(collected(older().assets('devices', { savedQueryName: 'prod servers' })), TypeError);
    await collected(older().assets('devices', { savedQueryId: '66f0c1d2e3a4b5c6d7e8f901', history: '2026-11-01' }));
    expect(attributes()[0]).to.include({ saved_query_id: '66f0c1d2e3a4b5c6d7e8f901', history: '2026-11-01', filter: '' });
  });
});
