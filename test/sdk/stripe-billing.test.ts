import { expect } from 'chai';
import type Stripe from 'stripe';
import { describeOnStripe, failure } from './stripe-scene.ts';

describeOnStripe("what is billed on the stub of a vendor's whole document", (scene) => {
  let stripe: Stripe;
  beforeEach(() => (stripe = scene().stripe));

  describe('refunds, charges and disputes', () => {
    it('refunds go back to a payment', async () => {
      const { id: payment } = await stripe.paymentIntents.create({ amount: 700, currency: 'usd' });
      const refund = await stripe.refunds.create({ payment_intent: payment, amount: 300, reason: 'requested_by_customer' });
      expect(await stripe.refunds.retrieve(refund.id)).to.include({ id: refund.id, amount: 300, payment_intent: payment, reason: 'requested_by_customer' });
    });

    it('refunds are updated, cancelled and listed', async () => {
      const refund = await stripe.refunds.create({ charge: 'ch_1' });
      await stripe.refunds.update(refund.id, { metadata: { why: 'late' } });
      await stripe.refunds.cancel(refund.id);
      expect((await stripe.refunds.retrieve(refund.id)).metadata).to.deep.equal({ why: 'late' });
      expect((await stripe.refunds.list({ charge: 'ch_1' })).data).to.have.length(1);
    });

    it('charges are created, captured and read', async () => {
      const charge = await stripe.charges.create({ amount: 50, currency: 'chf', source: 'tok_visa', capture: false });
      await stripe.charges.capture(charge.id);
      expect(await stripe.charges.retrieve(charge.id)).to.include({ amount: 50, currency: 'chf' });
    });

    it('disputes and balances are read', async () => {
      expect((await stripe.disputes.list()).object).to.equal('list');
      expect((await stripe.balance.retrieve()).object).to.equal('balance');
    });
  });

  describe('products, prices and subscriptions', () => {
    const subscribed = async (): Promise<Stripe.Subscription> => {
      const customer = await stripe.customers.create({ name: 'Ada' });
      const product = await stripe.products.create({ name: 'Gold' });
      const price = await stripe.prices.create({ product: product.id, unit_amount: 900, currency: 'usd', recurring: { interval: 'month' } });
      return stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id, quantity: 2 }] });
    };

    it('products keep their own id where one is given', async () => {
      await stripe.products.create({ id: 'gold', name: 'Gold', active: true });
      expect(await stripe.products.retrieve('gold')).to.include({ id: 'gold', name: 'Gold', active: true });
    });

    it('products are updated and deleted', async () => {
      const { id } = await stripe.products.create({ name: 'Gold' });
      await stripe.products.update(id, { name: 'Silver' });
      expect((await stripe.products.retrieve(id)).name).to.equal('Silver');
      await stripe.products.del(id);
      expect((await failure(stripe.products.retrieve(id))).statusCode).to.equal(404);
    });

    it('prices belong to a product', async () => {
      const product = await stripe.products.create({ name: 'Gold' });
      const price = await stripe.prices.create({ product: product.id, unit_amount: 900, currency: 'usd' });
      expect(await stripe.prices.retrieve(price.id)).to.include({ product: product.id, unit_amount: 900 });
      expect((await stripe.prices.list({ product: product.id })).data).to.have.length(1);
    });

    it('subscriptions are created and read', async () => {
      const { id, customer } = await subscribed();
      expect(await stripe.subscriptions.retrieve(id)).to.include({ id, customer });
    });

    it('subscriptions are updated, listed by customer and cancelled', async () => {
      const { id, customer } = await subscribed();
      await stripe.subscriptions.update(id, { cancel_at_period_end: true });
      expect((await stripe.subscriptions.retrieve(id)).cancel_at_period_end).to.equal(true);
      const { data } = await stripe.subscriptions.list({ customer: String(customer) });
      expect(data.map((one) => one.id)).to.deep.equal([id]);
      expect((await stripe.subscriptions.cancel(id)).id).to.equal(id);
    });

    it('subscriptions show two things in full at once', async () => {
      const { id, customer } = await subscribed();
      const expanded = await stripe.subscriptions.retrieve(id, { expand: ['customer', 'latest_invoice'] });
      expect([expanded.customer, expanded.latest_invoice].map((one) => typeof one)).to.deep.equal(['object', 'object']);
      expect(expanded.customer).to.include({ id: customer });
    });

    it('coupons and promotion codes go together', async () => {
      const coupon = await stripe.coupons.create({ percent_off: 25, duration: 'once' });
      expect(await stripe.coupons.retrieve(coupon.id)).to.include({ percent_off: 25, duration: 'once' });
      await stripe.coupons.del(coupon.id);
      expect((await failure(stripe.coupons.retrieve(coupon.id))).statusCode).to.equal(404);
    });
  });

  describe('invoices', () => {
    it('are drafted, finalised, paid and read', async () => {
      const customer = await stripe.customers.create({});
      const item = await stripe.invoiceItems.create({ customer: customer.id, amount: 100, currency: 'usd' });
      expect((await stripe.invoiceItems.retrieve(item.id)).amount).to.equal(100);
      const { id } = await stripe.invoices.create({ customer: customer.id });
      for (const step of [stripe.invoices.finalizeInvoice(id), stripe.invoices.pay(id), stripe.invoices.sendInvoice(id)]) expect((await step).id).to.equal(id);
      expect(await stripe.invoices.retrieve(id)).to.include({ customer: customer.id });
    });

    it('are voided, and drafts deleted', async () => {
      const first = await stripe.invoices.create({ customer: 'cus_1' });
      expect((await stripe.invoices.voidInvoice(first.id)).id).to.equal(first.id);
      const second = await stripe.invoices.create({ customer: 'cus_1' });
      await stripe.invoices.del(second.id);
      expect((await failure(stripe.invoices.retrieve(second.id))).statusCode).to.equal(404);
    });

    it('are listed by customer, and their lines', async () => {
      const { id } = await stripe.invoices.create({ customer: 'cus_1' });
      await stripe.invoices.create({ customer: 'cus_2' });
      expect((await stripe.invoices.list({ customer: 'cus_1' })).data.map((one) => one.id)).to.deep.equal([id]);
      expect((await stripe.invoices.listLineItems(id)).object).to.equal('list');
    });
  });

  describe('files, links and events', () => {
    const note = { data: Buffer.from('hello'), name: 'note.txt', type: 'application/octet-stream' };

    it('files are uploaded in parts and read', async () => {
      const file = await stripe.files.create({ purpose: 'dispute_evidence', file: note });
      expect(file).to.include({ object: 'file', purpose: 'dispute_evidence' });
      expect((await stripe.files.retrieve(file.id)).id).to.equal(file.id);
      expect((await stripe.files.list()).data.map(({ id }) => id)).to.deep.equal([file.id]);
    });

    it('file links lead to a file', async () => {
      const file = await stripe.files.create({ purpose: 'dispute_evidence', file: note });
      const link = await stripe.fileLinks.create({ file: file.id });
      expect((await stripe.fileLinks.retrieve(link.id)).file).to.equal(file.id);
    });

    it('events are listed and read', async () => {
      const { data } = await stripe.events.list({ limit: 3 });
      expect(await stripe.events.retrieve(data[0]?.id ?? 'evt_1')).to.include({ object: 'event' });
    });

    it('webhook endpoints are kept', async () => {
      const { id } = await stripe.webhookEndpoints.create({ url: 'https://example.com/hook', enabled_events: ['charge.failed'] });
      await stripe.webhookEndpoints.update(id, { url: 'https://example.com/other' });
      expect((await stripe.webhookEndpoints.retrieve(id)).url).to.equal('https://example.com/other');
      await stripe.webhookEndpoints.del(id);
      expect((await failure(stripe.webhookEndpoints.retrieve(id))).statusCode).to.equal(404);
    });

    it('set-up intents, checkout sessions and payment methods are made', async () => {
      const setup = await stripe.setupIntents.create({ usage: 'off_session' });
      expect((await stripe.setupIntents.retrieve(setup.id)).usage).to.equal('off_session');
      const session = await stripe.checkout.sessions.create({ mode: 'payment', success_url: 'https://example.com/', line_items: [{ price: 'price_1', quantity: 1 }] });
      expect((await stripe.checkout.sessions.retrieve(session.id)).mode).to.equal('payment');
      const method = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } });
      const attached = await stripe.paymentMethods.attach(method.id, { customer: 'cus_1' });
      expect([attached.id, attached.customer]).to.deep.equal([method.id, 'cus_1']);
      expect((await stripe.paymentMethods.detach(method.id)).id).to.equal(method.id);
    });
  });
});
