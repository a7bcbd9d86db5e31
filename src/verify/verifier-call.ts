/* c8 ignore start */

/** What the parent asks of the verifier's process. */
export interface VerifierCall {
  readonly id: number;
  /** The replay file. */
  readonly file: string;
  /** The forwarder's port on 127.0.0.1. */
  readonly port: number;
  /** The port on 127.0.0.1 that messages are fetched from. */
  readonly messagesPort: number;
  readonly statesUrl: string;
  /** How long the verifier waits for one answer. */
  readonly timeoutMs: number;
}

/** What the process answers: the verifier's report as JSON text. */
export type VerifierReply = { readonly id: number; readonly report: string } | { readonly id: number; readonly error: string };
