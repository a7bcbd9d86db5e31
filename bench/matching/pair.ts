/* c8 ignore start */
import type { Json } from '../../src/json/json.ts';

/** A request that a pact expects, and one that comes. */
export interface Pair {
  /** In the form of a V4 pact. */
  readonly expected: {
    readonly method: string;
    readonly path: string;
    readonly query: Readonly<Record<string, readonly string[]>>;
    readonly headers: Readonly<Record<string, readonly string[]>>;
    readonly body: { readonly content: Json; readonly contentType: string; readonly encoded: false } | undefined;
    readonly matchingRules: { readonly [part: string]: Json };
  };
  readonly actual: {
    readonly method: string;
    /** With the query. */
    readonly target: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | undefined;
  };
}
/* c8 ignore stop */
