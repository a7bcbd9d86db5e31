import { expect } from 'chai';
import { Failure } from '../../failure/failure.ts';
import { failureOf } from '../../failure/testing/failure-of.ts';
import { halClient } from './hal.ts';
import type { BrokerAddress } from './hal.ts';
import { closeAll, halServer, index } from './testing/hal-server.ts';
import type { Reply } from './testing/hal-server.ts';

const failureFor = async (reply: Reply): Promise<Failure> => {
  const server = await halServer({ 'GET /x': reply, 'PUT /x': reply });
  return failureOf(halClient({ url: server.url }).send('PUT', '/x', {}));
};

describe('the HAL client', () => {
  after(closeAll);

  it('reads the index once and fills in the templates of its links', async () => {
    const server = await halServer({ 'GET /': index({ 'pb:pacticipant': '/pacticipants/{pacticipant}' }) });
    const hal = halClient({ url: `${server.url}/` });
    await hal.start('pb:pacticipant', { pacticipant: 'a' });
    expect([await hal.start('pb:pacticipant', { pacticipant: 'a/b c' }), server.calls]).to.deep.equal([`${server.url}/pacticipants/a%2Fb%20c`, ['GET /']]);
  });

  it('reads the index again after a failed attempt', async () => {
    const replies: Record<string, Reply> = { 'GET /': { status: 401, body: '' } };
    const hal = halClient({ url: (await halServer(replies)).url });
    await failureOf(hal.start('pb:x'));
    replies['GET /'] = index({ 'pb:x': '/x' });
    expect(await hal.start('pb:x')).to.match(/\/x$/);
  });

  it('follows links on the address it was given, whatever host they name', async () => {
    const server = await halServer({ 'GET /deep/x': { body: { ok: true } } });
    const { document } = await halClient({ url: server.url }).get('http://broker.internal:9292/deep/x?a=1');
    expect([document, server.calls]).to.deep.equal([{ ok: true }, ['GET /deep/x?a=1']]);
  });

  it('takes an empty good answer as an empty document', async () => {
    const server = await halServer({ 'PUT /x': { status: 204 } });
    expect(await halClient({ url: server.url }).send('PUT', '/x', {})).to.deep.equal({});
  });

  it('answers undefined for what is not there', async () => {
    expect(await halClient({ url: (await halServer({})).url }).find('/x')).to.equal(undefined);
  });

  const sentWith = async (address: Omit<BrokerAddress, 'url'>, userInfo = ''): Promise<string | undefined> => {
    const server = await halServer({ 'GET /x': { body: {} } });
    await halClient({ url: server.url.replace('//', `//${userInfo}`), ...address }).get('/x');
    return server.headers[0]?.authorization;
  };

  it('sends user and password, a token, or what stands in the address', async () => {
    const basic = `Basic ${Buffer.from('u:p').toString('base64')}`;
    const sent = await Promise.all([sentWith({ credentials: { username: 'u', password: 'p' } }), sentWith({ credentials: { token: 't' } }), sentWith({}, 'u:p@'), sentWith({})]);
    expect(sent).to.deep.equal([basic, 'Bearer t', basic, undefined]);
  });

  it('takes the credentials of the environment where none are given', async () => {
    const user = { PACT_BROKER_USERNAME: 'u', PACT_BROKER_PASSWORD: 'p' };
    const sent = [await sentWith({ environment: user }), await sentWith({ environment: { ...user, PACT_BROKER_TOKEN: 't' } })];
    expect(sent).to.deep.equal([`Basic ${Buffer.from('u:p').toString('base64')}`, 'Bearer t']);
  });

  it('keeps credentials out of its address', () => {
    expect(halClient({ url: 'https://u:p@broker.test/base/' }).baseUrl).to.equal('https://broker.test/base');
  });

  it('refuses a token with a line break', () => {
    expect(() => halClient({ url: 'http://127.0.0.1', credentials: { token: 'a\n' } })).to.throw(Failure, 'the broker token holds');
  });

  it('says that nobody listens, and how to start a broker', async () => {
    const failure = await failureOf(halClient({ url: 'http://127.0.0.1:1' }).start('pb:x'));
    expect([failure.kind, failure.code, failure.place, failure.fix]).to.deep.equal([
      'unreachable', 'broker.unreachable', 'http://127.0.0.1:1', 'start it with `vendorproof broker start`, or correct PACT_BROKER_BASE_URL',
    ]);
  });

  it('says that a page is no broker, and how the page starts', async () => {
    const failure = await failureFor({ body: '<html>Log in</html>' });
    expect([failure.code, failure.problem]).to.deep.equal(['broker.not-a-broker', 'this is not a Pact broker: it answered 200 text/html, starting "<html>Log in</html>"']);
  });

  it('says that an address without an index is no broker', async () => {
    const failure = await failureOf(halClient({ url: (await halServer({})).url }).start('pb:x'));
    expect([failure.code, failure.problem]).to.deep.equal(['broker.not-a-broker', 'this is not a Pact broker: it answered 404']);
  });

  it('says which link an index lacks', async () => {
    const server = await halServer({ 'GET /': index({}) });
    expect((await failureOf(halClient({ url: server.url }).start('pb:matrix'))).message).to.contain('its index has no link pb:matrix');
  });

  it('names the variables for credentials on 401 and 403', async () => {
    const failures = await Promise.all([failureFor({ status: 401, body: '' }), failureFor({ status: 403, body: '<html>' })]);
    expect(failures.map(({ code, kind, fix }) => [code, kind, fix?.includes('PACT_BROKER_TOKEN')])).to.deep.equal(Array(2).fill(['broker.unauthorized', 'bad-input', true]));
  });

  it('repeats what the broker says about a conflict', async () => {
    const failure = await failureFor({ status: 409, body: { errors: { contracts: ['content differs'] }, notices: [{ type: 'error', text: 'cannot change' }] } });
    expect([failure.kind, failure.problem]).to.deep.equal(['bad-input', 'the broker refuses the change: contracts: content differs; cannot change']);
  });

  it('tries a failing broker again, then calls it unreachable', async () => {
    const server = await halServer({ 'GET /x': { status: 503, body: { error: { message: 'no database' } } } });
    const failure = await failureOf(halClient({ url: server.url }).get('/x'));
    expect([failure.kind, failure.problem, server.calls.length]).to.deep.equal(['unreachable', 'the broker answered 503, several times: no database', 3]);
  }).timeout(5000);

  it('reads reasons in every form that brokers give them', async () => {
    const bodies = [{ errors: ['a', 'b'] }, { error: 'c' }, { title: 't', detail: 'd', errors: [{ title: 't', detail: 'e' }] }, 'plain'];
    const failures = await Promise.all(bodies.map((body) => failureFor({ status: 400, body })));
    expect(failures.map(({ message }) => message.replace(/.*400: /, ''))).to.deep.equal(['a; b', 'c', 'e; d', 'plain']);
  });
});
