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
  /** What the client sends, as far as it matters. Default: whatever the document requires. */
  readonly request?: RequestValues;
  /** What the client needs of the answer. */
  readonly response: ResponseReliance;
}

/** A request's values that matter; they are expected exactly. Other required ones are drawn, and any value of their type will do. */
export interface RequestValues {
  /** By the name of the path parameter: `{ petId: 7 }`. */
  readonly path?: ParameterValues;
  /** By the name of the query parameter; written as the document's `style` and `explode` say (OpenAPI 3.1, "Parameter Object"). */
  readonly query?: ParameterValues;
  /** By name, in any case. */
  readonly headers?: { readonly [name: string]: string };
  /** The fields that matter of a JSON or form body. */
  readonly body?: Json;
}

/** Values by the parameter's name. */
export type ParameterValues = { readonly [name: string]: Json };

/** What the client needs of the answer. The vendor may add and drop the rest. */
export interface ResponseReliance {
  /** The HTTP status; one that the document has. */
  readonly status: number;
  /**
   * Fields whose presence and type matter: `id`, `source.branch.name`, `data[].id`, `metadata.*`. `discover` has them found by
   * experiment each time the test runs: those without which its function fails.
   */
  readonly relies?: readonly string[] | 'discover';
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

/**
 * What a consumer's test relies on in a message that the vendor sends. `webhook` is the name of one in the document, or of a callback after
 * its operation's id (`createPet onDone`); `schema` that of one in `components.schemas`, which describes what comes by a queue.
 */
export type MessageExpectation = MessageReliance & ({ readonly webhook: string; readonly schema?: never } | { readonly schema: string; readonly webhook?: never });

/** What the consumer needs of a message. The vendor may add and drop the rest. */
export interface MessageReliance {
  /** Unique within a pact. Default: made from the webhook or schema and the states. */
  readonly description?: string;
  /** The provider states that must hold. */
  readonly given?: Expectation['given'];
  /** Fields whose presence and type matter: `id`, `pet.name`, `items[].id`. */
  readonly relies?: readonly string[];
  /** Values that matter exactly: `{ type: 'pet.sold' }`. */
  readonly values?: JsonObject;
  /** Values that the test needs for the fields at these paths; any value of their type will do. */
  readonly examples?: { readonly [path: string]: Json };
  /** A webhook's headers: names of those whose presence matters, or the values that they must have. */
  readonly metadata?: readonly string[] | { readonly [name: string]: string };
}
