import type { StripeApi } from './api.ts';
import type { Charge } from './types/payments.ts';

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

/** Compares our books with the vendor's charges since a moment. Attempts that took no money do not count. */
export async function reconcileCharges(
  payments: Pick<StripeApi, 'listCharges'>,
  { ledger, since }: { readonly ledger: readonly LedgerEntry[]; readonly since: Date },
): Promise<Reconciliation> {
  const paid = await paidCharges(payments, since);
  const byPayment = new Map(paid.map((charge) => [charge.paymentIntent, charge]));
  const booked = new Set<string | null>(ledger.map(({ paymentIntent }) => paymentIntent));
  const pairs = ledger.flatMap((entry) => {
    const charge = byPayment.get(entry.paymentIntent);
    return charge === undefined ? [] : [{ entry, charge }];
  });
  const differing = pairs.filter(({ entry, charge }) => !agree(entry, charge));
  return {
    agreed: pairs.length - differing.length,
    differing,
    unbooked: paid.filter((charge) => !booked.has(charge.paymentIntent)),
    unpaid: ledger.filter(({ paymentIntent }) => !byPayment.has(paymentIntent)),
  };
}

async function paidCharges(payments: Pick<StripeApi, 'listCharges'>, since: Date): Promise<readonly Charge[]> {
  const paid: Charge[] = [];
  for await (const charge of payments.listCharges({ createdSince: since })) if (charge.paid) paid.push(charge);
  return paid;
}

const agree = (entry: LedgerEntry, charge: Charge): boolean =>
  entry.amount === charge.amount && entry.refunded === charge.amountRefunded && entry.currency === charge.currency;
