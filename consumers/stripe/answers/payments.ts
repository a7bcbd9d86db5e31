import type { Answer } from '../../shared/answer.ts';
import type { Balance, Charge, Dispute, Funds, NextAction, PaymentIntent, Refund } from '../types/payments.ts';
import { id, idOrNull, metadata, moment, momentOrNull, secretOrNull } from './scalars.ts';

const intentStatuses = ['requires_payment_method', 'requires_confirmation', 'requires_action', 'processing', 'requires_capture', 'canceled', 'succeeded'];
const disputeStatuses = [
  'warning_needs_response', 'warning_under_review', 'warning_closed', 'needs_response', 'under_review', 'won', 'lost', 'prevented', 'appeal_needs_response', 'appeal_under_review',
];

export const readPaymentIntent = (answer: Answer): PaymentIntent => ({
  id: answer.text('id'),
  status: answer.member('status', intentStatuses),
  amount: answer.wholeNumber('amount'),
  amountReceived: answer.wholeNumberOrNull('amount_received') ?? 0,
  currency: answer.text('currency'),
  customer: idOrNull(answer, 'customer'),
  latestCharge: idOrNull(answer, 'latest_charge'),
  clientSecret: secretOrNull(answer, 'client_secret'),
  nextAction: readNextAction(answer.objectOrNull('next_action')),
  canceledAt: momentOrNull(answer, 'canceled_at'),
  createdAt: moment(answer, 'created'),
  metadata: metadata(answer),
});

const readNextAction = (action: Answer | null): NextAction | null =>
  action && { type: action.text('type'), redirectTo: action.objectOrNull('redirect_to_url')?.textOrNull('url') ?? null };

export const readCharge = (answer: Answer): Charge => ({
  id: answer.text('id'),
  status: answer.member('status', ['succeeded', 'pending', 'failed']),
  amount: answer.wholeNumber('amount'),
  amountRefunded: answer.wholeNumber('amount_refunded'),
  currency: answer.text('currency'),
  paid: answer.flag('paid'),
  refunded: answer.flag('refunded'),
  disputed: answer.flag('disputed'),
  paymentIntent: idOrNull(answer, 'payment_intent'),
  createdAt: moment(answer, 'created'),
});

export const readRefund = (answer: Answer): Refund => ({
  id: answer.text('id'),
  status: answer.textOrNull('status'),
  amount: answer.wholeNumber('amount'),
  currency: answer.text('currency'),
  charge: idOrNull(answer, 'charge'),
  paymentIntent: idOrNull(answer, 'payment_intent'),
  failureReason: answer.textOrNull('failure_reason'),
});

export const readDispute = (answer: Answer): Dispute => ({
  id: answer.text('id'),
  status: answer.member('status', disputeStatuses),
  reason: answer.text('reason'),
  amount: answer.wholeNumber('amount'),
  currency: answer.text('currency'),
  charge: id(answer, 'charge'),
  paymentIntent: idOrNull(answer, 'payment_intent'),
  dueAt: momentOrNull(answer.object('evidence_details'), 'due_by'),
  createdAt: moment(answer, 'created'),
});

export const readBalance = (answer: Answer): Balance => ({
  live: answer.flag('livemode'),
  available: answer.list('available').map(readFunds),
  pending: answer.list('pending').map(readFunds),
});

const readFunds = (answer: Answer): Funds => ({ amount: answer.wholeNumber('amount'), currency: answer.text('currency') });
