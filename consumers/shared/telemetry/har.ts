import type { WireExchange } from '../observer.ts';
import { maskBody, maskHeader, maskUrl } from './masking.ts';

/** What HAR 1.2 calls an entry: one exchange, with everything masked that may be a secret. */
export interface HarEntry {
  readonly startedDateTime: string;
  readonly time: number;
  readonly request: HarRequest;
  readonly response: HarResponse;
  readonly cache: Readonly<Record<string, never>>;
  readonly timings: { readonly send: number; readonly wait: number; readonly receive: number };
  readonly comment: string;
}

export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

interface HarMessage {
  readonly httpVersion: string;
  readonly cookies: readonly NamedValue[];
  readonly headers: readonly NamedValue[];
  readonly headersSize: number;
  readonly bodySize: number;
}

export interface HarRequest extends HarMessage {
  readonly method: string;
  readonly url: string;
  readonly queryString: readonly NamedValue[];
  readonly postData?: { readonly mimeType: string; readonly text: string };
}

export interface HarResponse extends HarMessage {
  readonly status: number;
  readonly statusText: string;
  readonly content: { readonly size: number; readonly mimeType: string; readonly text: string };
  readonly redirectURL: string;
}

export interface HarMasking {
  /** Hides known secrets: `KnownSecrets.hide`. */
  readonly hide: (text: string) => string;
  /** Whether the bodies of an operation are never written, since all of them is secret: the issuing of tokens. */
  readonly isSecret: (operation: string) => boolean;
}

type Headers = WireExchange['requestHeaders'];

export function harEntry(exchange: WireExchange, masking: HarMasking): HarEntry {
  const { startedAt, milliseconds, call } = exchange;
  return {
    startedDateTime: startedAt.toISOString(),
    time: milliseconds,
    request: requestOf(exchange, masking),
    response: responseOf(exchange, masking),
    cache: {},
    timings: { send: 0, wait: milliseconds, receive: 0 },
    comment: `${call.vendor} ${call.operation}`,
  };
}

function requestOf({ method, url: address, requestHeaders, requestBody, call }: WireExchange, masking: HarMasking): HarRequest {
  const url = maskUrl(address, masking.hide);
  const mimeType = valueOf(requestHeaders, 'content-type') ?? guessedType(requestBody);
  return {
    method,
    url: url.href,
    queryString: [...url.searchParams].map(([name, value]) => ({ name, value })),
    ...messageOf(requestHeaders, requestBody, masking),
    ...(requestBody !== undefined && { postData: { mimeType, text: bodyOf(requestBody, mimeType, { call, masking }) } }),
  };
}

function responseOf({ status, responseHeaders, responseBody = '', call }: WireExchange, masking: HarMasking): HarResponse {
  const mimeType = valueOf(responseHeaders, 'content-type') ?? '';
  return {
    status: status ?? 0,
    statusText: '',
    content: { size: Buffer.byteLength(responseBody), mimeType, text: bodyOf(responseBody, mimeType, { call, masking }) },
    redirectURL: '',
    ...messageOf(responseHeaders, responseBody, masking),
  };
}

const messageOf = (headers: Headers, body: string | undefined, { hide }: HarMasking): HarMessage => ({
  httpVersion: 'HTTP/1.1',
  cookies: [],
  headers: pairsOf(headers).map(({ name, value }) => ({ name, value: maskHeader(name, value, hide) })),
  headersSize: -1,
  bodySize: body === undefined ? 0 : Buffer.byteLength(body),
});

function bodyOf(body: string, type: string, { call, masking }: { readonly call: WireExchange['call']; readonly masking: HarMasking }): string {
  return masking.isSecret(call.operation) ? '[left out: it holds credentials]' : maskBody(body, type, masking.hide);
}

const pairsOf = (headers: Headers): readonly NamedValue[] =>
  Object.entries(headers).flatMap(([name, value = []]) => [value].flat().map((one) => ({ name, value: one })));

const valueOf = (headers: Headers, wanted: string): string | undefined => pairsOf(headers).find(({ name }) => name.toLowerCase() === wanted)?.value;

/** The HTTP client adds the type of what it encodes itself after we are told. */
const guessedType = (body = ''): string => (/^\s*[[{]/.test(body) ? 'application/json' : /^[^\s=&]+=/.test(body) ? 'application/x-www-form-urlencoded' : '');
