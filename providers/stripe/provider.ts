import type { ProviderFile, StubAnswer } from 'vendorproof';

/** What an intent has when nothing went wrong with it. */
const untroubled = { canceled_at: null, cancellation_reason: null, last_payment_error: null, next_action: null };

const awaitingConfirmation = { ...untroubled, status: 'requires_confirmation', amount_received: 0, latest_charge: null };
const paid = { ...untroubled, status: 'succeeded', latest_charge: 'ch_3RtK5aB7WZ01zgkW0dGhTz9k' };

const succeededCharge = { object: 'charge', amount: 4900, currency: 'chf', status: 'succeeded', paid: true, captured: true, refunded: false, amount_refunded: 0 };
const charge = (id: string) => ({ ...succeededCharge, id });

/** Money that the issuer refuses: the card is fine as far as its number goes. */
const declined: Omit<StubAnswer, 'operation'> = {
  status: 402,
  body: { error: { type: 'card_error', code: 'card_declined', decline_code: 'insufficient_funds', message: 'The card has insufficient funds.' } },
};

export const provider: ProviderFile = {
  states: {
    'the account accepts new customers': { stub: [] },
    'a customer exists': { stub: [] },
    'no such customer': {
      stub: [
        {
          operation: 'GetCustomersCustomer',
          when: { customer: '{customer}' },
          status: 404,
          body: { error: { type: 'invalid_request_error', code: 'resource_missing', param: 'customer', message: 'No such customer: {customer}' } },
        },
      ],
    },
    'the account accepts payments': {
      stub: [
        { operation: 'PostPaymentIntents', when: { confirm: true }, body: { ...paid, amount_received: '{amount}' } },
        { operation: 'PostPaymentIntents', when: { payment_method: null }, body: { ...awaitingConfirmation, status: 'requires_payment_method' } },
        { operation: 'PostPaymentIntents', body: awaitingConfirmation },
      ],
    },
    'a payment intent awaits confirmation': {
      stub: [
        { operation: 'GetPaymentIntentsIntent', body: awaitingConfirmation },
        { operation: 'PostPaymentIntentsIntentConfirm', body: paid },
      ],
    },
    'a payment intent succeeded': {
      stub: [{ operation: 'GetPaymentIntentsIntent', body: { ...paid, amount: 4900, amount_received: 4900, currency: 'chf' } }],
    },
    'the card will be declined': {
      stub: [
        { operation: 'PostPaymentIntentsIntentConfirm', ...declined },
        { operation: 'PostPaymentIntents', ...declined },
      ],
    },
    'an invalid amount is refused': {
      stub: [
        {
          operation: 'PostPaymentIntents',
          status: 400,
          body: { error: { type: 'invalid_request_error', code: 'amount_too_small', param: 'amount', message: 'The amount is below the smallest that can be charged.' } },
        },
      ],
    },
    'a charge of 4900 chf succeeded': {
      stub: [{ operation: 'GetCharges', body: { data: [charge('ch_3RtK5aB7WZ01zgkW0dGhTz9k')], has_more: false } }],
    },
    'there are charges on one page': {
      stub: [{ operation: 'GetCharges', body: { data: [charge('ch_newest'), charge('ch_oldest')], has_more: false } }],
    },
    'there are charges on two pages': {
      stub: [
        { operation: 'GetCharges', when: { starting_after: null }, body: { data: [charge('ch_4'), charge('ch_3')], has_more: true } },
        { operation: 'GetCharges', body: { data: [charge('ch_2'), charge('ch_1')], has_more: false } },
      ],
    },
    'a succeeded payment intent can be refunded': {
      stub: [{ operation: 'PostRefunds', body: { status: 'succeeded', currency: 'chf', payment_intent: '{intent}', amount: '{amount}' } }],
    },
    'the api key has expired': {
      stub: [{ status: 401, body: { error: { type: 'invalid_request_error', code: 'api_key_expired', message: 'The API key has expired.' } } }],
    },
  },
};
