import type { SentCallback, SentRequest } from '../../openapi/sent.ts';
import { callbacksIn, webhooksIn } from '../../openapi/sent.ts';
import type { Endpoint, Served } from '../endpoint.ts';

/** A request that a served vendor sends. */
export interface Declared extends SentRequest {
  readonly served: Served;
}

/** A callback goes to an address that its operation was told. */
export interface Callback extends SentCallback, Declared {}

const known = new WeakMap<Endpoint, readonly Callback[]>();

/** The callbacks of an operation. */
export function callbacksOf(endpoint: Endpoint): readonly Callback[] {
  const { served, document, operation } = endpoint;
  const found = known.get(endpoint) ?? callbacksIn(document, operation).map((sent) => ({ ...sent, served }));
  known.set(endpoint, found);
  return found;
}

/** The webhooks of a document. */
export const webhooksOf = (served: Served): readonly Declared[] => webhooksIn(served.document).map((sent) => ({ ...sent, served }));
