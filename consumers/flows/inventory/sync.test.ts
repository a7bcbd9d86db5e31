import { expect } from 'chai';
import type { Scope, Sighting, Source } from './sighting.ts';
import { InventoryStore, type Announcement } from './store.ts';
import { syncInventory } from './sync.ts';

describe('the inventory', () => {
  let store: InventoryStore;
  beforeEach(() => {
    store = new InventoryStore(':memory:');
  });
  afterEach(() => store.close());

  const seen = (id: string, more: Partial<Sighting> = {}): Sighting => ({ source: 'aws', id, macs: [], ...more });
  const scope = (name: string, sightings: readonly Sighting[], source: Source = 'aws'): Scope => ({ source, name, sightings });
  const sync = async (...scopes: readonly Scope[]) => {
    const sent: Announcement[] = [];
    const read = async function* () {
      yield* scopes;
    };
    const report = await syncInventory(store, [{ read }], { send: async (one) => void sent.push(one) });
    return { report, sent };
  };
  const cloud = { cloudAccount: '1', cloudInstance: 'i-1' };

  it('announces a record once', async () => {
    const { sent } = await sync(scope('1/eu', [seen('i-1', cloud)]));
    expect(sent.map(({ version, body }) => [version, body?.seenBy])).to.deep.equal([[1, ['aws:i-1']]]);
    expect((await sync(scope('1/eu', [seen('i-1', cloud)]))).sent).to.deep.equal([]);
  });

  it('announces a change as the next version of the same record', async () => {
    const [first] = (await sync(scope('1/eu', [seen('i-1', cloud)]))).sent;
    const [second] = (await sync(scope('1/eu', [seen('i-1', { ...cloud, os: 'Linux' })]))).sent;
    expect(second).to.include({ record: first?.record, version: 2 });
  });

  it('announces that a record is gone', async () => {
    await sync(scope('1/eu', [seen('i-1', cloud)]));
    expect((await sync(scope('1/eu', []))).sent.map(({ body }) => body)).to.deep.equal([null]);
    expect(store.records()).to.deep.equal([]);
  });

  it('keeps what a scope said that cannot be read', async () => {
    await sync(scope('1/eu', [seen('i-1', cloud)]), scope('2/eu', [seen('i-2')]));
    const { report, sent } = await sync({ source: 'aws', name: '1/eu', failed: 'denied' }, scope('2/eu', [seen('i-2')]));
    expect(report).to.deep.equal({ scopes: 2, failed: [{ scope: 'aws/1/eu', reason: 'denied' }], announced: 0 });
    expect([sent.length, store.records().length]).to.deep.equal([0, 2]);
  });

  it('lets go of what belonged to a scope that is no more', async () => {
    await sync(scope('1/eu', [seen('i-1', cloud)]), scope('2/eu', [seen('i-2')]));
    const { sent } = await sync(scope('2/eu', [seen('i-2')]), { source: 'aws', only: ['2/eu'] });
    expect([sent.map(({ body }) => body), store.records().length]).to.deep.equal([[null], 1]);
  });

  it('keeps a record’s id when its source gives the asset another one', async () => {
    const falcon = { macs: ['m'], hostname: 'x' };
    await sync(scope('all', [{ ...falcon, source: 'axonius', id: 'old' }], 'axonius'));
    const [before] = store.records();
    await sync(scope('all', [{ ...falcon, source: 'axonius', id: 'new' }], 'axonius'));
    expect(store.records().map(({ id, seenBy }) => [id, seenBy])).to.deep.equal([[before?.id, ['axonius:new']]]);
  });

  it('makes one record of two when a link between them turns up', async () => {
    await sync(scope('1/eu', [seen('i-1', cloud)]), scope('all', [{ source: 'axonius', id: 'x', macs: ['m'] }], 'axonius'));
    const { sent } = await sync(scope('all', [{ source: 'axonius', id: 'x', macs: ['m'], ...cloud }], 'axonius'));
    expect(store.records()).to.have.length(1);
    expect(sent.map(({ body }) => body?.seenBy ?? null)).to.have.deep.members([['aws:i-1', 'axonius:x'], null]);
  });

  it('makes two records of one when the link is gone', async () => {
    await sync(scope('1/eu', [seen('i-1', cloud)]), scope('all', [{ source: 'axonius', id: 'x', macs: ['m'], ...cloud }], 'axonius'));
    await sync(scope('all', [{ source: 'axonius', id: 'x', macs: ['m'] }], 'axonius'));
    expect(new Set(store.records().map(({ id }) => id)).size).to.equal(2);
  });

  it('announces later what could not be announced', async () => {
    const read = async function* () {
      yield scope('1/eu', [seen('i-1', cloud)]);
    };
    const down = { send: () => Promise.reject(new Error('queue down')) };
    expect(await syncInventory(store, [{ read }], down).catch((error: Error) => error.message)).to.equal('queue down');
    expect((await sync()).sent).to.have.length(1);
  });
});
