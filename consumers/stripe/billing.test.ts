import { expect } from 'chai';
import { failing } from '../shared/testing/failing.ts';
import { chargeTenant, refundPayment, registerTenant, resumePayment } from './billing.ts';
import { StripeError } from './errors/stripe-error.ts';
import { stripeOnScript, formFields } from './testing/client.ts';
import { makePaymentIntent, refusal, sampleCustomer, samplePaymentIntent, sampleRefund } from './testing/factories.ts';

describe('billing', () => {
  const { vendor, client } = stripeOnScript();

  const sent = () => vendor.requests.at(-1) ?? expect.fail('nothing was sent');
  const customer = { body: sampleCustomer };
  const intent = (status: string) => ({ body: makePaymentIntent({ status }) });
  const purchase = {
    key: 'order-77',
    tenantId: 't-1001',
    customer: sampleCustomer.id,
    paymentMethod: 'pm_card_visa',
    amount: 4900,
    currency: 'chf',
  };
  const resume = () => resumePayment(client(), { paymentIntent: 'pi_1', paymentMethod: 'pm_2', key: 'order-77-b' });

  it('registers a tenant under its own id', async () => {
    vendor.answers(customer);
    await registerTenant(client(), { id: 't-1001', name: 'Acme', billingEmail: 'billing@acme.example' });
    expect(formFields(sent().body)).to.deep.equal({ name: 'Acme', email: 'billing@acme.example', 'metadata[tenant_id]': 't-1001' });
    expect(sent().headers['idempotency-key']).to.equal('tenant-t-1001');
  });

  it('charges a tenant off-session, under the key of the order', async () => {
    vendor.answers(customer, intent('succeeded'));
    const outcome = await chargeTenant(client(), purchase);
    expect(outcome).to.deep.equal({ outcome: 'paid', paymentIntent: samplePaymentIntent.id, charge: samplePaymentIntent.latest_charge });
    expect(sent().headers['idempotency-key']).to.equal('order-77');
    expect(formFields(sent().body)).to.include({ off_session: 'true', confirm: 'true', 'allowed_payment_method_types[0]': 'card' });
  });

  it('does not charge a customer who was deleted (S28)', async () => {
    vendor.answers({ body: { id: sampleCustomer.id, deleted: true } });
    expect(await chargeTenant(client(), purchase)).to.deep.equal({ outcome: 'customer-gone' });
    expect(vendor.requests).to.have.length(1);
  });

  it('calls a declined card an outcome and gives the issuer’s reason (S24)', async () => {
    const payment_intent = { id: 'pi_3Rfix', status: 'requires_payment_method' };
    const decline = { type: 'card_error', code: 'card_declined', decline_code: 'insufficient_funds', payment_intent };
    vendor.answers(customer, refusal(402, decline));
    const outcome = await chargeTenant(client(), purchase);
    expect(outcome).to.deep.equal({ outcome: 'declined', paymentIntent: 'pi_3Rfix', reason: 'insufficient_funds' });
  });

  it('tells a declined payment from one that needs the card holder, who is absent (S25)', async () => {
    vendor.answers(customer, refusal(402, { type: 'card_error', code: 'authentication_required', payment_intent: { id: 'pi_3Rfix' } }));
    expect(await chargeTenant(client(), purchase)).to.include({ outcome: 'needs-authentication', paymentIntent: 'pi_3Rfix', redirectTo: null });
  });

  it('leads a card holder who is present to where they authenticate (S25)', async () => {
    const next_action = { type: 'redirect_to_url', redirect_to_url: { url: 'https://hooks.stripe.com/3d', return_url: 'https://acme.example' } };
    vendor.answers(customer, { body: makePaymentIntent({ status: 'requires_action', next_action }) });
    const outcome = await chargeTenant(client(), { ...purchase, returnTo: 'https://acme.example' });
    expect(outcome).to.include({ outcome: 'needs-authentication', redirectTo: 'https://hooks.stripe.com/3d' });
    expect(formFields(sent().body)).to.include({ return_url: 'https://acme.example' }).and.not.to.have.property('off_session');
  });

  it('leaves a payment open whose status it does not know', async () => {
    vendor.answers(customer, intent('awaiting_orbit'));
    expect(await chargeTenant(client(), purchase)).to.include({ outcome: 'open', status: 'awaiting_orbit' });
  });

  it('passes on what is nobody’s everyday outcome', async () => {
    vendor.answers(customer, refusal(400, { type: 'invalid_request_error', code: 'amount_too_small', param: 'amount' }));
    await failing(chargeTenant(client(), { ...purchase, amount: 1 }), StripeError);
  });

  it('confirms a declined payment again with another card', async () => {
    vendor.answers(intent('requires_payment_method'), intent('requires_action'));
    expect(await resume()).to.include({ outcome: 'needs-authentication' });
    expect(sent()).to.include({ url: `/v1/payment_intents/${samplePaymentIntent.id}/confirm`, body: 'payment_method=pm_2&off_session=true' });
  });

  it('does not confirm a payment that is already paid', async () => {
    vendor.answers(intent('succeeded'));
    expect(await resume()).to.include({ outcome: 'paid' });
    expect(vendor.requests).to.have.length(1);
  });

  it('refunds a part under the key it is given', async () => {
    vendor.answers({ body: sampleRefund });
    const refund = await refundPayment(client(), { key: 'refund-1', paymentIntent: 'pi_1', amount: 1000 });
    expect(refund.status).to.equal('succeeded');
    expect(formFields(sent().body)).to.deep.equal({ payment_intent: 'pi_1', reason: 'requested_by_customer', amount: '1000' });
    expect(sent().headers['idempotency-key']).to.equal('refund-1');
  });

  it('refunds all that is left where no amount is given', async () => {
    vendor.answers({ body: sampleRefund });
    await refundPayment(client(), { key: 'refund-1', paymentIntent: 'pi_1' });
    expect(formFields(sent().body)).not.to.have.property('amount');
  });

  it('passes on the refusal to refund more than was paid (S31)', async () => {
    vendor.answers(refusal(400, { type: 'invalid_request_error', param: 'amount' }));
    await failing(refundPayment(client(), { key: 'refund-1', paymentIntent: 'pi_1', amount: 999_999 }), StripeError);
  });
});
