import { expect } from 'chai';
import type { IncomingMessage, RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { Failure } from '../../src/failure/failure.ts';
import { testServers } from '../../src/http/testing/serve.ts';
import { interaction, pactWith, replay, typed } from './testing/replays.ts';

describe('verify: the way to the target', () => {
  const { serve, serveText, closeAll } = testServers();
  after(closeAll);

  /** What arrived at the target for this request. */
  async function arrived(request: object, target: object = {}): Promise<{ readonly message: IncomingMessage; readonly body: string }> {
    const seen: { message: IncomingMessage; body: string }[] = [];
    const url = await serveText((message, body) => {
      seen.push({ message, body });
      return { status: 200 };
    });
    await replay({ url, target, pacts: [pactWith([interaction({ request })])] });
    const [first] = seen;
    if (first === undefined) throw new Error('nothing arrived');
    return first;
  }

  it('leaves path and query as the verifier writes them', async () => {
    const { message } = await arrived({ path: '/a%2Fb/..%2f', query: { q: ['a b+c'], 'expand[]': ['x', 'y'], none: [''] } });
    expect(message.url).to.match(/^\/a%2Fb\/\.\.%2f\?/);
    const query = new URL(message.url ?? '', 'http://a').searchParams;
    expect([query.getAll('q'), query.getAll('expand[]'), query.getAll('none')]).to.deep.equal([['a b+c'], ['x', 'y'], ['']]);
  });

  it('leaves a form as it is', async () => {
    const contentType = 'application/x-www-form-urlencoded';
    const content = 'email=ada%40example.com&items[0][price]=5&note=a+b';
    const { message, body } = await arrived({ method: 'POST', path: '/', headers: { 'Content-Type': [contentType] }, body: { content, contentType, encoded: false } });
    expect([message.method, message.headers['content-type'], body]).to.deep.equal(['POST', contentType, content]);
  });

  it('leaves bytes that are no text as they are', async () => {
    const content = Buffer.from([0, 255, 254, 10]).toString('base64');
    const { message } = await arrived({ method: 'PUT', path: '/', body: { content, contentType: 'application/octet-stream', encoded: 'base64' } });
    expect(message.headers['content-length']).to.equal('4');
  });

  it('brings the body of a GET along', async () => {
    const { body } = await arrived({ method: 'GET', path: '/', body: { content: { query: 1 }, contentType: 'application/json', encoded: false } });
    expect(body).to.equal('{"query":1}');
  });

  it('goes to the host of the target, below its path, and keeps its own header to itself', async () => {
    const { message } = await arrived({ path: '/pets', headers: { Host: ['elsewhere.test'] } });
    expect(message.headers.host).to.match(/^127\.0\.0\.1:/);
    expect(message.headers).not.to.have.property('vendorproof-interaction');
  });

  it('puts the given headers in place of the pact’s', async () => {
    const { message } = await arrived({ path: '/', headers: { Authorization: ['Bearer example'] } }, { headers: { authorization: 'Bearer real' } });
    expect(message.headers.authorization).to.equal('Bearer real');
  });

  it('reads compressed answers', async () => {
    const packed: RequestListener = (_request, response) => response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(gzipSync('{"id":1}'));
    const [verified] = await replay({ url: await serve(packed), pacts: [pactWith([interaction({ response: typed({ id: 2 }) })])] });
    expect([verified?.outcome, verified?.answer?.body]).to.deep.equal(['passed', '{"id":1}']);
  });

  it('does not follow redirects', async () => {
    const moved: RequestListener = (_request, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
    const [verified] = await replay({ url: await serve(moved), pacts: [pactWith([interaction({ response: { status: 302 } })])] });
    expect(verified?.outcome).to.equal('passed');
  });

  it('is closed to hosts that are not allowed', async () => {
    const error: unknown = await replay({ url: 'http://127.0.0.1:1', target: { allowedHosts: ['sandbox.acme.test'] } }).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(Failure).with.property('code', 'outbound.host.forbidden');
  });

  it('says of every interaction that a provider is down', async () => {
    const verified = await replay({ url: 'http://127.0.0.1:1', pacts: [pactWith([1, 2, 3, 4, 5].map((n) => interaction({ description: `${n}` })))] });
    expect(verified.map(({ outcome, mismatches }) => [outcome, mismatches[0]?.code])).to.deep.equal(Array(5).fill(['failed', 'target.unreachable']));
    expect(verified[0]?.mismatches[0]).to.deep.include({ message: 'the target refused the connection', fix: 'start it, or correct the address' });
  });

  it('waits only a few times for a provider that never answers', async () => {
    let calls = 0;
    const url = await serve(() => void calls++);
    const verified = await replay({ url, timeoutMs: 100, pacts: [pactWith(Array.from({ length: 20 }, (_, n) => interaction({ description: `${n}` })))] });
    expect([calls, new Set(verified.map(({ mismatches }) => mismatches[0]?.code))]).to.deep.equal([3, new Set(['target.unreachable'])]);
  });

  it('goes on after one call that a provider does not answer', async () => {
    const url = await serve((request, response) => void (request.url === '/slow' || response.end()));
    const pacts = [pactWith(['/a', '/slow', '/b'].map((path) => interaction({ description: path, request: { path } })))];
    const verified = await replay({ url, timeoutMs: 100, pacts });
    expect(verified.map(({ outcome, mismatches }) => [outcome, mismatches[0]?.message])).to.deep.equal([
      ['passed', undefined], ['failed', 'the target did not answer within 0.1 s'], ['passed', undefined],
    ]);
  });
});
