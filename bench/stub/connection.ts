import { once } from 'node:events';
import { connect } from 'node:net';
import type { Sent } from './client.ts';

/** One connection, on which one request goes after another. */
export interface Connection {
  /** Sends the same request again, and tells of the answer. */
  ask(): Promise<{ readonly status: number; readonly bytes: number }>;
  close(): void;
}

/**
 * Reads no more of answers than where they end: a client that works as much as the server would be what is measured, as the server
 * would wait for it. Who answers otherwise than this expects ends the benchmark.
 */
export async function openConnection(port: number, { method = 'GET', path, headers = {} }: Sent): Promise<Connection> {
  const lines = [`${method} ${path} HTTP/1.1`, `host: 127.0.0.1:${port}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  const request = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`);
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  let answered: ((answer: { status: number; bytes: number }) => void) | undefined;
  let failed: ((error: Error) => void) | undefined;
  let waiting: Expected | undefined;
  socket.on('data', (chunk: Buffer) => {
    waiting = waiting === undefined ? headOf(chunk) : { ...waiting, got: waiting.got + chunk.byteLength };
    if (waiting.got < waiting.bytes) return;
    const { status, bytes } = waiting;
    waiting = undefined;
    answered?.({ status, bytes });
  });
  socket.on('close', () => failed?.(new Error('the server has closed the connection')));
  socket.on('error', (error) => failed?.(error));
  return {
    ask: () =>
      new Promise((resolve, reject) => {
        [answered, failed] = [resolve, reject];
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
}

interface Expected {
  readonly status: number;
  /** Of the body. */
  readonly bytes: number;
  readonly got: number;
}

/** The servers that are measured send their headers in one piece, with the length of the body. */
function headOf(chunk: Buffer): Expected {
  const end = chunk.indexOf('\r\n\r\n');
  const head = chunk.toString('latin1', 0, end);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (end === -1 || length === undefined) throw new Error(`an answer without its length: ${head.slice(0, 300)}`);
  return { status: Number(head.slice(9, 12)), bytes: Number(length), got: chunk.byteLength - end - 4 };
}
