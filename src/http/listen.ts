import { createServer } from 'node:http';
import type { Server, ServerOptions, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Http2Bindings, HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { badInput } from '../failure/failure.ts';
import { isAsIs, sendAsIs } from './as-is.ts';
import { noteCertificate } from './client-certificate.ts';
import type { Cut } from './cut.ts';
import { cutOf } from './cut.ts';
import { connectionsOf } from './cut-connection.ts';
import type { Handler } from './handler.ts';
import { createDoor } from './door.ts';
import { LateResponse } from './late-response.ts';
import { SentHeaders } from './sent-headers.ts';
import type { TlsOptions } from './tls-server.ts';
import { createTlsServer } from './tls-server.ts';
import { when } from './when.ts';

export interface Listening {
  /** `http://127.0.0.1:9292`, without a trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

export interface ListenOptions {
  /** 0: any free one. */
  readonly port: number;
  /** Default: loopback. */
  readonly host?: string;
  /** How long a client may take to send what it wants; default: 20 s for the headers, a minute for all of it. */
  readonly patience?: Patience;
  /** Speaks https with these. Default: http. */
  readonly tls?: TlsOptions;
}

/** In milliseconds. */
export interface Patience {
  readonly headers: number;
  readonly request: number;
}

/** Listens on a port; a taken one is bad input, with the way out. */
export async function listen(handler: Handler, options: ListenOptions): Promise<Listening> {
  const host = options.host ?? '127.0.0.1';
  const { tls, patience = { headers: 20_000, request: 60_000 } } = options;
  const settings = { ...limits(patience), ...quick };
  const server = tls === undefined ? createServer(settings) : createTlsServer(tls, settings);
  const port = await open(server, host, options.port);
  const door = createDoor(server, { host, port });
  const cutConnection = connectionsOf(server);
  const cut = async (response: Response, how: Cut, outgoing: ServerResponse): Promise<Response> => {
    await cutConnection(response, how, outgoing);
    if (how.how === 'refuse') door.shutFor(how.ms);
    return RESPONSE_ALREADY_SENT;
  };
  const send = (response: Response, outgoing: ServerResponse): Response | Promise<Response> => {
    const how = cutOf(response);
    if (how !== undefined) return cut(response, how, outgoing);
    return isAsIs(response) ? sendAsIs(response, outgoing).then(() => RESPONSE_ALREADY_SENT) : response;
  };
  const fetch = (request: Request, bindings: HttpBindings | Http2Bindings): Response | Promise<Response> => {
    if (tls?.clientCa !== undefined) noteCertificate(request, bindings.incoming.socket);
    // Those of the library keep the whole message alive, thousands of which the journal would hold.
    Object.defineProperty(request, 'headers', { value: new SentHeaders(bindings.incoming.rawHeaders) });
    // The server is one of node:http, so the answer is its kind.
    return when(handler(request), (response) => send(response, (bindings as HttpBindings).outgoing));
  };
  const listener = getRequestListener(fetch, { hostname: host });
  server.on('request', (incoming, outgoing) => void listener(incoming, outgoing));
  return { url: `${tls === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${port}`, close: door.close };
}

/** Who sends slowly, or not at all, holds a connection no longer than this. */
const limits = ({ headers, request }: Patience): ServerOptions => ({
  headersTimeout: headers,
  requestTimeout: request,
  connectionsCheckingInterval: Math.min(headers, request, 5000),
});

/** Most requests have no body, and need no stream for one. */
const quick: ServerOptions = { ServerResponse: LateResponse, optimizeEmptyRequests: true };

async function open(server: Server, host: string, wanted: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, host, wanted)));
    server.listen(wanted, host, resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : wanted;
}

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') return badInput('port.taken', `port ${port} on ${host} is already in use`, { fix: 'end what uses it, or choose another with --port N', cause: error });
  if (error.code === 'EACCES') return badInput('port.forbidden', `port ${port} on ${host} needs more rights`, { fix: 'choose a port above 1023 with --port N', cause: error });
  return badInput('port.unusable', `cannot listen on ${host}:${port}: ${error.message}`, { cause: error });
}
