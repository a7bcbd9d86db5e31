import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';

export interface Loopback {
  readonly url: string;
  close(): void;
}

/** A server of this process, for what no stub can do: breaking off, or answering at the pace of the moment. */
export async function loopback(answer: RequestListener): Promise<Loopback> {
  const server = createServer(answer);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
