import type { IncomingHttpHeaders } from 'node:http';

/** A call that did not succeed, free of the HTTP library's own objects: those hold the credentials. */
export interface FailedCall {
  /** Method and path. */
  readonly request: string;
  /** The document's operation id. */
  readonly operation?: string;
  /** Whether it only reads, or cannot act twice, so that a repeat can do no harm. */
  readonly safe: boolean;
  /** The system's or the library's code: `ECONNRESET`. */
  readonly code: string;
  /** Undefined when there was no answer, or when it broke off. */
  readonly answer: { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: unknown } | undefined;
}

/** A header's value; the first one where it was sent several times. */
export function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
