import type { ServerResponse } from 'node:http';
import type { Cut } from './cut.ts';

/** A client that does not close its side is not waited for any longer. */
const patience = 2000;

/** Ends the connection of an answer in the given way. */
export async function cutConnection(response: Response, cut: Cut, outgoing: ServerResponse): Promise<void> {
  const { socket } = outgoing;
  if (socket === null) return;
  if (cut.how === 'truncate') {
    await sendPart(response, cut.bytes, outgoing);
    socket.destroySoon();
  } else if (cut.how === 'half-close') {
    socket.setTimeout(patience, () => socket.destroy());
    socket.end();
  } else {
    socket.resetAndDestroy();
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
