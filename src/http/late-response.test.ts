import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { LateResponse } from './late-response.ts';

describe('an answer that goes out late', () => {
  let server: Server;

  async function listening(listener: RequestListener): Promise<number> {
    server = createServer({ ServerResponse: LateResponse }, listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    // A server that listens on a port has such an address.
    return (server.address() as AddressInfo).port;
  }

  /** Sends so many requests in one piece. */
  async function answersTo(port: number, paths: readonly string[]): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    socket.write(paths.map((path, index) => `GET ${path} HTTP/1.1\r\nhost: a\r\n${index === paths.length - 1 ? 'connection: close\r\n' : ''}\r\n`).join(''));
    return text(socket);
  }

  afterEach(() => server.close());

  it('is sent when the turn is over in which it was made', async () => {
    const seen: boolean[] = [];
    const port = await listening((_, outgoing) => {
      outgoing.end('done');
      seen.push(outgoing.writableEnded);
      void nextTurn().then(() => seen.push(outgoing.writableEnded));
    });
    expect(await answersTo(port, ['/'])).to.match(/^HTTP\/1.1 200 OK[^]*content-length: 4[^]*done$/i);
    expect(seen).to.deep.equal([false, true]);
  });

  it('comes in the order of the requests, however many there are', async () => {
    const port = await listening((incoming, outgoing) => outgoing.end(`<${incoming.url ?? ''}>`));
    const paths = Array.from({ length: 50 }, (_, index) => `/${index}`);
    const told = (await answersTo(port, paths)).match(/<.*?>/g);
    expect(told).to.deep.equal(paths.map((path) => `<${path}>`));
  });
});
