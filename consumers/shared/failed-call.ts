import type { IncomingHttpHeaders } from 'node:http';
import { HTTPError, ParseError, type RequestError } from 'got';

/** A call that did not succeed, free of the HTTP library's own objects: those hold the credentials. */
export interface FailedCall {
  readonly method: string;
  readonly path: string;
  /** The system's or the library's code: `ECONNRESET`. */
  readonly code: string;
  /** Undefined when there was no answer, or when it broke off. */
  readonly answer: { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: unknown } | undefined;
}

/** An answer counts when it arrived whole: as an error status, or as a success whose body is not JSON. */
export function failedCall(error: RequestError): FailedCall {
  const { method, url } = error.options;
  const whole = error instanceof HTTPError || error instanceof ParseError ? error.response : undefined;
  return {
    method,
    path: url === undefined ? '' : new URL(url).pathname,
    code: error.code,
    answer: whole && { status: whole.statusCode, headers: whole.headers, body: whole.body },
  };
}

/** A header's value; the first one where it was sent several times. */
export function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
