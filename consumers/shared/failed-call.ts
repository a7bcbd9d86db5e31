import type { IncomingHttpHeaders } from 'node:http';
import { HTTPError, ParseError, type Options, type RequestError } from 'got';

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

/** An answer counts when it arrived whole: as an error status, or as a success whose body is not JSON. */
export function failedCall(error: RequestError): FailedCall {
  const whole = error instanceof HTTPError || error instanceof ParseError ? error.response : undefined;
  return {
    request: requestLine(error.options),
    safe: error.options.method === 'GET',
    code: error.code,
    answer: whole && { status: whole.statusCode, headers: whole.headers, body: whole.body },
  };
}

/** Method and path, without the query: that may hold what should not be in a log. */
export const requestLine = ({ method, url }: Pick<Options, 'method' | 'url'>): string =>
  `${method} ${url === undefined ? '' : new URL(url).pathname}`;

/** A header's value; the first one where it was sent several times. */
export function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
