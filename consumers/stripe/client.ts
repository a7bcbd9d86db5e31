import { randomUUID } from 'node:crypto';
import type { Got } from 'got';
import { toAnswer, type Answer } from '../shared/answer.ts';
import { vendorHttp, type Connection } from '../shared/http.ts';
import { segment } from '../shared/path.ts';
import { readCharge, readCustomer, readMaybeDeletedCustomer, readPaymentIntent, readRefund } from './answers.ts';
import { authorization, type StripeCredentials } from './credentials.ts';
import { toStripeError } from './errors/to-stripe-error.ts';
import { encodeForm, type FormFields } from './form.ts';
import { walkList } from './list.ts';
import { stripeRetry } from './retry.ts';
import type {
  Charge, ChargeFilter, ConfirmFields, Customer, CustomerFields, DeletedCustomer, PaymentIntent, PaymentIntentFields, Refund, RefundFields,
} from './types.ts';

/** The version that every request asks for; without it the account's own default would apply. */
export const stripeVersion = '2026-07-29.dahlia';

const stripe = { vendor: 'stripe', requestIdHeader: 'request-id' };

export interface StripeOptions extends Connection {
  readonly credentials: StripeCredentials;
  /** A list with more pages than this is taken for endless. */
  readonly maxPages?: number;
}

export interface WriteOptions {
  /**
   * Keep it with the order and give the same one when the order is tried again, also after a crash: the vendor then acts once.
   * Default: a fresh one for each call.
   */
  readonly idempotencyKey?: string;
}

/** Stripe's API, as far as we use it. Methods throw the errors of `errors/`. */
export class StripeClient {
  readonly #http: Got;
  readonly #maxPages: number;

  constructor(options: StripeOptions) {
    const { credentials, baseUrl = 'https://api.stripe.com', timeoutMs = 80_000, headers, retry = {}, maxPages = 1000 } = options;
    this.#maxPages = maxPages;
    this.#http = vendorHttp({
      baseUrl,
      timeoutMs,
      headers: { ...headers, authorization: authorization(credentials), 'stripe-version': stripeVersion },
      retry: stripeRetry(retry),
      toError: toStripeError,
    });
  }

  async createCustomer(fields: CustomerFields, options?: WriteOptions): Promise<Customer> {
    return readCustomer(await this.#post('v1/customers', fields, options));
  }

  async retrieveCustomer(id: string): Promise<Customer | DeletedCustomer> {
    return readMaybeDeletedCustomer(await this.#get(`v1/customers/${segment(id)}`));
  }

  async createPaymentIntent(fields: PaymentIntentFields, options?: WriteOptions): Promise<PaymentIntent> {
    return readPaymentIntent(await this.#post('v1/payment_intents', fields, options));
  }

  async retrievePaymentIntent(id: string): Promise<PaymentIntent> {
    return readPaymentIntent(await this.#get(`v1/payment_intents/${segment(id)}`));
  }

  async confirmPaymentIntent(id: string, fields: ConfirmFields = {}, options?: WriteOptions): Promise<PaymentIntent> {
    return readPaymentIntent(await this.#post(`v1/payment_intents/${segment(id)}/confirm`, fields, options));
  }

  async createRefund(fields: RefundFields, options?: WriteOptions): Promise<Refund> {
    return readRefund(await this.#post('v1/refunds', fields, options));
  }

  /** All charges that match, newest first; pages are fetched as they are needed. */
  listCharges(filter: ChargeFilter = {}): AsyncGenerator<Charge, void, undefined> {
    return walkList({ get: (query) => this.#get('v1/charges', query), filter, read: readCharge, maxPages: this.#maxPages });
  }

  async #get(path: string, query: FormFields = {}): Promise<Answer> {
    return toAnswer(await this.#http.get<unknown>(path, { searchParams: encodeForm(query) }), stripe);
  }

  /** The key and the body are made once, so every attempt sends the same bytes. */
  async #post(path: string, fields: FormFields, { idempotencyKey = randomUUID() }: WriteOptions = {}): Promise<Answer> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'idempotency-key': idempotencyKey };
    return toAnswer(await this.#http.post<unknown>(path, { headers, body: encodeForm(fields) }), stripe);
  }
}
