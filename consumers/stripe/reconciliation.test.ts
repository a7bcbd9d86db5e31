import { expect } from 'chai';
import { reconcileCharges } from './reconciliation.ts';
import { stripeOnScript } from './testing/client.ts';
import { makeCharge } from './testing/factories.ts';

describe('reconciliation', () => {
  const { vendor, client } = stripeOnScript();

  const charge = (payment_intent: string | null, more: object = {}) => {
    return makeCharge({ id: `ch_${payment_intent}`, payment_intent, ...more });
  };
  const entry = (paymentIntent: string) => ({ paymentIntent, amount: 4900, refunded: 1000, currency: 'chf' });
  const reconciled = (charges: readonly object[], ledger: readonly ReturnType<typeof entry>[]) => {
    vendor.answers({ body: { has_more: false, data: charges } });
    return reconcileCharges(client(), { ledger, since: new Date('2026-01-01T00:00:00Z') });
  };

  it('agrees on payments that both sides know alike', async () => {
    const result = await reconciled([charge('pi_1'), charge('pi_2')], [entry('pi_1'), entry('pi_2')]);
    expect(result).to.deep.equal({ agreed: 2, differing: [], unbooked: [], unpaid: [] });
  });

  it('asks for charges since the moment it is given', async () => {
    await reconciled([], []);
    expect(decodeURIComponent(vendor.requests[0]?.url ?? '')).to.equal('/v1/charges?limit=100&created[gte]=1767225600');
  });

  it('finds a refund that our books do not know', async () => {
    const { differing } = await reconciled([charge('pi_1', { amount_refunded: 4900, refunded: true })], [entry('pi_1')]);
    expect(differing.map(({ charge: { amountRefunded } }) => amountRefunded)).to.deep.equal([4900]);
  });

  it('finds money that our books do not know', async () => {
    const { unbooked } = await reconciled([charge('pi_1'), charge(null)], []);
    expect(unbooked.map(({ id }) => id)).to.deep.equal(['ch_pi_1', 'ch_null']);
  });

  it('does not count an attempt that took no money', async () => {
    const { unbooked, unpaid } = await reconciled([charge('pi_1', { paid: false, status: 'failed' })], [entry('pi_1')]);
    expect(unbooked).to.deep.equal([]);
    expect(unpaid).to.deep.equal([entry('pi_1')]);
  });
});
