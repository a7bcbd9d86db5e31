import { inspect } from 'node:util';
import { expect } from 'chai';
import { isAuthenticationError, isPermissionError, isUnavailable } from '../shared/errors/guards.ts';
import { VendorError } from '../shared/errors/vendor-error.ts';
import { failing } from '../shared/testing/failing.ts';
import type { ScriptedAnswer } from '../shared/testing/scripted-vendor.ts';
import { CardDeclinedError } from './errors/card-declined-error.ts';
import { IdempotencyError } from './errors/idempotency-error.ts';
import { StripeError } from './errors/stripe-error.ts';
import { stripeOnScript, testKey } from './testing/client.ts';
import { refusal } from './testing/factories.ts';

describe('the Stripe client, refused', () => {
  const { vendor, observer, client } = stripeOnScript();

  const refused = <E extends Error>(answer: ScriptedAnswer, kind: new (...parameters: never[]) => E): Promise<E> => {
    vendor.answers(answer);
    return failing(client().retrieveCustomer('cus_none'), kind);
  };

  it('names the parameter of a customer that is unknown (S23)', async () => {
    const answer = refusal(404, { type: 'invalid_request_error', code: 'resource_missing', param: 'customer' });
    const error = await refused(answer, StripeError);
    expect(error).to.include({ kind: 'not-found', status: 404, code: 'resource_missing', param: 'customer', requestId: 'req_Fx1fixture' });
  });

  it('gives the reason of a declined card and the payment it belongs to (S24)', async () => {
    const payment_intent = { id: 'pi_3Rfix', status: 'requires_payment_method' };
    const answer = refusal(402, { type: 'card_error', code: 'card_declined', decline_code: 'insufficient_funds', payment_intent });
    const error = await refused(answer, CardDeclinedError);
    expect(error.declineCode).to.equal('insufficient_funds');
    expect(error.paymentIntent).to.deep.equal({ id: 'pi_3Rfix', status: 'requires_payment_method' });
  });

  it('gives the code of a payment that needs the card holder (S25)', async () => {
    const error = await refused(refusal(402, { type: 'card_error', code: 'authentication_required' }), CardDeclinedError);
    expect(error.code).to.equal('authentication_required');
  });

  it('reports a payment whose state forbids the call (S26)', async () => {
    const answer = refusal(400, { type: 'invalid_request_error', code: 'payment_intent_unexpected_state' });
    const error = await refused(answer, StripeError);
    expect(error.code).to.equal('payment_intent_unexpected_state');
  });

  it('reports a rejected key once, does not try again and logs no key (S05)', async () => {
    const error = await refused(refusal(401, { type: 'invalid_request_error', message: `Invalid key: ${testKey}` }), StripeError);
    expect(isAuthenticationError(error)).to.equal(true);
    expect(vendor.requests).to.have.length(1);
    expect(inspect([observer.events, error], { depth: 9 })).not.to.contain(testKey);
  });

  it('reports an expired key by its code', async () => {
    const error = await refused(refusal(401, { type: 'invalid_request_error', code: 'api_key_expired' }), StripeError);
    expect(error.code).to.equal('api_key_expired');
  });

  it('reports a key without the permission and does not try again (S06)', async () => {
    expect(isPermissionError(await refused(refusal(403, { type: 'invalid_request_error' }), StripeError))).to.equal(true);
    expect(vendor.requests).to.have.length(1);
  });

  it('reports a key that was used for another request and does not try again (S21)', async () => {
    await refused(refusal(400, { type: 'idempotency_error', message: 'Key was used with other parameters' }), IdempotencyError);
    expect(vendor.requests).to.have.length(1);
  });

  it('carries status and request id of an HTML page from the edge (S27)', async () => {
    const error = await refused({ status: 502, body: '<html>bad gateway</html>', headers: { 'request-id': 'req_edge' } }, StripeError);
    expect(error.message).to.equal('stripe GET /v1/customers/cus_none answered 502: no reason given (request req_edge)');
  });

  it('calls what failed behind Stripe unavailable', async () => {
    expect(isUnavailable(await refused(refusal(424, { type: 'api_error' }), StripeError))).to.equal(true);
    expect(vendor.requests).to.have.length(3);
  });

  it('survives an error object of another shape', async () => {
    await refused({ status: 400, body: { error: 'invalid_client', error_description: 'no' } }, StripeError);
  });

  it('hides every secret, wherever the answer puts it (S45)', async () => {
    const message = `Key ${testKey}, hook whsec_fixture and pi_1_secret_fixture are in here`;
    const payment_intent = { id: 'pi_1', status: 'canceled', client_secret: 'pi_1_secret_fixture' };
    const error = await refused(refusal(402, { type: 'card_error', message, payment_intent }), VendorError);
    expect(inspect(error, { depth: 9, showHidden: true })).not.to.match(/sk_test|whsec|secret_fixture/);
    expect(error.message).to.contain('Key [hidden], hook [hidden] and [hidden] are in here');
  });
});
