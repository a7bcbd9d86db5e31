import type { Answer } from '../shared/answer.ts';
import type { Charge, Customer, DeletedCustomer, PaymentIntent, Refund } from './types.ts';

export const readCustomer = (answer: Answer): Customer => ({
  id: answer.text('id'),
  deleted: false,
  email: answer.textOrNull('email'),
  name: answer.textOrNull('name'),
  created: answer.wholeNumber('created'),
  livemode: answer.flag('livemode'),
  metadata: answer.texts('metadata'),
});

export const readMaybeDeletedCustomer = (answer: Answer): Customer | DeletedCustomer =>
  answer.flagOrNull('deleted') === true ? { id: answer.text('id'), deleted: true } : readCustomer(answer);

export const readPaymentIntent = (answer: Answer): PaymentIntent => ({
  id: answer.text('id'),
  status: answer.text('status'),
  amount: answer.wholeNumber('amount'),
  amount_received: answer.wholeNumberOrNull('amount_received'),
  currency: answer.text('currency'),
  customer: answer.textOrNull('customer'),
  latest_charge: answer.textOrNull('latest_charge'),
});

export const readCharge = (answer: Answer): Charge => ({
  id: answer.text('id'),
  status: answer.text('status'),
  amount: answer.wholeNumber('amount'),
  amount_refunded: answer.wholeNumber('amount_refunded'),
  currency: answer.text('currency'),
  paid: answer.flag('paid'),
  refunded: answer.flag('refunded'),
  payment_intent: answer.textOrNull('payment_intent'),
  created: answer.wholeNumber('created'),
});

export const readRefund = (answer: Answer): Refund => ({
  id: answer.text('id'),
  status: answer.textOrNull('status'),
  amount: answer.wholeNumber('amount'),
  currency: answer.text('currency'),
  payment_intent: answer.textOrNull('payment_intent'),
});
