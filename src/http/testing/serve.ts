import { createServer } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, Server } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Answer {
  readonly status: number;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
}

export interface TestServers {
  /** Serves a plain Node listener on a free loopback port and returns its address. */
  serve(listener: RequestListener): Promise<string>;
  /** As `serve`, for answers that depend on the body of the request. */
  serveText(answer: (request: IncomingMessage, body: string) => Answer): Promise<string>;
  /** Ends every server that was started; for `after`. */
  closeAll(): void;
}

/** Loopback servers for one test file. */
export function testServers(): TestServers {
  const servers: Server[] = [];
  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the test server has no port');
    return `http://127.0.0.1:${address.port}`;
  }
  return {
    serve,
    serveText: (answer) =>
      serve((request, response) => {
        void text(request).then((body) => {
          const { status, headers, body: answered } = answer(request, body);
          response.writeHead(status, headers).end(answered);
        });
      }),
    closeAll() {
      for (const server of servers.splice(0)) server.close().closeAllConnections();
    },
  };
}
