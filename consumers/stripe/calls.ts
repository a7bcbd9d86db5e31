import { randomUUID } from 'node:crypto';
import type { Answer } from '../shared/answer.ts';
import { createCaller, type Caller } from '../shared/call/caller.ts';
import type { Connection, VendorRules } from '../shared/call/kit.ts';
import type { Reply } from '../shared/call/reply.ts';
import { ProtocolError } from '../shared/errors/protocol-error.ts';
import { stripeAuthorizer, type StripeCredentials } from './credentials.ts';
import { stripeWords, toStripeError } from './errors/to-stripe-error.ts';
import { encodeForm, formPairs, type FormFields } from './form.ts';
import { stripeLimits } from './limits.ts';
import { walkList, walkSearch } from './list.ts';
import { stripeRetry } from './retry.ts';
import { stripeVersion } from './version.ts';

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

/** One operation and how its answer is read. */
export interface Operation<Result> {
  readonly id: string;
  readonly path: string;
  readonly read: (answer: Answer) => Result;
}

interface ListOperation<Item> extends Operation<Item> {
  readonly query: FormFields;
  readonly limit: number | undefined;
}

/** The ways in which Stripe's operations are called: one object, a list, a search, a write. */
export class StripeCalls {
  readonly #caller: Caller;
  /** Searches have a limit of their own. */
  readonly #searcher: Caller;
  readonly #maxPages: number;

  constructor({ credentials, maxPages = 1000, ...connection }: StripeOptions) {
    const limits = stripeLimits(credentials.mode ?? 'test');
    const rules: VendorRules = { ...stripeWords, endpoints: 'https://api.stripe.com', authorizer: stripeAuthorizer(credentials), retry: stripeRetry, toError: toStripeError };
    // A time-out that is shorter than Stripe's own leads to a key that is still in use.
    const patient = { timeoutMs: 80_000, deadlineMs: 250_000, ...connection, headers: { ...connection.headers, 'stripe-version': stripeVersion } };
    this.#caller = createCaller(rules, { limits: limits.all, ...patient });
    this.#searcher = createCaller(rules, { limits: limits.search, ...patient });
    this.#maxPages = maxPages;
  }

  get<Result>(operation: Operation<Result>, query: FormFields = {}): Promise<Result> {
    return this.#get(this.#caller, operation, query);
  }

  /** Newest first; pages are fetched as they are needed. */
  list<Item extends { readonly id: string | null }>(operation: ListOperation<Item>): AsyncGenerator<Item, void, undefined> {
    return walkList({ ...operation, get: (query) => this.#get(this.#caller, { ...operation, read: asIs }, query), maxPages: this.#maxPages });
  }

  search<Item extends { readonly id: string }>(operation: ListOperation<Item>): AsyncGenerator<Item, void, undefined> {
    return walkSearch({ ...operation, get: (query) => this.#get(this.#searcher, { ...operation, read: asIs }, query), maxPages: this.#maxPages });
  }

  /** The key and the body are made once, so every attempt sends the same bytes. */
  post<Result>({ id, path, read }: Operation<Result>, fields: FormFields, { idempotencyKey = randomUUID() }: WriteOptions = {}): Promise<Result> {
    const headers = { 'idempotency-key': idempotencyKey };
    return this.#caller.call({ operation: id, method: 'POST', path, headers, body: { form: encodeForm(fields) }, repeatable: true, read: (reply) => read(answerOf(reply)) });
  }

  delete<Result>({ id, path, read }: Operation<Result>): Promise<Result> {
    return this.#caller.call({ operation: id, method: 'DELETE', path, read: (reply) => read(answerOf(reply)) });
  }

  /** Whoever deleted it: afterwards it is gone. So it may be repeated. */
  async deleteForGood({ id, path }: Omit<Operation<void>, 'read'>): Promise<void> {
    await this.#caller.call({ operation: id, method: 'DELETE', path, repeatable: true, accepts: [404], read: () => undefined });
  }

  #get<Result>(caller: Caller, { id, path, read }: Operation<Result>, query: FormFields): Promise<Result> {
    return caller.call({ operation: id, method: 'GET', path, query: Object.fromEntries(formPairs(query)), read: (reply) => read(answerOf(reply)) });
  }
}

const asIs = (answer: Answer): Answer => answer;

/** The answer says its version: one in another version may look alike and mean something else. */
function answerOf(reply: Reply): Answer {
  const version = reply.header('stripe-version');
  if (version !== undefined && version !== stripeVersion) throw new ProtocolError(`the answer is in version ${version} instead of ${stripeVersion}`, reply.exchange);
  return reply.json();
}
