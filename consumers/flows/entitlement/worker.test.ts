import { expect } from 'chai';
import type { ErrorKind } from '../../shared/errors/kinds.ts';
import { VendorError } from '../../shared/errors/vendor-error.ts';
import { EntitlementStore } from './store.ts';
import { workOff, type SubscriptionView } from './worker.ts';

describe('an entitlement', () => {
  let store: EntitlementStore;
  beforeEach(() => {
    store = new EntitlementStore(':memory:');
  });
  afterEach(() => store.close());

  const active: SubscriptionView = { id: 'sub_1', customer: 'cus_1', status: 'active', plan: 'price_pro' };
  const settle = (view: SubscriptionView | ErrorKind) => {
    const failed = (kind: ErrorKind) => new VendorError('no', { vendor: 'stripe', request: 'GET /v1/subscriptions/sub_1', status: undefined, requestId: undefined }, kind);
    return workOff(store, { retrieve: async () => (typeof view === 'string' ? Promise.reject(failed(view)) : view) });
  };
  const plans = () => store.grants().map(({ plan }) => plan);

  it('follows the subscription', async () => {
    store.receive('evt_1', 'sub_1');
    await settle(active);
    store.receive('evt_2', 'sub_1');
    await settle({ ...active, status: 'canceled' });
    expect(plans()).to.deep.equal(['price_pro', null]);
  });

  it('is granted once however often events come', async () => {
    for (const event of ['evt_1', 'evt_1', 'evt_2']) store.receive(event, 'sub_1');
    await settle(active);
    store.receive('evt_1', 'sub_1');
    await settle(active);
    expect(plans()).to.deep.equal(['price_pro']);
  });

  for (const [status, plan] of [['trialing', 'price_pro'], ['past_due', 'price_pro'], ['unpaid', undefined], ['incomplete', undefined], ['of tomorrow', undefined]] as const) {
    it(`is ${plan ?? 'nothing'} while the subscription is ${status}`, async () => {
      store.receive('evt_1', 'sub_1');
      await settle({ ...active, status });
      expect(plans()).to.deep.equal(plan === undefined ? [] : [plan]);
    });
  }

  it('ends with a subscription that is not there any more', async () => {
    store.receive('evt_1', 'sub_1');
    await settle(active);
    store.receive('evt_2', 'sub_1');
    await settle('not-found');
    expect(store.grants().map(({ customer, plan }) => [customer, plan])).to.deep.equal([['cus_1', 'price_pro'], ['cus_1', null]]);
  });

  it('waits for a vendor that is down', async () => {
    store.receive('evt_1', 'sub_1');
    expect((await settle('unavailable')).map(({ kind }) => kind)).to.deep.equal(['unavailable']);
    expect(store.waiting()).to.deep.equal([{ subscription: 'sub_1', events: ['evt_1'] }]);
    await settle(active);
    expect([store.waiting(), plans()]).to.deep.equal([[], ['price_pro']]);
  });
});
