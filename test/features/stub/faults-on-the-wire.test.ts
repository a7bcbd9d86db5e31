import { once } from 'node:events';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { get as secureGet } from 'node:https';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { makeCertificates } from '../../../src/http/certificates.ts';
import type { Listening } from '../../../src/http/listen.ts';
import { listen } from '../../../src/http/listen.ts';
import { limited } from '../../../src/stub/testing/client.ts';
import { createStub } from '../../../src/stub/stub.ts';

/** What came back: as far as the body got, and how it ended. */
interface Got {
  readonly status: number | undefined;
  readonly length: string | undefined;
  readonly body: string;
  readonly end: string;
}

async function fetched(url: string, headers: Readonly<Record<string, string>>, ca?: string): Promise<Got> {
  const options = { headers: { authorization: 'Bearer abcdefgh', ...headers }, agent: false } as const;
  const request = ca === undefined ? get(url, options) : secureGet(url, { ...options, ca });
  try {
    const [response]: IncomingMessage[] = await once(request, 'response');
    const got = { status: response?.statusCode, length: response?.headers['content-length'] };
    const chunks: Buffer[] = [];
    const end = await new Promise<string>((resolve) => {
      response?.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve('whole')).on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
    });
    return { ...got, body: Buffer.concat(chunks).toString(), end };
  } catch (error) {
    return { status: undefined, length: undefined, body: '', end: error instanceof Error && 'code' in error ? String(error.code) : String(error) };
  }
}

describe('misbehaving on the wire', () => {
  let stub: Listening;
  const asked = (fault: string): Promise<Got> => fetched(`${stub.url}/invoices/small`, { 'vendorproof-fault': fault });
  before(async () => {
    stub = await listen(createStub({ documents: [{ document: await limited() }], clock: () => new Date('2026-01-05T08:30:00Z') }).handler, { port: 0 });
  });
  after(() => stub.close());

  it('resets the connection before an answer', async () => expect(await asked('reset')).to.include({ status: undefined, end: 'ECONNRESET' }));

  it('ends the connection in good order without an answer', async () => {
    const socket = connect(Number(new URL(stub.url).port), '127.0.0.1');
    socket.write('GET /health HTTP/1.1\r\nhost: a\r\nvendorproof-fault: half-close\r\n\r\n');
    const received: Buffer[] = [];
    socket.on('data', (chunk) => received.push(chunk));
    await once(socket, 'end');
    expect(received).to.deep.equal([]);
  });

  it('breaks off after so many bytes of the whole length', async () => {
    const [{ length }, cut] = [await asked(''), await asked('truncate;bytes=5')];
    expect([cut.length, cut.body.length, cut.end]).to.deep.equal([length, 5, 'ECONNRESET']);
  });

  it('breaks off before the first byte of the body', async () => expect(await asked('truncate;bytes=0')).to.include({ status: 200, body: '', end: 'ECONNRESET' }));

  it('breaks off in the middle of an error as well', async () => {
    const { status, end } = await asked('status;status=500, truncate');
    expect([status, end]).to.deep.equal([500, 'ECONNRESET']);
  });

  it('sends the body bit by bit, and all of it', async () => {
    const started = performance.now();
    const { length, body, end } = await asked('slow-body;ms=10;bytes=8');
    expect([Number(length), end]).to.deep.equal([body.length, 'whole']);
    expect(performance.now() - started).to.be.at.least(Math.ceil(body.length / 8) * 10 - 5);
  });

  it('refuses connections for a while and then listens again', async () => {
    const ends = [await asked('refuse;ms=150'), await asked('')].map(({ end }) => end);
    await sleep(300);
    expect([...ends, (await asked('')).status]).to.deep.equal(['ECONNRESET', 'ECONNREFUSED', 200]);
  });

  for (const [fault, end] of [['reset', 'ECONNRESET'], ['truncate;bytes=5', 'ECONNRESET'], ['half-close', 'ECONNRESET'], ['slow-body;ms=1', 'whole']] as const) {
    it(`misbehaves over TLS as well: ${fault}`, async () => {
      const { ca, server } = await makeCertificates({ now: new Date(), hosts: ['127.0.0.1'] });
      const secure = await listen(createStub({ documents: [{ document: await limited() }], clock: () => new Date(0) }).handler, { port: 0, tls: server });
      expect(await fetched(`${secure.url}/invoices/small`, { 'vendorproof-fault': fault }, ca)).to.include({ end });
      await secure.close();
    });
  }

  it('can be ended while it refuses connections', async () => {
    const other = await listen(createStub({ documents: [{ document: await limited() }], clock: () => new Date(0), faults: ['refuse,ms=100'] }).handler, { port: 0 });
    await fetched(`${other.url}/health`, {});
    await other.close();
    await sleep(200);
    expect((await fetched(`${other.url}/health`, {})).end).to.equal('ECONNREFUSED');
  });
});
