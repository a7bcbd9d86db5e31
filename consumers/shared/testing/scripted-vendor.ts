import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

export interface RecordedRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text goes out as it is, anything else as JSON. */
  readonly body?: unknown;
  /** Misbehaves in place of answering: never, by closing the connection, or by closing it half-way through the body. */
  readonly fault?: 'silence' | 'reset' | 'truncate';
}

/** A vendor on a loopback port that answers by a script, in order, and remembers what it was asked. */
export class ScriptedVendor {
  readonly requests: RecordedRequest[] = [];
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  #script: readonly ScriptedAnswer[] = [];

  async start(): Promise<void> {
    this.requests.length = 0;
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
  }

  get url(): string {
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('the vendor is not listening');
    return `http://127.0.0.1:${address.port}`;
  }

  /** From now on; the last answer is repeated for as long as it is asked for. */
  answers(...script: readonly ScriptedAnswer[]): void {
    this.#script = script;
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    this.requests.push({ method, url, headers, body: await text(request) });
    const [answer, ...rest] = this.#script;
    if (answer === undefined) throw new Error(`nothing is scripted for ${method} ${url}`);
    if (rest.length > 0) this.#script = rest;
    send(answer, response);
  }
}

/** A vendor for each case of the `describe` that it is called in. */
export function scriptedVendor(): ScriptedVendor {
  const vendor = new ScriptedVendor();
  beforeEach(() => vendor.start());
  afterEach(() => vendor.stop());
  return vendor;
}

function send({ status = 200, headers, body = {}, fault }: ScriptedAnswer, response: ServerResponse): void {
  const content = typeof body === 'string' ? body : JSON.stringify(body);
  if (fault === 'silence') return;
  if (fault === 'reset') return void response.destroy();
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content), ...headers });
  if (fault === undefined) return void response.end(content);
  response.write(content.slice(0, content.length / 2), () => response.destroy());
}
