import got from 'got';
import type { OptionsOfTextResponseBody } from 'got';
import type { Environment } from '../system/environment.ts';
import { Failure, badInput } from '../failure/failure.ts';
import { agentsFor, checkHost, headersFrom, outboundUrl } from './agents.ts';
import { noAnswer } from './outbound-problem.ts';

export interface OutboundOptions {
  /** Where `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` come from. Default: no proxy. */
  readonly environment?: Environment;
  /** For one attempt. Default 30 seconds. */
  readonly timeoutMs?: number;
  /** Until the first word of an answer, where that should be less. */
  readonly firstByteMs?: number;
  /** Further attempts after no answer, 408, 429 or 5xx. Default 2. */
  readonly retries?: number;
  /** `host` or `host:port`; default: every host. Redirects are held to it too. */
  readonly allowedHosts?: readonly string[];
  /** Sent with every call. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface OutboundCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface OutboundAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** The body as it came, for whoever reads other encodings than UTF-8. */
  readonly bytes: Uint8Array;
  /** The address that answered, after redirects. */
  readonly url: string;
}

/** Calls somebody else's server. Any status is an answer; no answer is a `Failure` of kind `unreachable`. */
export type Outbound = (call: OutboundCall) => Promise<OutboundAnswer>;

/** An answer larger than this is cut off: no broker or vendor document comes near it. */
const largestAnswer = 100 * 1024 * 1024;

/** The one way out for calls whose answer we read ourselves (a replay's calls go through `exchange`). */
export function outbound(options: OutboundOptions = {}): Outbound {
  const agents = agentsFor(options.environment ?? {});
  const timeoutMs = options.timeoutMs ?? 30_000;
  return async (call) => {
    const url = outboundUrl(call.url);
    checkHost(url, options.allowedHosts);
    const tooLarge = new AbortController();
    const request = got(url, {
      ...gotOptions(options, timeoutMs),
      ...requestOf(call, options),
      agent: agents(url),
      signal: tooLarge.signal,
    });
    void request.on('downloadProgress', ({ transferred }) => {
      if (transferred > largestAnswer) tooLarge.abort();
    });
    try {
      const answer = await request;
      return { status: answer.statusCode, headers: headersFrom(answer.rawHeaders), body: answer.body, bytes: answer.rawBody, url: answer.url };
    } catch (error) {
      throw failureOf(url, error, waitedFor(error, options) ?? timeoutMs);
    }
  };
}

const requestOf = (call: OutboundCall, options: OutboundOptions): OptionsOfTextResponseBody => ({
  method: call.method,
  headers: { 'user-agent': 'vendorproof', ...options.headers, ...call.headers },
  ...(call.body === undefined ? {} : { body: call.body }),
});

const gotOptions = (options: OutboundOptions, timeoutMs: number): OptionsOfTextResponseBody => ({
  throwHttpErrors: false,
  timeout: { request: timeoutMs, connect: Math.min(timeoutMs, 10_000), ...(options.firstByteMs === undefined ? {} : { response: options.firstByteMs }) },
  retry: {
    limit: options.retries ?? 2,
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    statusCodes: [408, 429, 500, 502, 503, 504],
    // No ETIMEDOUT: waiting out the same silence again only makes people wait longer.
    errorCodes: ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'EAI_AGAIN', 'ENETUNREACH'],
    maxRetryAfter: 10_000,
    // 0.2 s, 0.4 s, …: a broker that is not running is reported at once rather than after seconds.
    calculateDelay: ({ computedValue, attemptCount, retryAfter }) => (computedValue === 0 ? 0 : (retryAfter ?? 100 * 2 ** attemptCount)),
  },
  hooks: {
    beforeRedirect: [({ url }) => checkHost(new URL(String(url)), options.allowedHosts)],
  },
});

/** What was waited for in vain, where it was the first word of an answer. */
const waitedFor = (error: unknown, { firstByteMs }: OutboundOptions): number | undefined =>
  error instanceof Error && 'event' in error && error.event === 'response' ? firstByteMs : undefined;

function failureOf(url: URL, error: unknown, timeoutMs: number): unknown {
  if (error instanceof Failure) return error;
  if (error instanceof Error && error.cause instanceof Failure) return error.cause;
  if (error instanceof Error && error.name === 'AbortError') {
    return badInput('outbound.too-large', `the answer is larger than ${largestAnswer / 1024 / 1024} MB`, { place: url.href });
  }
  return noAnswer(url, error, timeoutMs);
}
