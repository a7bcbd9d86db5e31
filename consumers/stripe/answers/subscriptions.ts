import type { Answer } from '../../shared/answer.ts';
import type { Invoice, Subscription, SubscriptionItem } from '../types/subscriptions.ts';
import { expanded, id, idOrNull, metadata, moment, momentOrNull, secretOrNull } from './scalars.ts';

const statuses = ['incomplete', 'incomplete_expired', 'trialing', 'active', 'past_due', 'canceled', 'unpaid', 'paused'];

export const readSubscription = (answer: Answer): Subscription => ({
  id: answer.text('id'),
  status: answer.member('status', statuses),
  customer: id(answer, 'customer'),
  items: answer.object('items').list('data').map(readItem),
  cancelAtPeriodEnd: answer.flag('cancel_at_period_end'),
  latestInvoice: idOrNull(answer, 'latest_invoice'),
  clientSecret: firstPaymentSecret(answer) ?? secretOrNull(expanded(answer, 'pending_setup_intent'), 'client_secret'),
  createdAt: moment(answer, 'created'),
  metadata: metadata(answer),
});

const firstPaymentSecret = (answer: Answer) => secretOrNull(expanded(answer, 'latest_invoice')?.objectOrNull('confirmation_secret') ?? null, 'client_secret');

const readItem = (item: Answer): SubscriptionItem => ({
  id: item.text('id'),
  price: item.object('price').text('id'),
  quantity: item.wholeNumberOrNull('quantity'),
  periodEndsAt: moment(item, 'current_period_end'),
});

export const readInvoice = (answer: Answer): Invoice => ({
  id: answer.textOrNull('id'),
  number: answer.textOrNull('number'),
  status: answer.textOrNull('status'),
  customer: idOrNull(answer, 'customer'),
  subscription: subscriptionOf(answer.objectOrNull('parent')?.objectOrNull('subscription_details') ?? null),
  currency: answer.text('currency'),
  total: answer.wholeNumber('total'),
  amountDue: answer.wholeNumber('amount_due'),
  amountPaid: answer.wholeNumber('amount_paid'),
  paymentIntents: (answer.objectOrNull('payments')?.list('data') ?? []).flatMap((payment) => idOrNull(payment.object('payment'), 'payment_intent') ?? []),
  page: answer.textOrNull('hosted_invoice_url'),
  dueAt: momentOrNull(answer, 'due_date'),
  createdAt: moment(answer, 'created'),
});

const subscriptionOf = (details: Answer | null): string | null => details && idOrNull(details, 'subscription');
