import { systemEnvironment } from '../../../src/system/environment.ts';
import type { StateChanger, VerifiedInteraction, VerifyOptions } from '../../../src/verify/types.ts';
import { verify } from '../../../src/verify/verify.ts';

/** Every state is known and has no values. */
export const anyState: StateChanger = () => Promise.resolve({ values: {} });

/** An interaction in the V4 form; a GET of / that answers 200 unless told otherwise. */
export const interaction = (more: { readonly description?: string; readonly request?: object; readonly response?: object; readonly [key: string]: unknown } = {}) => ({
  type: 'Synchronous/HTTP',
  description: 'a request',
  providerStates: [],
  ...more,
  request: { method: 'GET', path: '/', ...more.request },
  response: { status: 200, ...more.response },
});

/** A JSON body that is matched by type, like those of real pacts. */
export const typed = (content: unknown) => ({
  headers: { 'Content-Type': ['application/json'] },
  body: { content, contentType: 'application/json', encoded: false },
  matchingRules: { body: { $: { combine: 'AND', matchers: [{ match: 'type' }] } } },
});

export const pactWith = (interactions: readonly unknown[], more: { readonly id?: string; readonly pending?: boolean; readonly version?: string } = {}) => ({
  id: more.id ?? 'shop-petshop.json',
  consumer: 'shop',
  provider: 'petshop',
  content: JSON.stringify({
    consumer: { name: 'shop' }, provider: { name: 'petshop' }, interactions, metadata: { pactSpecification: { version: more.version ?? '4.0' } },
  }),
  ...(more.pending === undefined ? {} : { pending: more.pending }),
});

type Replay = Partial<Omit<VerifyOptions, 'target'>> & { readonly url: string; readonly target?: Partial<VerifyOptions['target']> };

/** Replays against a loopback stub and returns all interactions of all pacts. */
export async function replay({ url, target, ...options }: Replay): Promise<readonly VerifiedInteraction[]> {
  const pacts = await verify({ pacts: [pactWith([interaction()])], states: anyState, environment: systemEnvironment(), ...options, target: { kind: 'stub', url, ...target } });
  return pacts.flatMap(({ interactions }) => interactions);
}
