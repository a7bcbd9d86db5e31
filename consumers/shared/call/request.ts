import type { Reply } from './reply.ts';

/** One call of an operation. */
export interface CallRequest<Result> {
  /** The document's operation id: what logs, metrics and errors call it. */
  readonly operation: string;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Beneath the endpoint: `v1/customers`. Or a whole address, which must be beneath an endpoint: credentials go nowhere else. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>> | URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: RequestBody;
  /** Whether repeating it does no harm. Default: GET and HEAD are, nothing else; a write is with an idempotency key. */
  readonly repeatable?: boolean;
  /** Statuses besides 2xx that are no failure: `[404]` where absence is an answer. */
  readonly accepts?: readonly number[];
  /** In bytes; default: the caller's. */
  readonly largestAnswer?: number;
  /** For one attempt; default: the caller's. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /** Makes the result. What it throws counts as the call's outcome, so a contract violation is seen in audit and metrics. */
  readonly read: (reply: Reply) => Result;
}

export type RequestBody = { readonly json: unknown } | { readonly form: string } | { readonly text: string; readonly type: string } | { readonly bytes: Uint8Array; readonly type: string };

/** Bytes and type of a body, made once: every attempt sends the same. */
export function encodeBody(body: RequestBody | undefined): { readonly content: string | Uint8Array; readonly type: string } | undefined {
  if (body === undefined) return undefined;
  if ('json' in body) return { content: JSON.stringify(body.json), type: 'application/json' };
  if ('form' in body) return { content: body.form, type: 'application/x-www-form-urlencoded' };
  return { content: 'text' in body ? body.text : body.bytes, type: body.type };
}

/** The query as text, in the order given; members without a value are left out. */
export function encodeQuery(query: CallRequest<unknown>['query'] = {}): string {
  if (query instanceof URLSearchParams) return query.toString();
  return new URLSearchParams(Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)).toString();
}
