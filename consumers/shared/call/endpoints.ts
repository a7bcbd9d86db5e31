import type { CircuitBreakerPolicy } from 'cockatiel';
import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel';
import type { Observer } from '../observer.ts';
import { AttemptFailed } from './attempt-failed.ts';

export interface BreakerSettings {
  /** Failures in a row (no answer, or 5xx) after which an endpoint is left alone. Default 5. */
  readonly failures?: number;
  /** How long it is left alone before one call probes it. Default 1000: at most one probe a second. */
  readonly probeAfterMs?: number;
}

interface Endpoint {
  readonly url: string;
  readonly breaker: CircuitBreakerPolicy;
}

/** Thrown where every endpoint is left alone: nothing is sent. */
export class AllBroken extends Error {}

/** The addresses that serve one API. Calls are spread over them; one that fails again and again is left alone until a probe succeeds. */
export class Endpoints {
  readonly #addresses: () => readonly string[];
  readonly #known = new Map<string, Endpoint>();
  readonly #settings: BreakerSettings;
  readonly #observed: { readonly vendor: string; readonly observer: Observer };
  #turn = 0;

  constructor(addresses: readonly string[] | (() => readonly string[]), settings: BreakerSettings, observed: { readonly vendor: string; readonly observer: Observer }) {
    this.#addresses = typeof addresses === 'function' ? addresses : () => addresses;
    this.#settings = settings;
    this.#observed = observed;
  }

  /** Whether the address lies beneath an endpoint, so that credentials may go there. */
  own(address: string): boolean {
    return this.#addresses().some((url) => isBeneath(address, url));
  }

  /** The path of an operation as it is on the wire, without the query. */
  pathOf(path: string): string {
    const [first = 'http://localhost'] = this.#addresses();
    return new URL(`${first.replace(/\/*$/, '/')}${path.replace(/^\/+/, '')}`).pathname;
  }

  /** Runs the attempt at the endpoint whose turn it is; at the next one where that is left alone, or where nothing could be sent to it. */
  async run<Result>(attempt: (url: string) => Promise<Result>): Promise<Result> {
    let unsent: AttemptFailed | undefined;
    for (const endpoint of this.#inTurn()) {
      try {
        return await endpoint.breaker.execute(() => attempt(endpoint.url));
      } catch (error) {
        if (error instanceof BrokenCircuitError) continue;
        if (!(error instanceof AttemptFailed && error.wasNotSent)) throw error;
        unsent = error;
      }
    }
    throw unsent ?? new AllBroken();
  }

  #inTurn(): readonly Endpoint[] {
    const all = this.#addresses().map((url) => this.#endpoint(url));
    const first = this.#turn++ % Math.max(all.length, 1);
    return [...all.slice(first), ...all.slice(0, first)];
  }

  #endpoint(url: string): Endpoint {
    const known = this.#known.get(url);
    if (known !== undefined) return known;
    const endpoint = { url, breaker: this.#breakerOf(url) };
    this.#known.set(url, endpoint);
    return endpoint;
  }

  #breakerOf(url: string): CircuitBreakerPolicy {
    const { failures = 5, probeAfterMs = 1000 } = this.#settings;
    const { vendor, observer } = this.#observed;
    const breaker = circuitBreaker(
      handleWhen((error) => error instanceof AttemptFailed && error.countsAsDown),
      { halfOpenAfter: probeAfterMs, breaker: new ConsecutiveBreaker(failures) },
    );
    breaker.onStateChange((state) => observer.emit({ event: 'breaker', vendor, endpoint: new URL(url).host, state: words(state) }));
    return breaker;
  }
}

const words = (state: CircuitState): 'closed' | 'open' | 'half-open' => (state === CircuitState.Closed ? 'closed' : state === CircuitState.HalfOpen ? 'half-open' : 'open');

/** Same scheme, host and port, beneath the endpoint's path, and no credentials of its own. */
function isBeneath(address: string, endpoint: string): boolean {
  const url = URL.parse(address);
  const root = new URL(endpoint.replace(/\/*$/, '/'));
  return url !== null && url.origin === root.origin && url.username === '' && url.password === '' && `${url.pathname}/`.startsWith(root.pathname);
}
