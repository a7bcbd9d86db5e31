import { expect } from 'chai';
import { failureOf } from '../failure/testing/failure-of.ts';
import { outbound } from './outbound.ts';
import { testServers } from './testing/serve.ts';

describe('outbound calls', () => {
  const { serve, closeAll } = testServers();
  after(closeAll);

  it('returns any status as an answer, with its headers', async () => {
    const url = await serve((_request, response) => response.writeHead(404, { 'set-cookie': ['a=1', 'b=2'] }).end('gone'));
    const answer = await outbound()({ method: 'GET', url });
    expect([answer.status, answer.body, answer.headers.getSetCookie()]).to.deep.equal([404, 'gone', ['a=1', 'b=2']]);
  });

  it('sends method, body and headers, and the headers of every call', async () => {
    const url = await serve((request, response) => response.end(`${request.method} ${request.headers['x-all']} ${request.headers['x-one']}`));
    const answer = await outbound({ headers: { 'x-all': 'a' } })({ method: 'PUT', url, body: '{}', headers: { 'x-one': 'b' } });
    expect(answer.body).to.equal('PUT a b');
  });

  it('tries again after a 503', async () => {
    let calls = 0;
    const url = await serve((_request, response) => response.writeHead(++calls === 1 ? 503 : 200).end());
    expect((await outbound()({ method: 'POST', url, body: '{}' })).status).to.equal(200);
  });

  it('gives up after the further attempts and returns the last answer', async () => {
    let calls = 0;
    const url = await serve((_request, response) => response.writeHead(500).end(String(++calls)));
    expect((await outbound({ retries: 1 })({ method: 'GET', url })).body).to.equal('2');
  });

  it('says that a connection was refused', async () => {
    const failure = await failureOf(outbound({ retries: 0 })({ method: 'GET', url: 'http://127.0.0.1:1/x' }));
    expect([failure.kind, failure.code, failure.place]).to.deep.equal(['unreachable', 'outbound.refused', 'http://127.0.0.1:1']);
  });

  it('waits no longer than the timeout, and once', async () => {
    let calls = 0;
    const url = await serve(() => void calls++);
    const failure = await failureOf(outbound({ timeoutMs: 100 })({ method: 'GET', url }));
    expect([failure.code, failure.problem, calls]).to.deep.equal(['outbound.timeout', 'did not answer within 0.1 s', 1]);
  });

  it('says that a name cannot be resolved', async () => {
    const failure = await failureOf(outbound({ retries: 0 })({ method: 'GET', url: 'http://vendor.invalid/' }));
    expect(failure.code).to.be.oneOf(['outbound.unknown-host', 'outbound.failed']);
  });

  it('refuses a host that is not on the list', async () => {
    const failure = await failureOf(outbound({ allowedHosts: ['api.acme.test'] })({ method: 'GET', url: 'http://127.0.0.1:1/' }));
    expect([failure.code, failure.kind]).to.deep.equal(['outbound.host.forbidden', 'bad-input']);
  });

  it('refuses a redirect to a host that is not on the list', async () => {
    const url = await serve((_request, response) => response.writeHead(302, { location: 'http://elsewhere.test/' }).end());
    const failure = await failureOf(outbound({ allowedHosts: ['127.0.0.1'] })({ method: 'GET', url }));
    expect(failure.code).to.equal('outbound.host.forbidden');
  });

  it('refuses what is no http address', async () => {
    const failure = await failureOf(outbound()({ method: 'GET', url: 'ftp://acme.test' }));
    expect(failure.code).to.equal('outbound.url.invalid');
  });

  it('goes through the proxy that the environment names, but never for loopback', async () => {
    const proxy = await serve((request, response) => response.end(`proxied ${request.url}`));
    const call = outbound({ environment: { HTTP_PROXY: proxy } });
    const direct = await serve((_request, response) => response.end('direct'));
    const answers = await Promise.all([call({ method: 'GET', url: 'http://vendor.test/a' }), call({ method: 'GET', url: direct })]);
    expect(answers.map(({ body }) => body)).to.deep.equal(['proxied http://vendor.test/a', 'direct']);
  });
});
