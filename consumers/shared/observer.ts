import type { ErrorKind } from './errors/kinds.ts';

/** What a call is called in logs, metrics and spans; free of secrets. */
export interface CallName {
  readonly vendor: string;
  /** The document's operation id. */
  readonly operation: string;
  /** Method and path without the query: `GET /v1/customers/cus_1`. */
  readonly request: string;
}

/** What happened, for audit records, logs and metrics. No event carries a header, a body, a query or a credential. */
export type KitEvent =
  | ({ readonly event: 'call'; readonly outcome: 'success' | ErrorKind } & CallName & CallFigures)
  /** An attempt that failed and is followed by another one. */
  | ({ readonly event: 'retry'; readonly attempt: number; readonly because: ErrorKind; readonly delayMs: number } & CallName)
  /** A call that was refused here, before anything was sent. */
  | ({ readonly event: 'refusal'; readonly because: 'breaker-open' | 'queue-full' | 'shutting-down' } & CallName)
  /** One address of the vendor is left alone, probed, or used again. */
  | { readonly event: 'breaker'; readonly vendor: string; readonly endpoint: string; readonly state: 'closed' | 'open' | 'half-open' }
  /** `name` is what the credential is for (`apiKey`), `source` where it came from (`env:ACME_KEY`); never its value. */
  | { readonly event: 'credential'; readonly vendor: string; readonly name: string; readonly source: string; readonly what: 'read' | 'rotated' | 'refreshed' | 'dropped' | 'failed' }
  /** The answer holds what the document or we did not know: it passes, and is counted. */
  | { readonly event: 'unexpected'; readonly vendor: string; readonly operation: string; readonly field: string; readonly what: 'enum-member' | 'type' | 'field' };

export interface CallFigures {
  /** Undefined where no answer came. */
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly attempts: number;
  /** From the call until its outcome, waiting and retries included. */
  readonly milliseconds: number;
}

/** Who looks on: logs, audit, metrics, spans. It must not throw. */
export interface Observer {
  readonly emit: (event: KitEvent) => void;
  /** Runs one call within a span; what it gives goes along as headers (`traceparent`). */
  readonly span: <Result>(call: CallName, run: (headers: Readonly<Record<string, string>>) => Promise<Result>) => Promise<Result>;
  /** One exchange as it was on the wire, for a debug log that is off by default. Whoever keeps it masks it first. */
  readonly exchange?: (exchange: WireExchange) => void;
}

/** Holds secrets: for the masked debug log alone. */
export interface WireExchange {
  readonly call: CallName;
  readonly startedAt: Date;
  readonly milliseconds: number;
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly requestBody: string | undefined;
  readonly status: number | undefined;
  readonly responseHeaders: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly responseBody: string | undefined;
}

/** Looks away. */
export const unobserved: Observer = { emit: () => {}, span: (_call, run) => run({}) };
