/* c8 ignore start */
import type { Json } from '../json/json.ts';

/** A pact file in its V4 form (Pact specification 4, section "Pact file"). Older files are upgraded when read. */
export interface Pact {
  readonly consumer: { readonly name: string };
  readonly provider: { readonly name: string };
  readonly interactions: readonly Interaction[];
  readonly metadata: { readonly [key: string]: Json };
}

/** A pact and what results and messages call it. */
export interface NamedPact {
  /** The path as it was given, or the name that the file would have. */
  readonly file: string;
  readonly pact: Pact;
}

export interface Interaction {
  readonly type: 'Synchronous/HTTP';
  /** Unique within a pact: it names the interaction in every output. */
  readonly description: string;
  readonly key?: string;
  /** What results of this interaction are filed under; a broker gives it. */
  readonly _id?: Json;
  readonly pending?: boolean;
  readonly providerStates: readonly ProviderState[];
  readonly request: PactRequest;
  readonly response: PactResponse;
  /** `references.openapi.operationId` says which operation the interaction exercises. */
  readonly comments?: { readonly [key: string]: Json };
}

export interface ProviderState {
  readonly name: string;
  readonly params?: { readonly [name: string]: Json };
}

export interface PactRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: { readonly [name: string]: readonly string[] };
  readonly headers?: { readonly [name: string]: readonly string[] };
  readonly body?: PactBody;
  readonly matchingRules?: MatchingRules;
  readonly generators?: { readonly [part: string]: Json };
}

export interface PactResponse {
  readonly status: number;
  readonly headers?: { readonly [name: string]: readonly string[] };
  readonly body?: PactBody;
  readonly matchingRules?: MatchingRules;
  readonly generators?: { readonly [part: string]: Json };
}

export interface PactBody {
  /** Parsed JSON for JSON content types; text otherwise (base64 when `encoded` says so). */
  readonly content: Json;
  readonly contentType: string;
  readonly encoded: false | 'base64';
}

/** `path` has one rule set, the other parts one for each name or JSON path (`$.data[*].id`). */
export interface MatchingRules {
  readonly path?: RuleSet;
  readonly status?: { readonly [path: string]: RuleSet };
  readonly query?: { readonly [name: string]: RuleSet };
  readonly header?: { readonly [name: string]: RuleSet };
  readonly body?: { readonly [jsonPath: string]: RuleSet };
}

export interface RuleSet {
  readonly combine: 'AND' | 'OR';
  readonly matchers: readonly Matcher[];
}

/** The matchers that we write; a file read may hold others, which stay as they are. */
export type Matcher =
  | { readonly match: 'type'; readonly min?: number; readonly max?: number }
  | { readonly match: 'regex'; readonly regex: string }
  | { readonly match: 'equality' | 'integer' | 'decimal' | 'number' | 'boolean' | 'null' | 'notEmpty' | 'semver' | 'values' }
  | { readonly match: 'include'; readonly value: string }
  | { readonly match: 'date' | 'time' | 'datetime' | 'timestamp'; readonly format: string }
  | { readonly match: 'statusCode'; readonly status: Json }
  | { readonly match: 'contentType'; readonly value: string }
  | { readonly match: 'eachKey' | 'eachValue'; readonly rules: Json; readonly value?: Json }
  | { readonly match: 'arrayContains'; readonly variants: Json };
