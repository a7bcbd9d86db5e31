import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { Failure } from '../failure/failure.ts';
import { endToEnd, exchangeWith } from './exchange.ts';
import { testServers } from './testing/serve.ts';

const get = (path: string) => ({ method: 'GET', path, headers: new Headers(), body: new Uint8Array() });

describe('an exchange with a target', () => {
  const { serve, closeAll } = testServers();
  after(closeAll);

  it('sends path and query byte for byte, below the base path of the target', async () => {
    const url = await serve((request, response) => response.end(request.url));
    const answer = await exchangeWith(`${url}/v1/`, { timeoutMs: 1000 })(get('/a%2Fb/..%2f?q=a+b&q=%zz&x?'));
    expect(Buffer.from(answer.body).toString()).to.equal('/v1/a%2Fb/..%2f?q=a+b&q=%zz&x?');
  });

  it('sends the body and its length', async () => {
    const url = await serve((request, response) => request.pipe(response));
    const answer = await exchangeWith(url, { timeoutMs: 1000 })({ ...get('/'), method: 'POST', body: Buffer.from('a=1&b=ü') });
    expect(Buffer.from(answer.body).toString()).to.equal('a=1&b=ü');
  });

  it('leaves a compressed answer as it is', async () => {
    const packed = gzipSync('{}');
    const url = await serve((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed));
    const answer = await exchangeWith(url, { timeoutMs: 1000 })(get('/'));
    expect([answer.headers.get('content-encoding'), Buffer.compare(answer.body, packed)]).to.deep.equal(['gzip', 0]);
  });

  it('keeps the connection open between calls', async () => {
    const ports = new Set<number | undefined>();
    const url = await serve((request, response) => response.end(String(ports.add(request.socket.remotePort).size)));
    const exchange = exchangeWith(url, { timeoutMs: 1000 });
    await exchange(get('/'));
    await exchange(get('/'));
    expect(ports.size).to.equal(1);
  });

  it('asks again when an idle connection turns out to be closed', async () => {
    let calls = 0;
    const url = await serve((request, response) => (++calls === 2 ? request.socket.resetAndDestroy() : response.end('ok')));
    const exchange = exchangeWith(url, { timeoutMs: 1000 });
    await exchange(get('/'));
    expect((await exchange(get('/'))).status).to.equal(200);
  });

  it('fails when the target stays silent', async () => {
    const url = await serve(() => undefined);
    const error: unknown = await exchangeWith(url, { timeoutMs: 100 })(get('/')).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(Failure).with.property('code', 'outbound.timeout');
  });

  it('fails when the target breaks off in the middle of an answer', async () => {
    const url = await serve((_request, response) => void response.writeHead(200, { 'content-length': '9' }).write('abc', () => response.destroy()));
    const error: unknown = await exchangeWith(url, { timeoutMs: 1000 })(get('/')).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(Failure).with.property('kind', 'unreachable');
  });

  it('refuses a target that is not on the list of hosts', () => {
    expect(() => exchangeWith('http://acme.test', { timeoutMs: 1, allowedHosts: ['127.0.0.1'] })).to.throw(Failure, 'acme.test is not one of the hosts');
  });

  it('drops the headers of one connection, and those that the connection header names', () => {
    const headers = new Headers({ connection: 'close, X-Own', 'x-own': '1', te: 'trailers', host: 'a', 'x-kept': '1' });
    expect([...endToEnd(headers).keys()]).to.deep.equal(['x-kept']);
  });
});
