import { expect } from 'chai';
import type { TestBroker } from './testing/a-broker.ts';
import { aBroker } from './testing/a-broker.ts';

describe('the protocol', () => {
  let broker: TestBroker;
  before(async () => {
    broker = await aBroker();
    await broker.publish();
  });
  after(() => broker.close());

  it('has the same headers on every answer', async () => {
    for (const path of ['/', '/nope', '/matrix']) {
      const { headers } = await broker.get(path);
      expect([headers.get('vary'), headers.get('cache-control'), headers.get('x-content-type-options')]).to.deep.equal([
        'Accept',
        'no-cache',
        'nosniff',
      ]);
      expect(headers.get('x-pact-broker-version')).to.match(/^\d+\.\d+\.\d+$/);
    }
  });

  it('begins at an index in which every relation leads somewhere', async () => {
    const answer = await broker.get('/');
    expect(answer.at('/_links/pb:provider-pacts-for-verification')).to.include({
      href: 'http://broker/pacts/provider/{provider}/for-verification',
      templated: true,
    });
    expect(answer.at('/_links/self/href')).to.equal('http://broker');
    expect(answer.at('/_links/pb:publish-provider-contract')).to.equal(undefined);
  });

  it('knows no HEAD, lists what is allowed, and refuses unknown methods', async () => {
    const head = await broker.send('HEAD', '/pacticipants');
    expect([head.status, head.headers.get('allow'), head.text]).to.deep.equal([405, 'GET, POST, OPTIONS', '']);
    const options = await broker.send('OPTIONS', '/pacticipants/web');
    expect([options.status, options.headers.get('access-control-allow-methods')]).to.deep.equal([200, 'GET, PUT, PATCH, DELETE, OPTIONS']);
    expect((await broker.send('DELETE', '/matrix')).status).to.equal(405);
    expect((await broker.send('BREW', '/')).status).to.equal(501);
  });

  it('answers with the type that is asked for, and 406 when it has none', async () => {
    expect((await broker.get('/')).type).to.equal('application/hal+json;charset=utf-8');
    expect((await broker.get('/', { accept: 'application/json' })).type).to.equal('application/json;charset=utf-8');
    expect((await broker.get('/', { accept: 'application/hal+json, application/json' })).type).to.equal(
      'application/hal+json;charset=utf-8',
    );
    expect((await broker.get('/', { accept: 'application/json;q=0.2, application/*;q=0.9' })).type).to.equal(
      'application/hal+json;charset=utf-8',
    );
    const none = await broker.get('/', { accept: 'text/csv' });
    expect([none.status, none.text, none.headers.get('content-type')]).to.deep.equal([406, '', null]);
  });

  it('lets a wrong body win over an answer that cannot be given, and a wrong content type over a thing that is missing', async () => {
    const headers = { 'content-type': 'application/json', accept: 'text/csv' };
    expect((await broker.post('/pacticipants', {}, headers)).status).to.equal(400);
    expect((await broker.post('/pacticipants', { name: 'x' }, { 'content-type': 'text/plain' })).status).to.equal(415);
    expect((await broker.put('/pacticipants/nope', {}, { 'content-type': 'text/plain' })).status).to.equal(415);
  });

  it('says what is wrong with a body', async () => {
    const errors = await Promise.all(
      ['', '{', '"x"', 'null', '7'].map(async (body) => (await broker.post('/pacticipants', body)).at('/error')),
    );
    expect(errors.every((error) => typeof error === 'string' && error.startsWith('The request body'))).to.equal(true);
    expect((await broker.post('/pacticipants', '[1]')).at('/errors/name')).to.deep.equal(['is missing']);
  });

  it('describes problems in the standard form to those who ask for it', async () => {
    const accept = { accept: 'application/hal+json, application/problem+json', 'content-type': 'application/json' };
    const missing = await broker.get('/pacticipants/nope', accept);
    expect([missing.type, missing.at('/type'), missing.at('/status')]).to.deep.equal([
      'application/problem+json;charset=utf-8',
      'http://broker/problem/not-found',
      404,
    ]);
    const invalid = await broker.post('/pacticipants', {}, accept);
    expect(invalid.at('/errors/0')).to.deep.equal({
      type: 'http://broker/problems/missing-body-property',
      title: 'Invalid body parameter',
      detail: 'is missing',
      pointer: '/name',
    });
    expect((await broker.get('/matrix', accept)).at('/errors/0/pointer')).to.equal(undefined);
  });

  it('takes a trailing slash, but no empty part in a path', async () => {
    expect((await broker.get('/pacticipants/')).status).to.equal(200);
    const empty = await broker.get('/pacticipants//versions');
    expect([empty.status, empty.type, empty.at('/type')]).to.deep.equal([
      404,
      'application/problem+json;charset=utf-8',
      '/problem/not-found',
    ]);
  });

  it('refuses line breaks and tabs in a path', async () => {
    expect((await broker.get('/pacticipants/a%0Ab')).status).to.equal(422);
    expect((await broker.get('/pacticipants/a%09b')).at('/detail')).to.contain('tab');
  });

  it('answers 404 for addresses that it does not know', async () => {
    const answer = await broker.get('/nope');
    expect([answer.status, answer.type]).to.deep.equal([404, 'application/json;charset=utf-8']);
  });

  it('tells that it lives, and whether its database does', async () => {
    expect((await broker.get('/diagnostic/status/heartbeat')).at('/ok')).to.equal(true);
    expect((await broker.get('/diagnostic/status/dependencies')).at('/database/ok')).to.equal(true);
  });

  it('links to where a proxy says that it is', async () => {
    const answer = await broker.get('/', { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'example.org, inner' });
    expect(answer.at('/_links/self/href')).to.equal('https://example.org');
    const hostile = await broker.get('/', { 'x-forwarded-host': 'evil.org/"><script>' });
    expect(hostile.at('/_links/self/href')).to.equal('http://broker');
  });

  it('links to where it is configured to be, path and all', async () => {
    const proxied = await aBroker({ baseUrl: 'https://example.org/pact-broker/' });
    expect((await proxied.get('/')).at('/_links/pb:pacticipants/href')).to.equal('https://example.org/pact-broker/pacticipants');
    await proxied.close();
  });

  it('lists integrations as a graph or as JSON', async () => {
    expect((await broker.get('/integrations')).text).to.contain('"web" -> "petshop"');
    expect(
      (await broker.get('/integrations', { accept: 'application/hal+json' })).each('/_embedded/integrations', '/consumer/name'),
    ).to.deep.equal(['web']);
  });
});
