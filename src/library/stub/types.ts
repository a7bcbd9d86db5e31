/* c8 ignore start */
import type { JsonObject } from '../../json/json.ts';

/** A stub in this process, for one namespace of its memory. It listens on no port until it is told to. */
export interface Stub {
  /**
   * Answers as the vendor would; takes what the global `fetch` takes. Only the path of an address counts, so that the vendor's own
   * address works as well; one that is a path alone is asked of `http://localhost`. Redirects are answered, not followed.
   * Where its signal is aborted it rejects with the signal's reason; what it asked for is done all the same, as at a vendor.
   */
  fetch(this: void, input: Request | URL | string, init?: RequestInit): Promise<Response>;
  /** Listens on a port, by default any free one of 127.0.0.1, for clients that need an address. */
  listen(this: void, options?: StubListenOptions): Promise<StubListening>;
  /** Puts a provider state in force; answers the values that it brings. */
  state(this: void, name: string, params?: JsonObject): Promise<JsonObject>;
  /** Puts these faults in force in place of those before: `{kind: 'latency', ms: 200}`, or as text `latency,ms=200`. */
  faults(this: void, faults: readonly (JsonObject | string)[]): Promise<void>;
  /** Sends a webhook that the document declares, as `{webhook: 'pet.sold', to: 'http://127.0.0.1:4000/hook'}`; answers what became of it. */
  webhook(this: void, order: JsonObject): Promise<JsonObject>;
  /** What was asked and how it was answered, the oldest first, secrets masked. */
  requests(this: void): Promise<readonly JsonObject[]>;
  /** Forgets what was created, states, faults and requests, of this namespace or of all where this is none. */
  reset(this: void): Promise<void>;
  /** The same stub with a memory of its own under this name, for tests that run at the same time. */
  namespace(this: void, name: string): Stub;
}

/** Where to listen. */
export interface StubListenOptions {
  /** Default 0: any that is free. */
  readonly port?: number;
  /** Default: 127.0.0.1, where nobody else can reach it. */
  readonly host?: string;
}

/** A stub that listens. */
export interface StubListening {
  /** `http://127.0.0.1:4010`, without a trailing slash. */
  readonly url: string;
  /** Ends it; what the stub remembers stays. */
  close(): Promise<void>;
}
/* c8 ignore stop */
