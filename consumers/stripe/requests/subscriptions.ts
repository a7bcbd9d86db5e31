import type { FormFields } from '../form.ts';
import type { EventFilter, WebhookEndpointFields } from '../types/events.ts';
import type { InvoiceFilter, SubscriptionChange, SubscriptionFields, SubscriptionFilter } from '../types/subscriptions.ts';
import { stripeVersion } from '../version.ts';
import { listQuery } from './customers.ts';

/** The card holder may have to confirm the first payment, or the card of a trial: the secrets for that are asked for along with it. */
export const subscriptionForm = ({ paymentMethod, trialDays, ...fields }: SubscriptionFields): FormFields => ({
  ...fields,
  default_payment_method: paymentMethod,
  trial_period_days: trialDays,
  payment_behavior: 'default_incomplete',
  payment_settings: { save_default_payment_method: 'on_subscription' },
  expand: ['latest_invoice.confirmation_secret', 'pending_setup_intent'],
});

export const subscriptionChangeForm = ({ items, cancelAtPeriodEnd, paymentMethod }: SubscriptionChange): FormFields => ({
  items,
  cancel_at_period_end: cancelAtPeriodEnd,
  default_payment_method: paymentMethod,
});

export const subscriptionQuery = ({ customer, price, status, ...list }: SubscriptionFilter): FormFields => ({ customer, price, status, ...listQuery(list) });

export const invoiceQuery = ({ customer, subscription, status, ...list }: InvoiceFilter): FormFields => ({
  customer,
  subscription,
  status,
  expand: ['data.payments'],
  ...listQuery(list),
});

export const eventQuery = ({ types, delivered, ...list }: EventFilter): FormFields => ({ types, delivery_success: delivered, ...listQuery(list) });

/** Events come in the version that we read. */
export const webhookEndpointForm = ({ url, events, description }: WebhookEndpointFields): FormFields => ({ url, enabled_events: events, description, api_version: stripeVersion });
