import type { Server } from 'node:http';

/** Whether a server takes connections. */
export interface Door {
  /** Ends every connection and takes no new one for so many milliseconds: the system refuses them. */
  shutFor(ms: number): void;
  close(): Promise<void>;
}

/** Somebody else may have taken the port in between; they may also give it back. */
const retryAfter = 200;

export function createDoor(server: Server, { host, port }: { readonly host: string; readonly port: number }): Door {
  let state: 'open' | 'shut' | 'closed' = 'open';
  let opening: NodeJS.Timeout | undefined;
  const openIn = (ms: number): void => {
    if (state === 'closed') return;
    opening = setTimeout(() => {
      state = 'open';
      server.listen(port, host);
    }, ms);
  };
  const shut = (): Promise<void> =>
    new Promise((resolve) => {
      clearTimeout(opening);
      server.close(() => resolve());
      server.closeAllConnections();
    });
  server.on('error', () => openIn(retryAfter));
  return {
    shutFor(ms) {
      // Requests that were under way when it shut may still ask for it.
      if (state !== 'open') return;
      state = 'shut';
      void shut().then(() => openIn(ms));
    },
    close() {
      state = 'closed';
      return shut();
    },
  };
}
