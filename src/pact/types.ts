/* c8 ignore start */
import type { Json } from '../json/json.ts';

/** A pact file in its V4 form (Pact specification 4, section "Pact file"). Older files are upgraded when read. */
export interface Pact {
  /** The consumer pacticipant. */
  readonly consumer: { readonly name: string };
  /** The provider pacticipant. */
  readonly provider: { readonly name: string };
  /** Those over HTTP, in the file's order. */
  readonly interactions: readonly Interaction[];
  /** What the provider sends of its own accord, in the file's order: webhooks and what comes by a queue. A V4 file has them among its interactions. */
  readonly messages: readonly MessageInteraction[];
  /** `pactSpecification.version` is `4.0`; the rest is as libraries wrote it. */
  readonly metadata: { readonly [key: string]: Json };
}

/** A pact and what results and messages call it. */
export interface NamedPact {
  /** The path as it was given, or the name that the file would have. */
  readonly file: string;
  /** In its V4 form. */
  readonly pact: Pact;
}

/** A request, the answer that the consumer relies on, and the states in which the provider gives it. */
export interface Interaction {
  /** Of the kinds of V4 interactions the one that is played over HTTP. */
  readonly type: 'Synchronous/HTTP';
  /** Unique within a pact: it names the interaction in every output. */
  readonly description: string;
  /** What a library tells interactions apart by (V4, "Interaction keys"). */
  readonly key?: string;
  /** What results of this interaction are filed under; a broker gives it. */
  readonly _id?: Json;
  /** Its failures do not count yet (V4, "Pending interactions"). */
  readonly pending?: boolean;
  /** All of them must hold; none where the provider needs no preparation. */
  readonly providerStates: readonly ProviderState[];
  /** What the consumer sends. */
  readonly request: PactRequest;
  /** What the consumer relies on. */
  readonly response: PactResponse;
  /** `references.openapi.operationId` says which operation the interaction exercises. */
  readonly comments?: { readonly [key: string]: Json };
}

/** A message that the provider sends and the consumer handles (Pact specification 4, "Asynchronous/Messages"). */
export interface MessageInteraction extends Pick<Interaction, 'description' | 'key' | '_id' | 'pending' | 'providerStates'> {
  /** The one kind of V4 message that is read. */
  readonly type: 'Asynchronous/Messages';
  /** What the consumer relies on in the message; absent where it relies on nothing of it. */
  readonly contents?: PactBody;
  /** What comes with the contents: a webhook's headers, a queue's attributes. */
  readonly metadata?: { readonly [name: string]: Json };
  /** Where there is none, a value is expected exactly; fields that the example has not are free. */
  readonly matchingRules?: MessageRules;
  /** What is put in place of examples (V4, "Generators"). */
  readonly generators?: { readonly [part: string]: Json };
  /** `references.openapi.webhook` or `.schema` says what of the document the message is. */
  readonly comments?: { readonly [key: string]: Json };
}

/** The rules of a message: for its contents by JSON path, for its metadata by name. */
export interface MessageRules extends Pick<MatchingRules, 'body'> {
  /** By the name of what comes with the contents. */
  readonly metadata?: { readonly [name: string]: RuleSet };
}

/** What must be so at the provider before an interaction is played. */
export interface ProviderState {
  /** In words: `a pet exists`. */
  readonly name: string;
  /** Values that fill the words in. */
  readonly params?: { readonly [name: string]: Json };
}

/** A request: what the consumer sends, and the rules for what else it may be. */
export interface PactRequest {
  /** Upper case. */
  readonly method: string;
  /** Percent-encoded, with the server's base path, without the query. */
  readonly path: string;
  /** Decoded values by name, in the order sent. */
  readonly query?: { readonly [name: string]: readonly string[] };
  /** Values by name as written; names are compared in any case. */
  readonly headers?: { readonly [name: string]: readonly string[] };
  /** Absent where the interaction says nothing of a body. */
  readonly body?: PactBody;
  /** Where there is none, a value is expected exactly. */
  readonly matchingRules?: MatchingRules;
  /** What the verifier puts in place of examples (V4, "Generators"). */
  readonly generators?: { readonly [part: string]: Json };
}

/** An answer: an example of it, and the rules that the provider's answer must keep. */
export interface PactResponse {
  /** The HTTP status. */
  readonly status: number;
  /** Those that the consumer relies on; names are compared in any case. */
  readonly headers?: { readonly [name: string]: readonly string[] };
  /** Absent where the consumer relies on no body. */
  readonly body?: PactBody;
  /** Where there is none, a value is expected exactly; fields that the example has not are free. */
  readonly matchingRules?: MatchingRules;
  /** What the mock server puts in place of examples (V4, "Generators"). */
  readonly generators?: { readonly [part: string]: Json };
}

/** A body in V4's one form (Pact specification 4, "Body"). */
export interface PactBody {
  /** Parsed JSON for JSON content types; text otherwise (base64 when `encoded` says so). */
  readonly content: Json;
  /** With parameters, as sent: `application/json; charset=utf-8`. */
  readonly contentType: string;
  /** `base64` for what is no text. */
  readonly encoded: false | 'base64';
}

/** `path` has one rule set, the other parts one for each name or JSON path (`$.data[*].id`). */
export interface MatchingRules {
  /** Of the request. */
  readonly path?: RuleSet;
  /** Of the response; the one key is `$`. */
  readonly status?: { readonly [path: string]: RuleSet };
  /** By the parameter's name, or a path such as `$.tags[0]`. */
  readonly query?: { readonly [name: string]: RuleSet };
  /** By the header's name, or a path such as `$.Accept[0]`. */
  readonly header?: { readonly [name: string]: RuleSet };
  /** By JSON path. A rule holds for what is below it, too, until a nearer one. */
  readonly body?: { readonly [jsonPath: string]: RuleSet };
}

/** Matchers that apply together (Pact specification 4, "Matching rules"). */
export interface RuleSet {
  /** Whether all must accept a value, or one. */
  readonly combine: 'AND' | 'OR';
  /** In the file's order. */
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
