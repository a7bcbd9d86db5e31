import { expect } from 'chai';
import { PaginationError } from '../shared/errors/pagination-error.ts';
import { VendorError } from '../shared/errors/vendor-error.ts';
import { failing } from '../shared/testing/failing.ts';
import { equals } from './fql.ts';
import type { ListNotice } from './list.ts';
import { falconOnScript, falconOnStub, signedIn } from './testing/client.ts';
import { hexId, makeEnvelope, makeHostGroup } from './testing/factories.ts';
import { hostPage, numbersFrom } from './testing/pages.ts';

describe('a list of hosts', () => {
  const { vendor, now } = falconOnStub();

  it('has three hosts with one call (C12)', async () => {
    await vendor.state('three hosts');
    const assets = await Array.fromAsync(now().client().hosts.list());
    expect(assets.map(({ name, platform }) => `${name} ${platform}`)).to.deep.equal(['FIN-LT-0042 windows', 'web-7 linux', 'ops-mac macos']);
    expect(await vendor.calls('CombinedDevicesByFilter')).to.have.length(1);
  });

  it('sends a cursor that looks like a number back as it came (C17)', async () => {
    await vendor.state('hosts on two pages');
    expect(await Array.fromAsync(now().client().hosts.list())).to.have.length(3);
  });

  it('has all ids when it is scrolled', async () => {
    await vendor.state('hosts on two pages');
    expect(await Array.fromAsync(now().client().hosts.scrollIds())).to.have.length(3);
    expect(await vendor.calls('QueryDevicesByFilterScroll')).to.have.length(2);
  });

  it('reports that ids end at 10,000, and what has no end (C18)', async () => {
    await vendor.state('queries end at 10,000 hosts');
    const error = await failing(now().client().hosts.queryIds({ offset: 9001, limit: 1000 }), VendorError);
    expect(error).to.include({ kind: 'invalid-request', status: 400 });
    expect(error.message).to.contain('queries end at 10,000 hosts: hosts.list() has no such end');
  });
});

describe('a list of hosts, page by page', () => {
  const { vendor, now } = falconOnScript();
  const notices: ListNotice[] = [];
  beforeEach(() => void notices.splice(0));
  const all = (options = {}) => Array.fromAsync(now().client().hosts.list({ onNotice: (notice) => notices.push(notice), ...options }));
  const queries = () => vendor.requests.slice(1).map(({ url }) => Object.fromEntries(new URL(url, vendor.url).searchParams));

  it('has 2,500 hosts on three pages, and says filter and order each time (C13)', async () => {
    const page = (first: number, count: number, next: string) => hostPage(numbersFrom(first, count), { offset: '', next, total: 2500 });
    vendor.answers(signedIn(), page(1, 1000, 'b=='), page(1001, 1000, 'c/+'), page(2001, 500, ''));
    expect(await all({ pageSize: 1000, filter: equals('platform_name', 'Windows') })).to.have.length(2500);
    const said = { limit: '1000', sort: 'device_id.asc', filter: "platform_name:'Windows'" };
    expect(queries()).to.deep.equal([said, { ...said, offset: 'b==' }, { ...said, offset: 'c/+' }]);
    expect(notices).to.deep.equal([]);
  });

  it('ends where the cursor is empty (C14)', async () => {
    vendor.answers(signedIn(), hostPage([1], { offset: '', next: '', total: 1 }));
    await all();
    expect(queries()).to.deep.equal([{ limit: '1000', sort: 'device_id.asc' }]);
  });

  it('ends where nothing is said about pages, and keeps what is there (C15)', async () => {
    vendor.answers(signedIn(), hostPage([1, 2]));
    expect(await all()).to.have.length(2);
    expect(queries()).to.have.length(1);
  });

  it('stops where it would go round in circles (C16)', async () => {
    vendor.answers(signedIn(), hostPage([1], { next: 'same', total: 9 }), hostPage([2], { next: 'same', total: 9 }));
    expect(await failing(all(), PaginationError)).to.include({ fault: 'loop' });
    expect(queries()).to.have.length(2);
  });

  it('refuses a page that is longer than was asked for', async () => {
    vendor.answers(signedIn(), hostPage([1, 2, 3], { next: '', total: 3 }));
    expect(await failing(all({ pageSize: 2 }), PaginationError)).to.include({ fault: 'page-too-long' });
  });

  it('hands out a host once that stands on two pages, and says so', async () => {
    vendor.answers(signedIn(), hostPage([1, 2], { next: 'b', total: 3 }), hostPage([2, 3], { next: '', total: 3 }));
    expect(await all()).to.have.length(3);
    expect(notices).to.deep.equal([{ kind: 'duplicate', key: hexId(2) }]);
  });

  it('says when the number of hosts is another one than was announced', async () => {
    vendor.answers(signedIn(), hostPage([1], { next: '', total: 2 }));
    await all();
    expect(notices).to.deep.equal([{ kind: 'drift', announced: 2, found: 1 }]);
  });

  it('repeats a page whose connection broke off, and no other (C44)', async () => {
    const [one, two, three] = [hostPage([1], { next: 'b', total: 3 }), hostPage([2], { next: 'c', total: 3 }), hostPage([3], { next: '', total: 3 })];
    vendor.answers(signedIn(), one, { ...two, fault: 'truncate' }, two, three);
    expect((await all()).map(({ id }) => id)).to.deep.equal([1, 2, 3].map(hexId));
    expect(queries().map(({ offset }) => offset)).to.deep.equal([undefined, 'b', 'b', 'c']);
  });

  it('reads resources that are null as none (C33)', async () => {
    vendor.answers(signedIn(), { body: makeEnvelope(null, { total: 0 }) });
    const { hosts } = now().client();
    expect(await Array.fromAsync(hosts.list())).to.deep.equal([]);
    expect(await Array.fromAsync(hosts.scrollIds())).to.deep.equal([]);
  });

  it('reads errors that are null as none (C32)', async () => {
    vendor.answers(signedIn(), { body: { ...Object(hostPage([1], { total: 1 }).body), errors: null } });
    expect(await all()).to.have.length(1);
    expect(notices).to.deep.equal([]);
  });

  it('never passes errors without resources for an empty list', async () => {
    vendor.answers(signedIn(), { body: makeEnvelope([], { total: 0 }, { errors: [{ code: 503, message: 'no shard answered' }] }) });
    expect(await failing(all(), VendorError)).to.include({ kind: 'unavailable', status: 200 });
  });

  it('tells of errors beside resources, and keeps the resources', async () => {
    vendor.answers(signedIn(), { body: { ...Object(hostPage([1], { total: 1 }).body), errors: [{ code: 500 }] }, headers: { 'x-cs-traceid': 'trace-1' } });
    expect(await all()).to.have.length(1);
    const warning = { operation: 'CombinedDevicesByFilter', code: 500, message: 'no reason given', traceId: 'trace-1' };
    expect(notices).to.deep.equal([{ kind: 'warning', warning }]);
  });
});

describe('a list of host groups', () => {
  const { vendor, now } = falconOnScript();

  it('goes on by counting', async () => {
    const page = (ids: readonly number[], offset: number) => ({ body: makeEnvelope(ids.map((id) => makeHostGroup({ id: hexId(id) })), { offset, limit: 2, total: 3 }) });
    vendor.answers(signedIn(), page([1, 2], 0), page([3], 2));
    const groups = await Array.fromAsync(now().client().hostGroups.list({ pageSize: 2 }));
    expect(groups.map(({ id, membership }) => `${id.at(-1)} ${membership}`)).to.deep.equal(['1 chosen', '2 chosen', '3 chosen']);
    expect(new URL(vendor.requests.at(-1)?.url ?? '', vendor.url).searchParams.get('offset')).to.equal('2');
  });
});
