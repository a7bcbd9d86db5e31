import got, { type BeforeRequestHook, type Got } from 'got';
import { failedCall, type FailedCall } from './failed-call.ts';
import { gotRetry, type RetryPolicy, type RetrySettings } from './retry.ts';

/** Where and how to reach a vendor: a sandbox, a stub and a mock server differ in nothing else. */
export interface Connection {
  /** The API's root; it may have a path. */
  readonly baseUrl?: string;
  /** For one attempt. */
  readonly timeoutMs?: number;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly retry?: RetrySettings;
}

export interface VendorHttp {
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly retry: RetryPolicy;
  /** Turns a call that failed for good into the error that the client's user sees. */
  readonly toError: (call: FailedCall) => Error;
  readonly beforeRequest?: readonly BeforeRequestHook[];
}

/**
 * The HTTP client beneath a vendor's client. It expects JSON, follows no redirect (the credentials would travel along),
 * and lets none of got's own errors out, because they carry the request's headers.
 */
export const vendorHttp = ({ baseUrl, timeoutMs, headers, retry, toError, beforeRequest = [] }: VendorHttp): Got =>
  got.extend({
    prefixUrl: baseUrl,
    headers: { accept: 'application/json', ...headers },
    timeout: { request: timeoutMs },
    responseType: 'json',
    followRedirect: false,
    retry: gotRetry(retry),
    hooks: { beforeRequest: [...beforeRequest], beforeError: [(error) => toError(failedCall(error))] },
  });
