/* c8 ignore start */
import type { JsonObject } from '../json/json.ts';
import type { MessageSource } from '../pact/message-source.ts';
import type { Environment } from '../system/environment.ts';
import type { EvidenceKind } from '../verdict/evidence.ts';
import type { MismatchCode } from './mismatch-codes.ts';

export interface VerifyOptions {
  readonly pacts: readonly PactToVerify[];
  readonly target: Target;
  readonly states: StateChanger;
  /** Makes the messages that the target sends. Without it they are skipped: the vendor has to send them. */
  readonly messages?: MessageMaker;
  readonly filter?: VerifyFilter;
  /** Verifier calls at once. Default: 4 for a stub, where each has its own namespace; 1 for a vendor's system. */
  readonly concurrency?: number;
  /** How long the target may take for one answer. Default 10 seconds. */
  readonly timeoutMs?: number;
  /** How long one state change may take. Default 30 seconds. */
  readonly stateTimeoutMs?: number;
  /** Hidden in everything that is returned. */
  readonly secrets?: readonly string[];
  /** For `HTTPS_PROXY` and `NO_PROXY`, and for the verifier's own process. */
  readonly environment?: Environment;
  /** Told of every interaction once its outcome is known. */
  readonly onProgress?: (interaction: VerifiedInteraction) => void;
}

export interface PactToVerify {
  /** Comes back in the result; in failures it stands for the file. */
  readonly id: string;
  readonly consumer: string;
  readonly provider: string;
  /** The pact file's text. */
  readonly content: string;
  /** The broker says that failures do not count yet. */
  readonly pending?: boolean;
}

export interface Target {
  readonly url: string;
  readonly kind: EvidenceKind;
  /** `host` or `host:port`. Default: the host of the URL alone. */
  readonly allowedHosts?: readonly string[];
  /** Sent in place of what the pact says, such as real credentials. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Only interactions that fit all that is given are replayed. */
export interface VerifyFilter {
  readonly operation?: string;
  /** Part of the description, in any case. */
  readonly description?: string;
  /** Part of a provider state's name, in any case. */
  readonly state?: string;
}

/** Puts the target into a provider state, or takes it out again. */
export type StateChanger = (change: StateChange) => Promise<StateAnswer>;

export interface StateChange {
  readonly state: string;
  readonly params: JsonObject;
  readonly action: 'setup' | 'teardown';
  /** Each interaction has its own; a stub keeps them apart by it (`Vendorproof-Namespace`). */
  readonly namespace: string;
}

/** Values for the pact's generators; or: nobody has defined that state, and this line would; or: it is defined, and the target cannot be in it. */
export type StateAnswer =
  | { readonly values: JsonObject }
  | { readonly unknown: true; readonly fix: string }
  | { readonly refused: string; readonly fix: string };

/** Has the target make a message that it sends, as it is in the states of a namespace. */
export type MessageMaker = (asked: { readonly source: MessageSource; readonly namespace: string }) => Promise<MadeMessage>;

/** A message as the target sends it; or: it sends none of that name, and this would mend it. */
export type MadeMessage =
  | { readonly contents: string; readonly contentType: string; readonly metadata: Readonly<Record<string, string>> }
  | { readonly undocumented: string; readonly fix: string };

export interface VerifiedPact {
  readonly id: string;
  readonly consumer: string;
  readonly provider: string;
  /** In the order of the pact; without those that the filter left out. */
  readonly interactions: readonly VerifiedInteraction[];
}

export interface VerifiedInteraction {
  readonly consumer: string;
  readonly provider: string;
  readonly description: string;
  /** The id that the broker gave the interaction. */
  readonly interactionId?: string;
  readonly states: readonly string[];
  /** From the pact's comments: `references.openapi.operationId`; of a message its webhook or schema. */
  readonly operation?: string;
  readonly outcome: 'passed' | 'failed' | 'pending' | 'skipped';
  /** Why it is not `passed`. */
  readonly mismatches: readonly Mismatch[];
  /** Things to mend that do not change the outcome, such as a provider state that nobody has defined. */
  readonly warnings: readonly Warning[];
  /** What the target answered, or the message that it sends; secrets masked. */
  readonly answer?: CapturedAnswer;
}

export interface Mismatch {
  readonly code: MismatchCode;
  /** RFC 6901, into the body of the answer or the contents of the message; empty for everything else. */
  readonly pointer: string;
  readonly message: string;
  /** As Pact's verifier publishes it. */
  readonly attribute: 'status' | 'header' | 'metadata' | 'body' | 'request' | 'state';
  /** The name of the header or metadata, or the JSON path within the body. */
  readonly identifier?: string;
  readonly fix?: string;
}

export interface Warning {
  readonly code: 'state.unknown';
  readonly message: string;
  readonly fix: string;
}

export interface CapturedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Decompressed text, cut at 10 kB. */
  readonly body: string;
}
