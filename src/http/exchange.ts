import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import type { Environment } from '../system/environment.ts';
import { agentsFor, checkHost, headersFrom, outboundUrl } from './agents.ts';
import { noAnswer } from './outbound-problem.ts';

export interface ExchangeOptions {
  readonly environment?: Environment;
  readonly timeoutMs: number;
  /** `host` or `host:port`; default: any. */
  readonly allowedHosts?: readonly string[];
}

export interface RawRequest {
  readonly method: string;
  /** Path and query, byte for byte as they go over the wire. */
  readonly path: string;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** As it came: still compressed where `content-encoding` says so. */
  readonly body: Uint8Array;
}

/** Sends one request to a target and returns what it answered, neither of them re-encoded. */
export type Exchange = (request: RawRequest) => Promise<RawAnswer>;

const largestBody = 100 * 1024 * 1024;

/** RFC 9110, section 7.6.1: these concern one connection and are never passed on; lengths are set anew. */
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
  'content-length',
];

/**
 * A connection to one target. It speaks `node:http` itself because got parses the URL again,
 * which loses a trailing `?`, and costs five times as much for each call.
 */
export function exchangeWith(target: string, options: ExchangeOptions): Exchange {
  const { timeoutMs } = options;
  const url = outboundUrl(target);
  checkHost(url, options.allowedHosts);
  const agents = agentsFor(options.environment ?? {})(url);
  const isSecure = url.protocol === 'https:';
  const base = url.pathname.replace(/\/$/, '');
  const open = (request: RawRequest): ClientRequest => {
    const call: RequestOptions = {
      method: request.method,
      path: base + request.path,
      headers: headersOf(request),
      signal: AbortSignal.timeout(timeoutMs),
    };
    return isSecure ? httpsRequest(url, { ...call, agent: agents.https }) : httpRequest(url, { ...call, agent: agents.http });
  };
  return async (request) => {
    try {
      return await send(() => open(request), request.body);
    } catch (error) {
      throw noAnswer(url, error, timeoutMs);
    }
  };
}

async function send(open: () => ClientRequest, body: Uint8Array): Promise<RawAnswer> {
  const call = open();
  try {
    const answered = once(call, 'response');
    call.end(body);
    const [incoming]: IncomingMessage[] = await answered;
    if (incoming === undefined) throw new Error('no response');
    return { status: incoming.statusCode ?? 0, headers: headersFrom(incoming.rawHeaders), body: await readAll(incoming) };
  } catch (error) {
    // The server closed an idle connection just as we took it up again: it never saw the request.
    if (call.reusedSocket && error instanceof Error && 'code' in error && error.code === 'ECONNRESET') return send(open, body);
    throw error;
  }
}

async function readAll(incoming: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size > largestBody) throw new Error(`the answer is larger than ${largestBody / 1024 / 1024} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function headersOf({ method, headers, body }: RawRequest): Record<string, string> {
  const sent = Object.fromEntries(endToEnd(headers));
  return body.length > 0 || /^(POST|PUT|PATCH)$/.test(method) ? { ...sent, 'content-length': String(body.length) } : sent;
}

/** The headers that travel the whole way, without those that the `connection` header names. */
export function endToEnd(headers: Headers): Headers {
  const named = (headers.get('connection') ?? '').toLowerCase().split(',').map((name) => name.trim());
  const kept = new Headers(headers);
  for (const name of [...hopByHop, ...named]) if (name !== '') kept.delete(name);
  return kept;
}
