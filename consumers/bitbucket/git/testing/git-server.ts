import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { header } from '../../../shared/failed-call.ts';

/** What goes wrong with the next answers that fit, one after the other. */
export interface GitFault {
  /** Of which service: `info` tells branches, `pack` sends commits (and, in protocol 2, branches too). */
  readonly at: 'info' | 'pack';
  readonly what: { readonly status: number } | { readonly redirect: string } | 'silence' | 'truncate' | 'none';
}

export interface GitRequest {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
}

/** Git's own, without the detour over `git`. */
const backend = join(execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim(), 'git-http-backend');

/** Serves a folder of bare repositories over HTTP by Git's own `http-backend`, to whoever has one of the tokens. */
export class GitServer {
  readonly requests: GitRequest[] = [];
  tokens: string[] = ['fixture-token'];
  faults: GitFault[] = [];
  onRequest: () => void = () => {};
  readonly #folder: string;
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  constructor(folder: string) {
    this.#folder = folder;
  }

  async start(): Promise<void> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
  }

  reset(): void {
    this.requests.length = 0;
    this.tokens = ['fixture-token'];
    this.faults = [];
    this.onRequest = () => {};
  }

  get url(): string {
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('the Git server is not listening');
    return `http://127.0.0.1:${address.port}`;
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    this.requests.push({ method, url, authorization: headers.authorization });
    this.onRequest();
    const body = await buffer(request);
    if (!this.#lets(headers.authorization)) return void response.writeHead(401, { 'www-authenticate': 'Basic realm="Bitbucket.org HTTP"' }).end();
    const isPack = url.includes('git-upload-pack') && method === 'POST' && body.includes('command=fetch');
    const index = this.faults.findIndex(({ at }) => (at === 'pack') === isPack);
    const [fault] = index === -1 ? [] : this.faults.splice(index, 1);
    const answer = await this.#ask(request, body);
    send(answer, response, fault);
  }

  #lets(authorization = ''): boolean {
    const [user, token = ''] = Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString().split(':');
    return user === 'x-token-auth' && this.tokens.includes(token);
  }

  /** The Common Gateway Interface (RFC 3875), as far as `http-backend` uses it. */
  async #ask({ method = '', url = '', headers }: IncomingMessage, body: Buffer): Promise<CgiAnswer> {
    const { pathname, search } = new URL(url, 'http://localhost');
    const child = spawn(backend, [], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: {
        GIT_PROJECT_ROOT: this.#folder,
        GIT_HTTP_EXPORT_ALL: '1',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        PATH_INFO: decodeURIComponent(pathname),
        QUERY_STRING: search.slice(1),
        REQUEST_METHOD: method,
        REMOTE_ADDR: '127.0.0.1',
        CONTENT_TYPE: headers['content-type'] ?? '',
        CONTENT_LENGTH: `${body.byteLength}`,
        HTTP_CONTENT_ENCODING: headers['content-encoding'] ?? '',
        GIT_PROTOCOL: header(headers, 'git-protocol') ?? '',
      },
    });
    child.stdin.on('error', () => {});
    child.stdin.end(body);
    return readCgi(await buffer(child.stdout));
  }
}

interface CgiAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

function readCgi(output: Buffer): CgiAnswer {
  const end = output.indexOf('\r\n\r\n');
  const lines = output.subarray(0, end).toString().split('\r\n').map((line) => line.split(/: (.*)/, 2));
  const { Status: status = '200', ...headers } = Object.fromEntries(lines) as Record<string, string>;
  return { status: Number.parseInt(status, 10), headers, body: output.subarray(end + 4) };
}

function send({ status, headers, body }: CgiAnswer, response: ServerResponse, fault: GitFault | undefined): void {
  const what = fault?.what;
  if (what === 'silence') return;
  if (typeof what === 'object') {
    return void ('redirect' in what ? response.writeHead(302, { location: what.redirect }) : response.writeHead(what.status)).end();
  }
  response.writeHead(status, { ...headers, 'content-length': body.byteLength });
  if (what === undefined || what === 'none') return void response.end(body);
  response.write(body.subarray(0, body.byteLength / 2), () => response.destroy());
}
