import { expect } from 'chai';
import type Stripe from 'stripe';
import { describeOnStripe, failure } from './stripe-scene.ts';

describeOnStripe("what customers and payments do on the stub of a vendor's whole document", (scene) => {
  let stripe: Stripe;
  beforeEach(() => (stripe = scene().stripe));

  const createCustomers = (count: number): Promise<Stripe.Customer[]> =>
    Array.fromAsync({ length: count }, (_, index) => stripe.customers.create({ name: `Customer ${index}` }));

  describe('customers', () => {
    it('are created with what was sent', async () => {
      const customer = await stripe.customers.create({ email: 'ada@example.com', name: 'Ada', metadata: { tier: 'gold' } });
      expect([customer.object, customer.email, customer.name, customer.metadata]).to.deep.equal(['customer', 'ada@example.com', 'Ada', { tier: 'gold' }]);
    });

    it('are read back', async () => {
      const { id } = await stripe.customers.create({ email: 'ada@example.com' });
      const read = await stripe.customers.retrieve(id);
      expect(read).to.deep.include({ id, email: 'ada@example.com' });
    });

    it('keep what an update does not name', async () => {
      const { id } = await stripe.customers.create({ email: 'ada@example.com', name: 'Ada' });
      const updated = await stripe.customers.update(id, { name: 'Ada L.' });
      expect(updated).to.deep.include({ id, email: 'ada@example.com', name: 'Ada L.' });
      expect(await stripe.customers.retrieve(id)).to.deep.include({ name: 'Ada L.', email: 'ada@example.com' });
    });

    it('take on an address, piece by piece typed', async () => {
      const { id } = await stripe.customers.create({ address: { city: 'Bern', country: 'CH', line1: 'Marktgasse 1' }, phone: '+41310000000' });
      const read = (await stripe.customers.retrieve(id)) as Stripe.Customer;
      expect(read.address).to.include({ city: 'Bern', country: 'CH', line1: 'Marktgasse 1' });
    });

    it('are gone once deleted', async () => {
      const { id } = await stripe.customers.create({ email: 'ada@example.com' });
      expect(await stripe.customers.del(id)).to.deep.include({ id, deleted: true });
      const error = await failure(stripe.customers.retrieve(id));
      expect([error.type, error.statusCode]).to.deep.equal(['StripeInvalidRequestError', 404]);
    });

    it('are not updated once deleted', async () => {
      const { id } = await stripe.customers.create({});
      await stripe.customers.del(id);
      expect((await failure(stripe.customers.update(id, { name: 'x' }))).statusCode).to.equal(404);
    });

    it('are listed, those that were created', async () => {
      const created = await createCustomers(3);
      const { data, has_more: more } = await stripe.customers.list();
      expect(data.map(({ id }) => id)).to.have.members(created.map(({ id }) => id));
      expect(more).to.equal(false);
    });

    it('are listed without the deleted ones', async () => {
      const [first, second] = await createCustomers(2);
      await stripe.customers.del(first?.id ?? '');
      expect((await stripe.customers.list()).data.map(({ id }) => id)).to.deep.equal([second?.id]);
    });

    it('are listed by a plain field', async () => {
      await stripe.customers.create({ email: 'ada@example.com' });
      await stripe.customers.create({ email: 'bob@example.com' });
      const { data } = await stripe.customers.list({ email: 'bob@example.com' });
      expect(data.map(({ email }) => email)).to.deep.equal(['bob@example.com']);
    });

    it('come page by page, none twice', async () => {
      const created = await createCustomers(7);
      const seen: string[] = [];
      for await (const { id } of stripe.customers.list({ limit: 3 })) seen.push(id);
      expect(seen).to.have.length(7).and.have.members(created.map(({ id }) => id));
    });

    it('come page by page with a cursor by hand', async () => {
      await createCustomers(5);
      const first = await stripe.customers.list({ limit: 2 });
      const second = await stripe.customers.list({ limit: 2, starting_after: first.data[1]?.id ?? '' });
      const last = await stripe.customers.list({ limit: 2, starting_after: second.data[1]?.id ?? '' });
      expect([first, second, last].map(({ data, has_more: more }) => [data.length, more])).to.deep.equal([[2, true], [2, true], [1, false]]);
    });

    it('come as one array', async () => {
      await createCustomers(4);
      expect(await stripe.customers.list({ limit: 2 }).autoPagingToArray({ limit: 100 })).to.have.length(4);
    });

    it('go backwards with the other cursor', async () => {
      await createCustomers(4);
      const all = (await stripe.customers.list()).data.map(({ id }) => id);
      const before = await stripe.customers.list({ limit: 2, ending_before: all[2] ?? '' });
      expect(before.data.map(({ id }) => id)).to.deep.equal(all.slice(0, 2));
    });

    it('are found by a search', async () => {
      await stripe.customers.create({ email: 'ada@example.com' });
      const { id } = await stripe.customers.create({ email: 'bob@example.com' });
      const found = await stripe.customers.search({ query: "email:'bob@example.com'" });
      expect([found.object, found.data.map((one) => one.id)]).to.deep.equal(['search_result', [id]]);
    });

    it('are searched page by page to the end', async () => {
      await createCustomers(5);
      const found = await stripe.customers.search({ query: "name~'Customer'", limit: 2 }).autoPagingToArray({ limit: 100 });
      expect(new Set(found.map(({ id }) => id)).size).to.equal(5);
    });

    it('that nobody created are answered with their id', async () => {
      expect(await stripe.customers.retrieve('cus_never')).to.include({ id: 'cus_never', object: 'customer' });
    });

    it('have tax ids and balance transactions of their own', async () => {
      const [one, other] = await createCustomers(2);
      const tax = await stripe.customers.createTaxId(one?.id ?? '', { type: 'eu_vat', value: 'DE123456789' });
      expect((await stripe.customers.retrieveTaxId(one?.id ?? '', tax.id)).value).to.equal('DE123456789');
      const balance = await stripe.customers.createBalanceTransaction(other?.id ?? '', { amount: -500, currency: 'usd' });
      expect((await stripe.customers.retrieveBalanceTransaction(other?.id ?? '', balance.id)).amount).to.equal(-500);
      expect((await stripe.customers.listTaxIds(one?.id ?? '')).data.map(({ id }) => id)).to.deep.equal([tax.id]);
    });
  });

  describe('payment intents', () => {
    it('go from created to confirmed', async () => {
      const { id, amount, currency } = await stripe.paymentIntents.create({ amount: 2000, currency: 'eur' });
      expect([amount, currency]).to.deep.equal([2000, 'eur']);
      const confirmed = await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
      expect(confirmed).to.include({ id, amount: 2000, object: 'payment_intent' });
    });

    it('are read, updated and listed by customer', async () => {
      const customer = await stripe.customers.create({});
      const { id } = await stripe.paymentIntents.create({ amount: 700, currency: 'usd', customer: customer.id });
      await stripe.paymentIntents.create({ amount: 800, currency: 'usd' });
      await stripe.paymentIntents.update(id, { description: 'shoes' });
      expect(await stripe.paymentIntents.retrieve(id)).to.include({ description: 'shoes', amount: 700, customer: customer.id });
      expect((await stripe.paymentIntents.list({ customer: customer.id })).data.map((one) => one.id)).to.deep.equal([id]);
    });

    it('are captured and cancelled', async () => {
      const held = await stripe.paymentIntents.create({ amount: 900, currency: 'usd', capture_method: 'manual' });
      expect((await stripe.paymentIntents.capture(held.id)).id).to.equal(held.id);
      const dropped = await stripe.paymentIntents.create({ amount: 900, currency: 'usd' });
      const cancelled = await stripe.paymentIntents.cancel(dropped.id, { cancellation_reason: 'abandoned' });
      expect(cancelled).to.include({ id: dropped.id, cancellation_reason: 'abandoned' });
    });

    it('show their customer in full when asked to', async () => {
      const customer = await stripe.customers.create({ name: 'Ada' });
      const { id } = await stripe.paymentIntents.create({ amount: 700, currency: 'usd', customer: customer.id });
      const expanded = await stripe.paymentIntents.retrieve(id, { expand: ['customer'] });
      expect(expanded.customer).to.include({ id: customer.id, name: 'Ada', object: 'customer' });
      expect((await stripe.paymentIntents.retrieve(id)).customer).to.equal(customer.id);
    });

    it('show their customer in full in a list', async () => {
      const customer = await stripe.customers.create({ name: 'Ada' });
      await stripe.paymentIntents.create({ amount: 700, currency: 'usd', customer: customer.id });
      const { data } = await stripe.paymentIntents.list({ expand: ['data.customer'] });
      expect(data[0]?.customer).to.include({ id: customer.id, name: 'Ada' });
    });

    it('keep metadata and nested options', async () => {
      const { id } = await stripe.paymentIntents.create({
        amount: 1,
        currency: 'usd',
        metadata: { order: '6735' },
        shipping: { name: 'Ada', address: { line1: 'Marktgasse 1', city: 'Bern' } },
        payment_method_options: { card: { request_three_d_secure: 'any' } },
      });
      const read = await stripe.paymentIntents.retrieve(id);
      expect([read.metadata, read.shipping?.name, read.shipping?.address?.city]).to.deep.equal([{ order: '6735' }, 'Ada', 'Bern']);
    });

    it('are found by a search', async () => {
      const { id } = await stripe.paymentIntents.create({ amount: 1, currency: 'usd', metadata: { order: '1' } });
      expect((await stripe.paymentIntents.search({ query: "metadata['order']:'1'" })).data.map((one) => one.id)).to.deep.equal([id]);
    });

    it('need an amount', async () => {
      const error = await failure(stripe.paymentIntents.create({ currency: 'usd' } as never));
      expect([error.type, error.statusCode]).to.deep.equal(['StripeInvalidRequestError', 400]);
      expect(error.message).to.include('amount');
    });
  });
});
