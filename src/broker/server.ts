import type { Handler } from '../http/handler.ts';
import type { Clock } from '../system/clock.ts';
import { createApi } from './api/router.ts';
import type { Store } from './store/store.ts';
import { pages, wantsPage } from './ui/pages.ts';

export interface BrokerOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** Where clients reach the broker, with its path, when a proxy stands before it: `https://example.org/pact-broker`. */
  readonly baseUrl?: string | undefined;
  /** Told about every request that broke, with the reference that the client was given. */
  readonly onCrash?: ((error: unknown, reference: string) => void) | undefined;
}

/** A whole broker: pages for people's browsers, the API for everything else; browsers get the API's answer where there is no page. */
export function createBroker({ store, clock, baseUrl, onCrash }: BrokerOptions): Handler {
  const api = createApi({ store, baseUrl, onCrash });
  const base = baseUrl === undefined ? '' : new URL(baseUrl).pathname.replace(/\/+$/, '');
  const site = pages(store, clock, { base, otherwise: api, onCrash });
  return (request) => (wantsPage(request) ? site.fetch(request) : api(request));
}
