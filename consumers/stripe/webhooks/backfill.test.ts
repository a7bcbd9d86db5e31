import { expect } from 'chai';
import { failing } from '../../shared/testing/failing.ts';
import { stripeOnScript } from '../testing/client.ts';
import { makeEvent, samplePaymentIntent } from '../testing/factories.ts';
import { backfill } from './backfill.ts';
import { memoryInbox } from './inbox.ts';

describe('the backfill of events', () => {
  const { vendor, client } = stripeOnScript();
  const since = new Date('2026-01-01T00:00:00Z');
  const missed = (...ids: readonly string[]) => vendor.answers({ body: { has_more: false, data: ids.map((id) => makeEvent(samplePaymentIntent, { id })) } });

  it('deals with what no endpoint acknowledged, the oldest first', async () => {
    missed('evt_3', 'evt_2', 'evt_1');
    const ids: string[] = [];
    const result = await backfill({ stripe: client(), inbox: memoryInbox(), handle: async ({ id }) => void ids.push(id), since, types: ['payment_intent.succeeded'] });
    expect([ids, result]).to.deep.equal([['evt_1', 'evt_2', 'evt_3'], { handled: 3, known: 0, unreadable: [] }]);
    expect(decodeURIComponent(vendor.requests[0]?.url ?? '')).to.equal('/v1/events?types[0]=payment_intent.succeeded&delivery_success=false&limit=100&created[gte]=1767225600');
  });

  it('deals with nothing that the endpoint dealt with', async () => {
    missed('evt_1');
    const inbox = memoryInbox();
    await inbox.begin('evt_1');
    await inbox.finish('evt_1');
    expect(await backfill({ stripe: client(), inbox, handle: () => expect.fail('it was dealt with'), since })).to.deep.equal({ handled: 0, known: 1, unreadable: [] });
  });

  it('names what it cannot read', async () => {
    vendor.answers({ body: { has_more: false, data: [makeEvent({}, { id: 'evt_old', api_version: '2022-11-15' })] } });
    const { unreadable } = await backfill({ stripe: client(), inbox: memoryInbox(), handle: () => expect.fail('it cannot be read'), since });
    expect(unreadable).to.deep.equal(['evt_old']);
  });

  it('ends at an event that cannot be dealt with, which may begin again', async () => {
    missed('evt_1');
    const inbox = memoryInbox();
    await failing(backfill({ stripe: client(), inbox, handle: () => Promise.reject(new RangeError('the database is away')), since }), RangeError);
    expect(await inbox.begin('evt_1')).to.equal('new');
  });
});

describe('the inbox in memory', () => {
  it('forgets the oldest', async () => {
    const inbox = memoryInbox(2);
    for (const id of ['evt_1', 'evt_2', 'evt_3']) await inbox.begin(id);
    expect([await inbox.begin('evt_3'), await inbox.begin('evt_1')]).to.deep.equal(['under-way', 'new']);
  });
});
