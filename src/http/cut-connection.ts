import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Cut } from './cut.ts';

/** A client that does not close its side is not waited for any longer. */
const patience = 2000;

/** Ends the connection of an answer in some way. */
export type CutConnection = (response: Response, cut: Cut, outgoing: ServerResponse) => Promise<void>;

export function connectionsOf(server: Server): CutConnection {
  // Under TLS, only the connection below can be reset; the client's port is what both have in common.
  const below = new Map<number | undefined, Socket>();
  server.on('connection', (socket: Socket) => {
    const { remotePort } = socket;
    below.set(remotePort, socket);
    socket.once('close', () => below.delete(remotePort));
  });
  return (response, cut, outgoing) => cutConnection(response, cut, { outgoing, below: below.get(outgoing.socket?.remotePort) });
}

interface Connection {
  readonly outgoing: ServerResponse;
  readonly below: Socket | undefined;
}

async function cutConnection(response: Response, cut: Cut, { outgoing, below }: Connection): Promise<void> {
  const { socket } = outgoing;
  if (socket === null) return;
  if (cut.how === 'truncate') {
    await sendPart(response, cut.bytes, outgoing);
    socket.destroySoon();
  } else if (cut.how === 'half-close') {
    socket.setTimeout(patience, () => socket.destroy());
    socket.end();
  } else {
    (below ?? socket).resetAndDestroy();
  }
}

/** The headers with the whole length, but not the whole body. */
async function sendPart(response: Response, bytes: number, outgoing: ServerResponse): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.setHeaders(response.headers);
  outgoing.writeHead(response.status, { 'content-length': body.byteLength });
  outgoing.flushHeaders();
  if (bytes > 0) outgoing.write(body.subarray(0, bytes));
}
