import type { FormFields } from '../form.ts';
import type { ChargeFilter, Confirmation, ConfirmFields, PaymentIntentFields, PaymentIntentFilter, RefundFields, RefundFilter } from '../types/payments.ts';
import { listQuery } from './customers.ts';

export const paymentIntentForm = ({ paymentMethod, allowedMethods, captureLater, confirm, ...fields }: PaymentIntentFields): FormFields => ({
  ...fields,
  payment_method: paymentMethod,
  allowed_payment_method_types: allowedMethods,
  capture_method: captureLater === true ? 'manual' : undefined,
  ...(confirm && { confirm: true, ...cardHolderForm(confirm) }),
});

export const confirmForm = ({ paymentMethod, confirm }: ConfirmFields): FormFields => ({ payment_method: paymentMethod, ...(confirm && cardHolderForm(confirm)) });

/** Who is absent cannot authenticate, so the payment is declined where that is needed; who is present is asked, and comes back. */
const cardHolderForm = (confirmation: Confirmation): FormFields =>
  confirmation.cardHolder === 'absent' ? { off_session: true } : { return_url: confirmation.returnTo };

export const refundForm = ({ paymentIntent, ...fields }: RefundFields): FormFields => ({ payment_intent: paymentIntent, ...fields });

export const paymentIntentQuery = ({ customer, ...list }: PaymentIntentFilter): FormFields => ({ customer, ...listQuery(list) });

export const chargeQuery = ({ customer, ...filter }: ChargeFilter): FormFields => ({ customer, ...paymentQuery(filter) });

export const refundQuery = ({ charge, ...filter }: RefundFilter): FormFields => ({ charge, ...paymentQuery(filter) });

const paymentQuery = ({ paymentIntent, ...list }: Omit<ChargeFilter, 'customer'>): FormFields => ({ payment_intent: paymentIntent, ...listQuery(list) });
