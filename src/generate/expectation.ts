/* c8 ignore start */
import type { Json, JsonObject } from '../json/json.ts';
import type { ProviderState } from '../pact/types.ts';

/** What a consumer's test relies on. Everything that is not written here is drawn from the vendor's document. */
export interface Expectation {
  /** Operation id as `inspect` lists it. */
  readonly operation: string;
  /** Unique within a pact. Default: made from the operation, the status and the states. */
  readonly description?: string;
  /** The provider states that must hold. */
  readonly given?: string | ProviderState | readonly (string | ProviderState)[];
  readonly request?: RequestValues;
  readonly response: ResponseReliance;
}

/** A request's values that matter; they are expected exactly. Other required ones are drawn, and any value of their type will do. */
export interface RequestValues {
  readonly path?: ParameterValues;
  readonly query?: ParameterValues;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: Json;
}

export type ParameterValues = { readonly [name: string]: Json };

/** What the client needs of the answer. The vendor may add and drop the rest. */
export interface ResponseReliance {
  readonly status: number;
  /** Fields whose presence and type matter: `id`, `source.branch.name`, `data[].id`, `metadata.*`. */
  readonly relies?: readonly string[];
  /** Values that matter exactly: `{ status: 'succeeded' }`. */
  readonly values?: JsonObject;
  /**
   * Values for the fields at these paths, relied on like those of `relies`: the test needs them, any value of their type will do.
   * `{vendor}/pets?page=2` is a link back to the vendor, which the client can follow in the test.
   */
  readonly examples?: { readonly [path: string]: Json };
  /** Headers whose presence matters. */
  readonly headers?: readonly string[];
}
