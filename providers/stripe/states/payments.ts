import type { ProviderFile } from 'vendorproof';

type States = ProviderFile['states'];

/** What an intent has when nothing went wrong with it. */
const untroubled = { canceled_at: null, cancellation_reason: null, last_payment_error: null, next_action: null };

const awaitingConfirmation = { ...untroubled, status: 'requires_confirmation', amount_received: 0, latest_charge: null };
const awaitingMethod = { ...awaitingConfirmation, status: 'requires_payment_method' };
const paid = { ...untroubled, status: 'succeeded', latest_charge: 'ch_3RtK5aB7WZ01zgkW0dGhTz9k' };
const fullyPaid = { ...paid, amount: 4900, amount_received: 4900, currency: 'chf' };

const challenge = { type: 'redirect_to_url', redirect_to_url: { url: 'https://hooks.stripe.com/3d_secure/fixture', return_url: '{return_url}' }, use_stripe_sdk: {} };
const challenged = { ...awaitingConfirmation, status: 'requires_action', next_action: challenge };

/** Nobody is there whom the issuer could ask. */
const unattended = {
  status: 402,
  body: { error: { type: 'card_error', code: 'authentication_required', message: 'The issuer asks for authentication.', payment_intent: { status: 'requires_payment_method' } } },
};

const succeededCharge = { object: 'charge', amount: 4900, currency: 'chf', status: 'succeeded', paid: true, captured: true, refunded: false, amount_refunded: 0 };
const charge = (id: string) => ({ ...succeededCharge, id });

/** Payment intents, charges, refunds and disputes. */
export const paymentStates: States = {
  'the account accepts payments': {
    stub: [
      { operation: 'PostPaymentIntents', when: { confirm: true }, body: { ...paid, amount_received: '{amount}' } },
      { operation: 'PostPaymentIntents', when: { payment_method: null }, body: awaitingMethod },
      { operation: 'PostPaymentIntents', body: awaitingConfirmation },
    ],
  },
  'the card holder has to authenticate': {
    stub: [
      { operation: 'PostPaymentIntents', when: { off_session: true }, ...unattended },
      { operation: 'PostPaymentIntents', body: challenged },
      { operation: 'PostPaymentIntentsIntentConfirm', when: { off_session: true }, ...unattended },
      { operation: 'PostPaymentIntentsIntentConfirm', body: challenged },
    ],
  },
  'a payment intent awaits confirmation': {
    stub: [
      { operation: 'GetPaymentIntentsIntent', body: awaitingConfirmation },
      { operation: 'PostPaymentIntentsIntentConfirm', body: paid },
    ],
  },
  'a payment intent awaits capture': {
    stub: [{ operation: 'PostPaymentIntentsIntentCapture', body: { ...paid, amount_received: '{amount_to_capture}' } }],
  },
  'a payment intent lacks a payment method': {
    stub: [
      { operation: 'GetPaymentIntentsIntent', body: awaitingMethod },
      { operation: 'PostPaymentIntentsIntentCancel', body: { ...awaitingMethod, status: 'canceled', canceled_at: 1767226000, cancellation_reason: '{cancellation_reason}' } },
    ],
  },
  'a payment intent succeeded': {
    stub: [{ operation: 'GetPaymentIntentsIntent', body: fullyPaid }],
  },
  'a customer has payment intents': {
    stub: [{ operation: 'GetPaymentIntents', body: { data: [{ ...fullyPaid, id: 'pi_newest' }], has_more: false } }],
  },
  'a payment intent is found': {
    stub: [{ operation: 'GetPaymentIntentsSearch', body: { data: [fullyPaid], has_more: false, next_page: null } }],
  },
  'a charge succeeded': {
    stub: [{ operation: 'GetChargesCharge', body: succeededCharge }],
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
  'a payment was refunded in part': {
    stub: [
      { operation: 'PostRefunds', body: { status: 'succeeded', currency: 'chf', payment_intent: '{intent}', amount: 1000 } },
      { operation: 'GetChargesCharge', body: { ...succeededCharge, amount_refunded: 1000 } },
    ],
  },
  'a refund succeeded': {
    stub: [{ operation: 'GetRefundsRefund', body: { status: 'succeeded' } }],
  },
  'a payment was refunded': {
    stub: [{ operation: 'GetRefunds', body: { data: [{ status: 'succeeded', payment_intent: '{intent}' }], has_more: false } }],
  },
  'a charge is disputed': {
    stub: [
      { operation: 'GetDisputesDispute', body: { status: 'needs_response', evidence_details: { due_by: 1768435199 } } },
      { operation: 'GetDisputes', body: { data: [{ id: '{dispute}', status: 'needs_response', evidence_details: { due_by: 1768435199 } }], has_more: false } },
    ],
  },
};
