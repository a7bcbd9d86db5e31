import { once } from 'node:events';
import { connect } from 'node:net';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { expect } from 'chai';
import type { Listening } from '../../../src/http/listen.ts';
import { listen } from '../../../src/http/listen.ts';
import { createStub } from '../../../src/stub/stub.ts';
import { awkward, petshop } from '../../../src/stub/testing/client.ts';

const largestBody = 200_000;
const json = { 'content-type': 'application/json' };
const authorization = `Basic ${btoa('user:key')}`;
const pet = '{"name":"Rex","kind":"dog"}';

describe('bad requests over a port', () => {
  let stub: Listening;
  /** The same stub behind a listener that waits for nobody. */
  let hasty: Listening;
  before(async () => {
    const documents = [{ document: await petshop() }, { document: await awkward() }];
    const { handler } = createStub({ documents, clock: () => new Date('2026-01-05T08:30:00Z'), largestBody });
    stub = await listen(handler, { port: 0 });
    hasty = await listen(handler, { port: 0, patience: { headers: 150, request: 300 } });
  });
  after(() => Promise.all([stub.close(), hasty.close()]));
  afterEach('the stub still answers', async () => expect((await fetch(`${stub.url}/_vendorproof/health`)).status).to.equal(200));

  const send = (path: string, options: RequestInit = {}): Promise<Response> =>
    fetch(stub.url + path, { ...options, headers: { authorization, ...Object(options.headers) } });
  const post = (body: string | Uint8Array<ArrayBuffer>, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    send('/pets', { method: 'POST', body, headers: { ...json, ...headers } });

  /** What comes back for these bytes until the connection ends. */
  const raw = (...parts: readonly (string | Buffer)[]): Promise<string> => rawTo(stub, ...parts);
  async function rawTo({ url }: Listening, ...parts: readonly (string | Buffer)[]): Promise<string> {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const received: Buffer[] = [];
    socket.on('data', (chunk) => received.push(chunk)).on('error', () => {});
    for (const part of parts) socket.write(part);
    await new Promise((resolve) => socket.on('close', resolve));
    return Buffer.concat(received).toString();
  }
  const line = (path: string, headers = ''): string => `GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\nauthorization: ${authorization}\r\n${headers}\r\n`;
  const statusOf = (answer: string): number => Number(answer.split(' ')[1] ?? 0);

  it('refuses a body over the limit', async () => expect((await post('x'.repeat(largestBody + 1))).status).to.equal(413));

  it('refuses a body over the limit whose length nobody told', async () => {
    const chunk = `${(60_000).toString(16)}\r\n${'x'.repeat(60_000)}\r\n`;
    expect(statusOf(await raw('POST /pets HTTP/1.1\r\nhost: a\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n', chunk, chunk, chunk, chunk, '0\r\n\r\n'))).to.equal(413);
  });

  it('says where JSON breaks off', async () => expect(await (await post('{"name":\n "Rex",}')).text()).to.contain('line 2, column 8'));

  it('refuses JSON that is not UTF-8', async () => {
    const response = await post(Uint8Array.from([...Buffer.from('{"name":"'), 0xff, 0xfe, ...Buffer.from('","kind":"dog"}')]));
    expect([response.status, (await response.text()).includes('is not UTF-8')]).to.deep.equal([400, true]);
  });

  const packed: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
    gzip: Uint8Array.from(gzipSync(pet)),
    br: Uint8Array.from(brotliCompressSync(pet)),
    zstd: Uint8Array.from(zstdCompressSync(pet)),
    'gzip, br': Uint8Array.from(brotliCompressSync(gzipSync(pet))),
  };
  for (const [encoding, body] of Object.entries(packed)) {
    it(`reads a body packed with ${encoding}`, async () => {
      const response = await post(body, { 'content-encoding': encoding });
      expect([response.status, Object(await response.json()).name]).to.deep.equal([201, 'Rex']);
    });
  }

  it('refuses a bomb', async () => expect((await post(Uint8Array.from(gzipSync(new Uint8Array(20_000_000))), { 'content-encoding': 'gzip' })).status).to.equal(413));

  it('refuses a packed body that is none', async () => expect((await post(pet, { 'content-encoding': 'gzip' })).status).to.equal(400));

  it('refuses an encoding that nobody knows, and says which are known', async () => {
    const response = await post(pet, { 'content-encoding': 'lzma' });
    expect([response.status, response.headers.get('accept-encoding')]).to.deep.equal([415, 'gzip, x-gzip, deflate, br, zstd']);
  });

  it('does not wait for headers without end', async () => expect(statusOf(await rawTo(hasty, 'GET /pets HTTP/1.1\r\nhost: a\r\nx-slow: '))).to.equal(408));

  it('does not wait for a body without end', async () =>
    expect(statusOf(await rawTo(hasty, 'POST /pets HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{'))).to.equal(408));

  it('refuses a flood of headers', async () => expect(statusOf(await raw(line('/pets', 'x-flood: yes\r\n'.repeat(1300))))).to.equal(431));

  it('refuses an absurdly long address', async () => expect(statusOf(await raw(line(`/pets?limit=${'9'.repeat(20_000)}`)))).to.be.oneOf([414, 431]));

  it('refuses what is no HTTP', async () => expect(statusOf(await raw('\u0000\u0001garbage\r\n\r\n'))).to.equal(400));

  it('refuses a request that gives two lengths', async () =>
    expect(statusOf(await raw('POST /pets HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}'))).to.equal(400));

  for (const path of ['/../../etc/passwd', '/pets/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '//etc/passwd', '/pets/%2e%2e%2f%2e%2e%2fetc%2fpasswd/x', '/pets\\..\\x']) {
    it(`finds nothing at ${path}`, async () => expect(statusOf(await raw(line(path)))).to.be.oneOf([400, 404]));
  }

  it('takes a null byte in a path as part of an id', async () => {
    const answer = await raw(line('/pets/a%00b'));
    expect([statusOf(answer), answer.includes('"id":"a\\u0000b"')]).to.deep.equal([200, true]);
  });

  it('refuses a path that is not UTF-8', async () => expect(statusOf(await raw(line('/pets/%ff%fe')))).to.equal(400));

  it('keeps prototype keys ordinary data', async () => {
    const { status } = await send('/things/a', { method: 'PUT', headers: json, body: '{"__proto__":"x","constructor":"y"}' });
    await send('/pets?__proto__[polluted]=1&constructor[prototype][polluted]=1');
    expect([status, 'polluted' in {}]).to.deep.equal([200, false]);
  });

  it('refuses a prototype key where the schema is closed', async () => expect((await post('{"name":"Rex","kind":"dog","__proto__":{"a":1}}')).status).to.equal(400));

  it('answers many connections at once', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => raw(line('/pets'))));
    expect(new Set(answers.map(statusOf))).to.deep.equal(new Set([200]));
  });

  it('survives clients that leave in the middle', async () => {
    await Promise.all(
      Array.from({ length: 50 }, async () => {
        const socket = connect(Number(new URL(stub.url).port), '127.0.0.1').on('error', () => {});
        socket.write('POST /pets HTTP/1.1\r\nhost: a\r\ncontent-length: 50\r\n\r\n{', () => socket.resetAndDestroy());
        await once(socket, 'close');
      }),
    );
  });
});
