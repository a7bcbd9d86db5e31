import type { Call } from '../failure/called-from.ts';
import { rememberCall, seenFrom } from '../failure/called-from.ts';
import { badInput } from '../failure/failure.ts';
import type { Expectation, MessageExpectation } from '../generate/expectation.ts';
import type { Agreement } from './agreement.ts';
import type { ContractOptions } from './parties.ts';
import type { ReceivedMessage } from './play-message.ts';

/** Pact's mock server, speaking as the vendor. */
export interface Vendor {
  /** The base URL to give to the client: as in production, the server's base path included. */
  readonly url: string;
}

/** What a consumer and a vendor have agreed on, interaction by interaction. */
export interface Contract {
  /**
   * Runs the client against the answer that the expectation and the document make, and answers what `run` answers.
   * The interaction is kept only if the client spoke as agreed. Where experiments have to find what is relied on, `run` is called again and again.
   *
   * Throws a `Failure` when the document does not have what the expectation names (`bad-input`: code, JSON pointer, nearest names),
   * or when the client's request was another (`no`: one difference a line).
   */
  interaction<T>(expectation: Expectation, run: (vendor: Vendor) => T | Promise<T>): Promise<T>;
  /** The same for a client that makes several requests, such as one for each page. They come in any order, and all must come. */
  interactions<T>(expectations: readonly [Expectation, ...Expectation[]], run: (vendor: Vendor) => T | Promise<T>): Promise<T>;
  /**
   * Hands what the vendor sends (a webhook, a callback, what comes by a queue) to the client's handler, and answers what `run` answers.
   * The message has what is relied on and no more; it is kept only if the handler took it.
   *
   * Throws what `run` throws, and a `Failure` when the document does not have what the expectation names.
   */
  message<T>(expectation: MessageExpectation, run: (message: ReceivedMessage) => T | Promise<T>): Promise<T>;
}

/**
 * The contract between one consumer and one vendor, written interaction by interaction. It needs no particular test runner. The
 * workspace's config says which document is the vendor's, or `document` does.
 *
 * The pact's request and response, matching rules, generators and headers are drawn from the vendor's document, as Pact
 * specification V4 ("HTTP interactions", "Matching rules") has them; what the expectation does not name is not relied on.
 * A message that the vendor sends ("Asynchronous/Messages") is drawn in the same way. Each of them becomes a fragment in `.vendorproof/`; `vendorproof test` makes pacts of them.
 *
 * Throws nothing itself. Its methods throw a `Failure`: where the expectation names what the document does not have, with the nearest
 * names (`operation.unknown`, `expectation.webhook.unknown`, `expectation.schema.unknown`, `expectation.metadata.unknown`,
 * `expectation.status.undocumented`, `expectation.field.unknown`, `expectation.parameter.unknown`, `expectation.value.invalid` …); where the config does not know the two (`config.missing`, `vendor.unknown`,
 * `contract.consumer.unknown`); `contract.broken` where the client spoke otherwise than agreed, one difference a line;
 * `contract.answer.bodiless` where it fails at reading a body of which nothing is relied on; `contract.document.left` where what it sent,
 * or was answered, breaks a rule of the document that the pact does not speak of; `contract.discover.baseline` where `relies: 'discover'`
 * has nothing to begin from, since the client fails at the whole documented answer.
 *
 * @example
 * import { contract } from 'vendorproof';
 *
 * const petshop = contract({ consumer: 'web', provider: 'petshop' });
 * const name = await petshop.interaction(
 *   {
 *     operation: 'getPet',
 *     given: { name: 'a pet exists', params: { petId: 7 } },
 *     request: { path: { petId: 7 } },
 *     response: { status: 200, relies: ['id'], values: { name: 'Rex' } },
 *   },
 *   async (vendor) => {
 *     // Here your own client is called.
 *     const answer = await fetch(`${vendor.url}/pets/7`);
 *     const pet: { readonly name: string } = JSON.parse(await answer.text());
 *     return pet.name;
 *   },
 * );
 * name; // → 'Rex'
 *
 * // What is relied on can be found by experiment: this client fails without a kind, and without nothing else.
 * const kind = await petshop.interaction(
 *   { operation: 'getPet', description: 'reads a kind', request: { path: { petId: 7 } }, response: { status: 200, relies: 'discover' } },
 *   async (vendor) => {
 *     const pet: { readonly kind: string } = JSON.parse(await (await fetch(`${vendor.url}/pets/7`)).text());
 *     return pet.kind.toUpperCase();
 *   },
 * );
 * kind; // → 'CAT'
 *
 * // The vendor calls as well: here your own handler takes what the webhook sends.
 * const pet = await petshop.message(
 *   { webhook: 'pet.sold', relies: ['petId'], metadata: ['Petshop-Event'] },
 *   ({ bytes, metadata }) => {
 *     const sale: { readonly petId: number } = JSON.parse(new TextDecoder().decode(bytes));
 *     return `${metadata['Petshop-Event']} ${typeof sale.petId}`;
 *   },
 * );
 * pet; // → 'pet.sold number'
 */
export function contract(options: ContractOptions): Contract {
  let agreement: Promise<Agreement> | undefined;
  const agreed = async <T>(call: Call, check: () => void, part: (agreement: Agreement) => Promise<T>): Promise<T> => {
    try {
      check();
      agreement ??= agree(options);
      return await part(await agreement);
    } catch (error) {
      throw seenFrom(call, error);
    }
  };
  const play = <T>(expectations: readonly [Expectation, ...Expectation[]], { run, call }: Played<T>): Promise<T> =>
    agreed(call, () => refuseIncomplete(expectations, run), (all) => all.play(expectations, (url) => run({ url })));
  return {
    interaction: function interaction(expectation, run) {
      return play([expectation], { run, call: rememberCall(interaction) });
    },
    interactions: function interactions(expectations, run) {
      return play(expectations, { run, call: rememberCall(interactions) });
    },
    message: function message(expectation, run) {
      return agreed(rememberCall(message), () => refuseWithout(run, 'message'), (all) => all.receive(expectation, run));
    },
  };
}

interface Played<T> {
  readonly run: (vendor: Vendor) => T | Promise<T>;
  /** The line of the test. */
  readonly call: Call;
}

/** Types say the same, where somebody checks them. */
function refuseIncomplete(expectations: unknown, run: unknown): void {
  if (!Array.isArray(expectations) || expectations.length === 0) {
    const fix = 'write `interactions([{ … }], async (vendor) => { … })`';
    throw badInput('contract.expectations.missing', '`interactions` takes a list of expectations', { fix });
  }
  refuseWithout(run, 'vendor');
}

function refuseWithout(run: unknown, parameter: 'vendor' | 'message'): void {
  if (typeof run === 'function') return;
  throw badInput('contract.run.missing', 'nothing runs the client', { fix: `give a function after the expectation: \`async (${parameter}) => { … }\`` });
}

/** Loaded when first used: whoever imports the library for its types and config need not wait for validators and native code. */
async function agree(options: ContractOptions): Promise<Agreement> {
  const { reachAgreement } = await import('./agreement.ts');
  return reachAgreement(options);
}
