import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';

export interface TestServers {
  /** Serves a plain Node listener on a free loopback port and returns its address. */
  serve(listener: RequestListener): Promise<string>;
  /** Ends every server that was started; for `after`. */
  closeAll(): void;
}

/** Loopback servers for one test file. */
export function testServers(): TestServers {
  const servers: Server[] = [];
  return {
    async serve(listener) {
      const server = createServer(listener);
      servers.push(server);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('the test server has no port');
      return `http://127.0.0.1:${address.port}`;
    },
    closeAll() {
      for (const server of servers.splice(0)) server.close().closeAllConnections();
    },
  };
}
