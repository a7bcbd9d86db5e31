/* c8 ignore start */
import type { EvidenceKind } from '../verdict/evidence.ts';
import type { Json } from '../json/json.ts';

/** What a team writes in `vendorproof.config.ts`. Paths are relative to that file's folder. */
export interface WorkspaceConfig {
  /** The command that runs the contract tests; vendorproof appends the spec files. Default: mocha, as in this repository. */
  readonly test?: readonly string[];
  /** The option with which that command takes a pattern of titles, for `test --filter`. Needed for others than mocha and `node --test`. */
  readonly testFilter?: string;
  /** Where the merged pacts are kept. Default `pacts`. */
  readonly pacts?: string;
  /** By provider pacticipant name. */
  readonly vendors: { readonly [vendor: string]: VendorConfig };
  /** By the team's own environment names. */
  readonly environments: { readonly [environment: string]: EnvironmentConfig };
  /** The environment that `gate` asks about unless `--to` says otherwise. Default: the first one. */
  readonly defaultEnvironment?: string;
}

/** One vendor of the workspace; every setting has a default. */
export interface VendorConfig {
  /** The document. Default `openapi/<vendor>/<vendor>.json`; its `source.json` stands beside it. */
  readonly document?: string;
  /** The consumer pacticipant. Default `<vendor>-integration`. */
  readonly consumer?: string;
  /** The client that the contract tests exercise. Default `consumers/<vendor>/client.ts`. */
  readonly client?: string;
  /** Glob of the contract tests. Default `consumers/<vendor>/*.pact.test.ts`. */
  readonly tests?: string;
  /** Default `providers/<vendor>/provider.ts`. */
  readonly provider?: string;
  /** Vendors that are checked together: `verify aws`. */
  readonly group?: string;
}

/** One of the team's environments, and what it asks of evidence. */
export interface EnvironmentConfig {
  /** Whether users are served from there, as Pact Broker's environments say it. Default: false. */
  readonly production?: boolean;
  /** The one kind of evidence that counts here; only that kind is recorded as deployed. */
  readonly demands: EvidenceKind;
  /** In days of 24 hours: older evidence makes the verdict unknown. Default: evidence of any age counts. */
  readonly maxAgeDays?: number;
}

/** Where credentials are found, by the name of the security scheme: `env:NAME`, or `env:ID,env:SECRET`. Never the credentials themselves. */
export interface CredentialReferences {
  /** One reference, or several that are all good. */
  readonly [scheme: string]: string | readonly string[];
}

/** What a provider file (`providers/<vendor>/provider.ts`) exports as `provider`: data only. */
export interface ProviderFile {
  /** With them the command `stub` takes these credentials and no others; replays do not look at them. */
  readonly credentials?: CredentialReferences;
  /** Whether the command `stub` refuses tokens that it did not issue; replays do not. Default: false. */
  readonly strictTokens?: boolean;
  /** How webhooks and callbacks are signed. Default: not at all. */
  readonly webhooks?: WebhookSigning;
  /** By provider state name, as the contract tests give it. */
  readonly states: { readonly [state: string]: StateDefinition };
  /** What the stub cannot find out about things that it remembers, by a name of the team's own. */
  readonly resources?: { readonly [name: string]: ResourceDefinition };
}

/** How the signature of what a vendor sends is made of its body, and written: HMAC (RFC 2104) with SHA-256, alone or with the time. */
export type WebhookScheme = 'hmac-sha256-hex' | 'hmac-sha256-base64' | 't=,v1=';

/** How the vendor signs the webhooks and callbacks that it sends. */
export interface WebhookSigning {
  /** A reference to the secret: `env:NAME`. */
  readonly secret: string;
  /** The header that the signature stands in. */
  readonly header: string;
  /** `t=,v1=` is `t=<unix time>,v1=<hex HMAC of "time.body">`; the others are the HMAC of the body. */
  readonly scheme: WebhookScheme;
  /** Before the signature: `sha256=`. Default: nothing. */
  readonly prefix?: string;
}

/** The operations, by id, with which things of one kind are made, read, changed, deleted and listed. */
export interface ResourceDefinition {
  /** Reads one. */
  readonly read: string;
  /** Makes one. */
  readonly create?: string;
  /** Changes one. */
  readonly update?: string;
  /** Deletes one. */
  readonly delete?: string;
  /** Lists them. */
  readonly list?: string;
  /** The field of a thing that holds its id. Default: the one that the name of the reading operation's parameter suggests. */
  readonly id?: string;
}

/** What a provider state (Pact specification 4, "Provider states") means at the vendor. */
export interface StateDefinition {
  /** How the stub answers while the state is in force; an empty list means that the document's plain answer is right. */
  readonly stub: readonly StubAnswer[];
}

/**
 * While a state is in force, the named operation answers so. Of several that fit a request the first one does.
 * `{name}` in a text takes a state parameter's value, else that of the request's parameter or body field;
 * a field whose `{name}` nobody gave is left to the sample. `{name|md5}` and `{name|sha256}` are the value's hex digests, for checksums that
 * clients compare with what they sent.
 */
export interface StubAnswer {
  /** Operation id; every operation when left out. */
  readonly operation?: string;
  /**
   * In place of an operation: the webhook, the callback (`createPet onDone`) or the schema whose message is so, as contract tests name it.
   * Of the rest `body` and `headers` count.
   */
  readonly message?: string;
  /** Documented status to answer with. Default: the first documented success. */
  readonly status?: number;
  /** Laid over the sampled body, so only what matters is written here. */
  readonly body?: Json;
  /** Sent besides those that the document has sampled. */
  readonly headers?: { readonly [name: string]: string };
  /**
   * Only requests whose path, query or body hold these values are answered so; null: only those that do not have the field.
   * A condition whose `{name}` the state was not given holds for every request.
   */
  readonly when?: { readonly [name: string]: string | number | boolean | null };
}
