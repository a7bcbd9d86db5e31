import got, { AbortError, RequestError, type Got, type Response } from 'got';
import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../clock.ts';
import type { FailedCall } from '../failed-call.ts';
import type { CallName, Observer } from '../observer.ts';
import { AttemptFailed } from './attempt-failed.ts';
import { encodeBody, encodeQuery, type CallRequest } from './request.ts';

export interface TlsSettings {
  /** A private authority's certificate (PEM), instead of those that the system trusts. */
  readonly ca?: string;
  /** Client certificate and its key (PEM). */
  readonly certificate?: string;
  readonly key?: string;
}

/** What a whole answer is before anybody reads it. */
export interface WholeAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Uint8Array;
}

/** The answer is larger than what we are ready to keep. */
export class AnswerTooLarge extends Error {}

/** An HTTP client that sends once: it follows no redirect (the credentials would travel along) and repeats nothing. */
export const plainHttp = ({ ca, certificate, key }: TlsSettings = {}): Got =>
  got.extend({
    throwHttpErrors: false,
    followRedirect: false,
    responseType: 'buffer',
    retry: { limit: 0 },
    https: { minVersion: 'TLSv1.2', ...(ca && { certificateAuthority: ca }), ...(certificate && { certificate }), ...(key && { key }) },
  });

export interface Sending {
  readonly http: Got;
  readonly name: CallName;
  readonly request: CallRequest<unknown>;
  readonly headers: Readonly<Record<string, string>>;
  readonly largestAnswer: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly observer: Observer;
  readonly clock: Clock;
}

/** One attempt at one endpoint. What did not end in a whole answer of an accepted status is thrown as a failed attempt. */
export async function exchangeAt(endpoint: string, sending: Sending): Promise<WholeAnswer> {
  const { request, clock } = sending;
  const startedAt = clock.now();
  const answer = await send(addressOf(endpoint, request), sending).catch((error: unknown) => fail(error, sending));
  const { statusCode: status, headers, rawBody: bytes } = answer;
  tellWire(sending, startedAt, answer);
  if ((status >= 200 && status < 300) || request.accepts?.includes(status) === true) return { status, headers, bytes };
  throw new AttemptFailed({ ...failed(sending, 'ERR_STATUS'), answer: { status, headers, body: lenientBody(bytes) } });
}

async function send(url: string, { http, request, headers, largestAnswer, timeoutMs, signal }: Sending): Promise<Response<Uint8Array>> {
  const body = encodeBody(request.body);
  const tooLarge = new AbortController();
  const pending = http<Uint8Array>(url, {
    method: request.method,
    headers: { accept: 'application/json', ...(body && { 'content-type': body.type }), ...request.headers, ...headers },
    ...(body && { body: body.content }),
    timeout: { request: timeoutMs },
    signal: AbortSignal.any([signal, tooLarge.signal]),
  });
  void pending.on('downloadProgress', ({ transferred }) => {
    if (transferred > largestAnswer) tooLarge.abort();
  });
  try {
    return await pending;
  } catch (error) {
    throw tooLarge.signal.aborted ? new AnswerTooLarge() : error;
  }
}

/** A path is beneath the endpoint; a whole address was checked before. */
function addressOf(endpoint: string, { path, query }: CallRequest<unknown>): string {
  const url = new URL(/^https?:/.test(path) ? path : `${endpoint.replace(/\/*$/, '/')}${path.replace(/^\/+/, '')}`);
  const search = encodeQuery(query);
  if (search !== '') url.search = url.search === '' ? search : `${url.search}&${search}`;
  return url.href;
}

function fail(error: unknown, sending: Sending): never {
  if (error instanceof RequestError && !(error instanceof AbortError)) throw new AttemptFailed(failed(sending, error.code));
  throw error;
}

function failed({ name, request }: Sending, code: string): FailedCall {
  return { operation: name.operation, request: name.request, safe: isRepeatable(request), code, answer: undefined };
}

const isRepeatable = ({ repeatable, method }: CallRequest<unknown>): boolean => repeatable ?? (method === 'GET' || method === 'HEAD');

/** What an error body says, whatever it is: a failure to read it must not hide the failure itself. */
function lenientBody(bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function tellWire({ observer, name, request, headers, clock }: Sending, startedAt: number, answer: Response<Uint8Array>): void {
  observer.exchange?.({
    call: name,
    startedAt: new Date(startedAt),
    milliseconds: clock.now() - startedAt,
    method: request.method,
    url: answer.url,
    requestHeaders: { ...request.headers, ...headers },
    requestBody: textOf(encodeBody(request.body)?.content),
    status: answer.statusCode,
    responseHeaders: answer.headers,
    responseBody: textOf(answer.rawBody),
  });
}

const textOf = (content: string | Uint8Array | undefined): string | undefined => (typeof content === 'object' ? new TextDecoder().decode(content) : content);
