import { Agent, request } from 'node:http';

export interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Received {
  readonly status: number;
  readonly bytes: number;
  readonly text: string;
}

export interface Client {
  /** Undefined where nobody answers. */
  send(sent: Sent): Promise<Received | undefined>;
  close(): void;
}

/** A client that keeps its connections, the plainest that Node has: what it costs is not counted, but takes processor time that servers need. */
export function createClient(port: number, connections: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send = ({ method = 'GET', path, headers = {}, body }: Sent): Promise<Received | undefined> =>
    new Promise((resolve) => {
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
      const outgoing = request({ host: '127.0.0.1', port, agent, method, path, headers: { ...headers, ...length } }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () => {
          const whole = Buffer.concat(chunks);
          resolve({ status: incoming.statusCode ?? 0, bytes: whole.byteLength, text: whole.byteLength < 10_000 ? whole.toString() : '' });
        });
        incoming.on('error', () => resolve(undefined));
      });
      outgoing.on('error', () => resolve(undefined));
      outgoing.end(body);
    });
  return { send, close: () => agent.destroy() };
}
