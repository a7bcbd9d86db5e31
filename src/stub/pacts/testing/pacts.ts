import type { Json } from '../../../json/json.ts';
import type { ServedPact } from '../served-pact.ts';
import { servedPact } from '../served-pact.ts';

/** A pact of V4 between a shop and a petshop, as served. */
export function pactOf(...interactions: readonly Json[]): ServedPact {
  const pact = { consumer: { name: 'shop' }, provider: { name: 'petshop' }, interactions, metadata: { pactSpecification: { version: '4.0' } } };
  const served = servedPact(JSON.stringify(pact), 'shop-petshop.json');
  if (served === undefined) throw new Error('this is a pact');
  return served;
}

interface Parts {
  readonly states?: readonly Json[];
  readonly request?: { readonly [part: string]: Json };
  readonly response?: { readonly [part: string]: Json };
}

/** `GET /pets/7` is answered 200, unless the parts say otherwise. */
export const interaction = (description: string, { states = [], request = {}, response = {} }: Parts = {}): Json => ({
  type: 'Synchronous/HTTP',
  description,
  providerStates: states,
  request: { method: 'GET', path: '/pets/7', ...request },
  response: { status: 200, ...response },
});

export const jsonBody = (content: Json): Json => ({ content, contentType: 'application/json', encoded: false });

export const matching = (...matchers: readonly Json[]): Json => ({ combine: 'AND', matchers });
