import { createAdaptorServer } from '@hono/node-server';
import { badInput } from '../failure/failure.ts';
import type { Handler } from './handler.ts';

export interface Listening {
  /** `http://127.0.0.1:9292`, without a trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

/** Listens on a port (0: any free one); loopback unless told otherwise. A taken port is bad input, with the way out. */
export async function listen(handler: Handler, options: { readonly port: number; readonly host?: string }): Promise<Listening> {
  const host = options.host ?? '127.0.0.1';
  const server = createAdaptorServer({ fetch: handler, hostname: host });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, host, options.port)));
    server.listen(options.port, host, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') return badInput('port.taken', `port ${port} on ${host} is already in use`, { fix: 'end what uses it, or choose another with --port N', cause: error });
  if (error.code === 'EACCES') return badInput('port.forbidden', `port ${port} on ${host} needs more rights`, { fix: 'choose a port above 1023 with --port N', cause: error });
  return badInput('port.unusable', `cannot listen on ${host}:${port}: ${error.message}`, { cause: error });
}
