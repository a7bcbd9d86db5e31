import type { StripeClient } from './client.ts';
import type { Charge } from './types.ts';

/** What our own books say about a payment. */
export interface LedgerEntry {
  readonly paymentIntent: string;
  readonly amount: number;
  readonly refunded: number;
  readonly currency: string;
}

export interface Reconciliation {
  /** Payments on which both sides agree. */
  readonly agreed: number;
  readonly differing: readonly { readonly entry: LedgerEntry; readonly charge: Charge }[];
  /** Money that the vendor took and our books do not know. */
  readonly unbooked: readonly Charge[];
  /** Payments in our books that the vendor did not take in this time. */
  readonly unpaid: readonly LedgerEntry[];
}

/** Compares our books with the vendor's charges since a moment (Unix seconds). Attempts that took no money do not count. */
export async function reconcileCharges(
  payments: Pick<StripeClient, 'listCharges'>,
  { ledger, since }: { readonly ledger: readonly LedgerEntry[]; readonly since: number },
): Promise<Reconciliation> {
  const paid = await paidCharges(payments, since);
  const byPayment = new Map(paid.map((charge) => [charge.payment_intent, charge]));
  const booked = new Set<string | null>(ledger.map(({ paymentIntent }) => paymentIntent));
  const pairs = ledger.flatMap((entry) => {
    const charge = byPayment.get(entry.paymentIntent);
    return charge === undefined ? [] : [{ entry, charge }];
  });
  const differing = pairs.filter(({ entry, charge }) => !agree(entry, charge));
  return {
    agreed: pairs.length - differing.length,
    differing,
    unbooked: paid.filter((charge) => !booked.has(charge.payment_intent)),
    unpaid: ledger.filter(({ paymentIntent }) => !byPayment.has(paymentIntent)),
  };
}

async function paidCharges(payments: Pick<StripeClient, 'listCharges'>, since: number): Promise<readonly Charge[]> {
  const paid: Charge[] = [];
  for await (const charge of payments.listCharges({ created: { gte: since } })) if (charge.paid) paid.push(charge);
  return paid;
}

const agree = (entry: LedgerEntry, charge: Charge): boolean =>
  entry.amount === charge.amount && entry.refunded === charge.amount_refunded && entry.currency === charge.currency;
