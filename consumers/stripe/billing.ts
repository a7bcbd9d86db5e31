import type { Secret } from '../shared/auth/secret.ts';
import type { StripeApi } from './api.ts';
import { CardDeclinedError } from './errors/card-declined-error.ts';
import type { Customer } from './types/customers.ts';
import type { Confirmation, PaymentIntent, Refund } from './types/payments.ts';

/** What billing needs of the client. */
export type Payments = Pick<
  StripeApi,
  'createCustomer' | 'retrieveCustomer' | 'createPaymentIntent' | 'retrievePaymentIntent' | 'confirmPaymentIntent' | 'createRefund'
>;

export interface Tenant {
  readonly id: string;
  readonly name: string;
  readonly billingEmail: string;
}

export interface Purchase {
  /** Kept with the order: a purchase that is tried again with the same key is paid once. */
  readonly key: string;
  readonly tenantId: string;
  readonly customer: string;
  readonly paymentMethod: string;
  readonly amount: number;
  readonly currency: string;
  /** Where the card holder comes back to after authenticating; left out where nobody is there, as for what is charged by itself. */
  readonly returnTo?: string;
}

/** Declined and unfinished payments are everyday outcomes, not errors. */
export type PaymentOutcome =
  | { readonly outcome: 'paid'; readonly paymentIntent: string; readonly charge: string | null }
  /** The card holder has to be there: with an address to be sent to, or with the secret that lets a browser ask. Without either, they have to be called first. */
  | { readonly outcome: 'needs-authentication'; readonly paymentIntent: string | undefined; readonly redirectTo: string | null; readonly clientSecret: Secret | null }
  | { readonly outcome: 'declined'; readonly paymentIntent: string | undefined; readonly reason: string }
  /** Not final, or a status that is newer than this code: ask again, or wait for the event. */
  | { readonly outcome: 'open'; readonly paymentIntent: string; readonly status: string }
  | { readonly outcome: 'customer-gone' };

/** Opens a tenant's account with the vendor; the tenant's id travels along, so that both sides can be matched. */
export const registerTenant = (payments: Payments, { id, name, billingEmail }: Tenant): Promise<Customer> =>
  payments.createCustomer({ name, email: billingEmail, metadata: { tenant_id: id } }, { idempotencyKey: `tenant-${id}` });

/** Takes a payment from a tenant, who may be there or not. */
export async function chargeTenant(payments: Payments, purchase: Purchase): Promise<PaymentOutcome> {
  const customer = await payments.retrieveCustomer(purchase.customer);
  if (customer.deleted) return { outcome: 'customer-gone' };
  return outcomeOf(() =>
    payments.createPaymentIntent(
      {
        amount: purchase.amount,
        currency: purchase.currency,
        customer: customer.id,
        paymentMethod: purchase.paymentMethod,
        allowedMethods: ['card'],
        confirm: confirmationOf(purchase),
        metadata: { tenant_id: purchase.tenantId },
      },
      { idempotencyKey: purchase.key },
    ),
  );
}

/** Tries a payment again that was declined or left unconfirmed; one that is already paid is left alone. */
export async function resumePayment(
  payments: Payments,
  { paymentIntent, paymentMethod, key, returnTo }: Pick<Purchase, 'paymentMethod' | 'key' | 'returnTo'> & { readonly paymentIntent: string },
): Promise<PaymentOutcome> {
  const intent = await payments.retrievePaymentIntent(paymentIntent);
  const resumable = intent.status === 'requires_payment_method' || intent.status === 'requires_confirmation';
  if (!resumable) return fromIntent(intent);
  return outcomeOf(() => payments.confirmPaymentIntent(intent.id, { paymentMethod, confirm: confirmationOf({ returnTo }) }, { idempotencyKey: key }));
}

/** Gives back a part of a payment, or all that is left of it. */
export const refundPayment = (
  payments: Payments,
  { key, paymentIntent, amount }: { readonly key: string; readonly paymentIntent: string; readonly amount?: number },
): Promise<Refund> =>
  payments.createRefund(
    { paymentIntent, reason: 'requested_by_customer', ...(amount === undefined ? {} : { amount }) },
    { idempotencyKey: key },
  );

async function outcomeOf(attempt: () => Promise<PaymentIntent>): Promise<PaymentOutcome> {
  try {
    return fromIntent(await attempt());
  } catch (error) {
    if (error instanceof CardDeclinedError) return fromDecline(error);
    throw error;
  }
}

const confirmationOf = ({ returnTo }: { readonly returnTo?: string | undefined }): Confirmation =>
  returnTo === undefined ? { cardHolder: 'absent' } : { cardHolder: 'present', returnTo };

function fromIntent({ id, status, latestCharge, nextAction, clientSecret }: PaymentIntent): PaymentOutcome {
  if (status === 'succeeded') return { outcome: 'paid', paymentIntent: id, charge: latestCharge };
  if (status === 'requires_action') return { outcome: 'needs-authentication', paymentIntent: id, redirectTo: nextAction?.redirectTo ?? null, clientSecret };
  return { outcome: 'open', paymentIntent: id, status };
}

function fromDecline({ code, declineCode, paymentIntent }: CardDeclinedError): PaymentOutcome {
  if (code === 'authentication_required') return { outcome: 'needs-authentication', paymentIntent: paymentIntent?.id, redirectTo: null, clientSecret: null };
  return { outcome: 'declined', paymentIntent: paymentIntent?.id, reason: declineCode ?? code ?? 'unknown' };
}
