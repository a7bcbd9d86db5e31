import { expect } from 'chai';
import { PaginationError } from '../shared/errors/pagination-error.ts';
import { ProtocolError } from '../shared/errors/protocol-error.ts';
import { failing } from '../shared/testing/failing.ts';
import { stripeOnScript } from './testing/client.ts';
import { chargePage, makeCharge, makeCustomer, sampleCharge, samplePaymentIntent } from './testing/factories.ts';
import type { ChargeFilter } from './types/payments.ts';

describe('the Stripe client, listing charges', () => {
  const { vendor, client } = stripeOnScript();

  const read: string[] = [];
  const listed = async (filter?: ChargeFilter) => {
    read.length = 0;
    for await (const { id } of client().listCharges(filter)) read.push(id);
    return [...read];
  };
  const query = (index: number) => Object.fromEntries(new URL(vendor.requests[index]?.url ?? '', vendor.url).searchParams);

  it('walks three pages, each from the last id of the one before (S10)', async () => {
    vendor.answers(chargePage(['ch_6', 'ch_5'], true), chargePage(['ch_4', 'ch_3'], true), chargePage(['ch_2'], false));
    expect(await listed()).to.deep.equal(['ch_6', 'ch_5', 'ch_4', 'ch_3', 'ch_2']);
    expect(query(0)).to.deep.equal({ limit: '100' });
    expect(query(2)).to.deep.equal({ limit: '100', starting_after: 'ch_3' });
  });

  it('sends the filter again with every page', async () => {
    vendor.answers(chargePage(['ch_2'], true), chargePage(['ch_1'], false));
    await listed({ customer: 'cus_1', createdSince: new Date('2026-01-01T00:00:00Z'), limit: 1 });
    expect(query(1)).to.deep.equal({ customer: 'cus_1', 'created[gte]': '1767225600', limit: '1', starting_after: 'ch_2' });
  });

  it('fetches no page that nobody asks for', async () => {
    vendor.answers(chargePage(['ch_2', 'ch_1'], true));
    for await (const charge of client().listCharges()) if (charge.id === 'ch_2') break;
    expect(vendor.requests).to.have.length(1);
  });

  it('stops after one repeat where the last id stays the same (S11)', async () => {
    vendor.answers(chargePage(['ch_2', 'ch_1'], true));
    expect(await failing(listed(), PaginationError)).to.include({ fault: 'loop' });
    expect(vendor.requests).to.have.length(2);
    expect(read).to.deep.equal(['ch_2', 'ch_1']);
  });

  it('stops where an empty page announces more (S12)', async () => {
    vendor.answers(chargePage(['ch_1'], true), chargePage([], true));
    expect(await failing(listed(), PaginationError)).to.include({ fault: 'empty-page' });
    expect(vendor.requests).to.have.length(2);
  });

  it('stops where the very first page is empty and announces more', async () => {
    vendor.answers(chargePage([], true));
    expect(await failing(listed(), PaginationError)).to.include({ fault: 'empty-page' });
  });

  it('stops at an id that came before', async () => {
    vendor.answers(chargePage(['ch_2', 'ch_1'], true), chargePage(['ch_2', 'ch_0'], false));
    expect(await failing(listed(), PaginationError)).to.include({ fault: 'duplicate' });
  });

  it('stops at the page cap', async () => {
    vendor.answers(...['ch_5', 'ch_4', 'ch_3', 'ch_2', 'ch_1'].map((id) => chargePage([id], true)));
    expect(await failing(listed(), PaginationError)).to.include({ fault: 'too-many-pages' });
    expect(vendor.requests).to.have.length(4);
  });

  it('refuses a page with more charges than it asked for', async () => {
    vendor.answers(chargePage(['ch_2', 'ch_1'], false));
    expect(await failing(listed({ limit: 1 }), PaginationError)).to.include({ fault: 'page-too-long' });
  });

  it('rejects a page size of 101 before it sends anything (S14)', () => {
    expect(() => client().listCharges({ limit: 101 })).to.throw(RangeError, '1 to 100');
  });

  it('walks what a search finds by the token of each page', async () => {
    const page = (ids: readonly string[], token: string | null) => ({
      body: { object: 'search_result', url: '/v1/customers/search', has_more: token !== null, next_page: token, data: ids.map((id) => (makeCustomer({ id }))) },
    });
    vendor.answers(page(['cus_2'], 'token-2'), page(['cus_1'], null));
    const found = await Array.fromAsync(client().searchCustomers({ metadata: { tenant_id: 't-1' }, limit: 1 }));
    expect(found.map(({ id }) => id)).to.deep.equal(['cus_2', 'cus_1']);
    expect(query(1)).to.deep.equal({ query: 'metadata["tenant_id"]:"t-1"', limit: '1', page: 'token-2' });
  });

  it('stops where a search announces more and does not say where (S13)', async () => {
    vendor.answers({ body: { object: 'search_result', has_more: true, next_page: null, data: [samplePaymentIntent] } });
    await failing(Array.fromAsync(client().searchPaymentIntents({ status: 'succeeded' })), ProtocolError);
    expect(vendor.requests).to.have.length(1);
  });

  it('names the field of the charge at fault', async () => {
    vendor.answers({ body: { has_more: false, data: [sampleCharge, makeCharge({ id: 'ch_2', amount: null })] } });
    expect(await failing(listed(), ProtocolError)).to.include({ field: 'data[1].amount' });
  });
});
