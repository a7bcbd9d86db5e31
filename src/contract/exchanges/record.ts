import { once } from 'node:events';
import { Agent, createServer, request as httpRequest } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { headersFrom } from '../../http/agents.ts';
import type { RawAnswer } from '../../http/exchange.ts';

/** What the client really sent, and what it was answered. */
export interface Exchange {
  readonly method: string;
  /** Path and query as they went over the wire. */
  readonly target: string;
  readonly headers: Headers;
  readonly body: Uint8Array;
  readonly answer: RawAnswer;
}

export interface Recorder {
  /** Where the client reaches the mock server. */
  readonly url: string;
  /** So far, in the order of the answers. */
  readonly exchanges: readonly Exchange[];
  close(): void;
}

/**
 * Stands between the client and Pact's mock server, which keeps what it is asked to itself. Nothing is changed on the way, not even how
 * headers are written, but for links to the mock server, which lead here.
 */
export async function recordExchanges(mockUrl: string): Promise<Recorder> {
  const exchanges: Exchange[] = [];
  const agent = new Agent({ keepAlive: true });
  const server = createServer((request, response) => void pass(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const body = await buffer(request);
      const { incoming, content } = await ask(mockUrl, agent, { request, body });
      const answer = { status: incoming.statusCode ?? 0, headers: headersFrom(incoming.rawHeaders), body: readdressed(content, mockUrl, url) };
      const { method = 'GET', url: target = '/' } = request;
      exchanges.push({ method, target, headers: headersFrom(request.rawHeaders), body, answer });
      send(response, incoming, { method, body: answer.body });
    } catch (error) {
      response.destroy(error instanceof Error ? error : undefined);
    }
  }

  const close = (): void => {
    agent.destroy();
    server.close().closeAllConnections();
  };
  return { url, exchanges, close };
}

interface Sent {
  readonly request: IncomingMessage;
  readonly body: Buffer;
}

async function ask(mockUrl: string, agent: Agent, { request, body }: Sent): Promise<{ readonly incoming: IncomingMessage; readonly content: Buffer }> {
  const { method = 'GET', url: path = '/', rawHeaders } = request;
  const call = httpRequest(mockUrl, { agent, method, path, headers: rawHeaders });
  const answered = once(call, 'response');
  call.end(body);
  const [incoming]: IncomingMessage[] = await answered;
  if (incoming === undefined) throw new Error('no response');
  return { incoming, content: await buffer(incoming) };
}

/** Links that the mock server wrote to itself; of as many bytes or not. */
function readdressed(content: Buffer, from: string, to: string): Uint8Array {
  return content.includes(from) ? Buffer.from(content.toString('latin1').replaceAll(from, to), 'latin1') : content;
}

/** Statuses of which HTTP sends no body, and so no length. */
const bodiless = [204, 304];

function send(response: ServerResponse, { statusCode = 500, rawHeaders }: IncomingMessage, { method, body }: Pick<RawAnswer, 'body'> & { readonly method: string }): void {
  const isFraming = (name: string): boolean => /^(content-length|transfer-encoding|connection|keep-alive)$/i.test(name);
  const headers = rawHeaders.flatMap((name, index) => (index % 2 === 0 && !isFraming(name) ? [name, rawHeaders[index + 1] ?? ''] : []));
  const length = method === 'HEAD' || bodiless.includes(statusCode) ? [] : ['Content-Length', String(body.byteLength)];
  response.sendDate = false;
  response.writeHead(statusCode, [...headers, ...length]);
  response.end(body);
}
