/* c8 ignore start */
import type { Pair } from './pairs.ts';

/** One change that hits somebody, as a person reads it. */
export interface Told {
  readonly code: string;
  readonly operation: string;
  readonly message: string;
  readonly interactions: number;
}

/** What became of a document between two versions of the collection, for a pact of the older one. */
export interface Outcome {
  readonly pair: Pair;
  readonly family: string;
  readonly interactions: number;
  /** Changes by code. */
  readonly codes: Readonly<Record<string, number>>;
  /** Changes that would break some consumer. */
  readonly breaking: number;
  readonly safe: number;
  /** Changes that hit the pact. */
  readonly hitting: number;
  /** Interactions that `diff` says are hit. */
  readonly hit: number;
  /** Interactions that agree with the old document and not with the new one, as `compare` sees it. */
  readonly incompatible: number;
  /** Interactions that are hit by a change whose own code says what it is. */
  readonly caused: number;
  /** Incompatible interactions that no change hits. */
  readonly missed: readonly string[];
  /** Interactions that are hit by nothing that `compare` sees or that is known to be invisible to it. */
  readonly unfounded: readonly string[];
  readonly told: readonly Told[];
  readonly seconds: number;
}

/** Why nothing is known of a pair. */
export interface Unread {
  readonly pair: Pair;
  readonly family: string;
  readonly code: string;
  readonly example: string;
}
