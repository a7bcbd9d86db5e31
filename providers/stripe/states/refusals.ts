import type { Json, ProviderFile, StubAnswer } from 'vendorproof';

type States = ProviderFile['states'];

const refusal = (status: number, error: { readonly [name: string]: Json }): Omit<StubAnswer, 'operation'> => ({ status, body: { error } });

/** Money that the issuer refuses: the card is fine as far as its number goes. */
const declined = refusal(402, {
  type: 'card_error',
  code: 'card_declined',
  decline_code: 'insufficient_funds',
  message: 'The card has insufficient funds.',
  payment_intent: { status: 'requires_payment_method' },
});

const final = refusal(400, {
  type: 'invalid_request_error',
  code: 'payment_intent_unexpected_state',
  message: 'The payment intent is canceled, so this cannot be done with it.',
});

/** States in which Stripe refuses. */
export const refusalStates: States = {
  'no such customer': {
    stub: [
      {
        operation: 'GetCustomersCustomer',
        when: { customer: '{customer}' },
        ...refusal(404, { type: 'invalid_request_error', code: 'resource_missing', param: 'customer', message: 'No such customer: {customer}' }),
      },
    ],
  },
  'the card will be declined': {
    stub: [
      { operation: 'PostPaymentIntentsIntentConfirm', ...declined },
      { operation: 'PostPaymentIntents', ...declined },
    ],
  },
  'a payment intent was canceled': {
    stub: [
      { operation: 'GetPaymentIntentsIntent', body: { status: 'canceled', canceled_at: 1767226000, latest_charge: null } },
      { operation: 'PostPaymentIntentsIntentConfirm', ...final },
      { operation: 'PostPaymentIntentsIntentCancel', ...final },
      { operation: 'PostPaymentIntentsIntentCapture', ...final },
    ],
  },
  'an invalid amount is refused': {
    stub: [
      {
        operation: 'PostPaymentIntents',
        ...refusal(400, { type: 'invalid_request_error', code: 'amount_too_small', param: 'amount', message: 'The amount is below the smallest that can be charged.' }),
      },
    ],
  },
  'an idempotency key was used for another request': {
    stub: [{ operation: 'PostPaymentIntents', ...refusal(400, { type: 'idempotency_error', message: 'The key came with other parameters before.' }) }],
  },
  'less is left of a payment than is to be refunded': {
    stub: [
      {
        operation: 'PostRefunds',
        ...refusal(400, { type: 'invalid_request_error', param: 'amount', message: 'The refund is larger than what is left of the charge.' }),
      },
    ],
  },
  'the api key has expired': {
    stub: [refusal(401, { type: 'invalid_request_error', code: 'api_key_expired', message: 'The API key has expired.' })],
  },
  'the restricted key lacks the permission': {
    stub: [refusal(403, { type: 'invalid_request_error', message: 'The key does not have the permission that this needs.' })],
  },
};
