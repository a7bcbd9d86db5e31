import { expect } from 'chai';
import type { TestBroker } from './testing/a-broker.ts';
import { aBroker } from './testing/a-broker.ts';
import { aPact } from './testing/a-pact.ts';

const json = { 'content-type': 'application/json' };

describe('hostile input', () => {
  let broker: TestBroker;
  beforeEach(async () => (broker = await aBroker()));
  afterEach(async () => {
    expect(broker.crashes).to.deep.equal([]);
    await broker.close();
  });

  it('with prototype keys changes nothing and is kept as it is', async () => {
    const content = aPact().replace('"body":{"content":{"id":1}', '"body":{"content":{"__proto__":{"polluted":1},"constructor":2.0}');
    expect((await broker.publish({ content })).status).to.equal(200);
    expect((await broker.get('/pacts/provider/petshop/consumer/web/version/1')).text).to.contain(
      '{"__proto__":{"polluted":1},"constructor":2.0}',
    );
    expect(Reflect.get({}, 'polluted')).to.equal(undefined);
  });

  it('with prototype keys in a query or a body is data', async () => {
    await broker.get('/matrix?__proto__[polluted]=1&q[][__proto__]=1&constructor[prototype][polluted]=1');
    await broker.post('/pacticipants', '{"name":"web","__proto__":{"polluted":1}}');
    expect(Reflect.get({}, 'polluted')).to.equal(undefined);
    expect((await broker.get('/pacticipants/__proto__')).status).to.equal(404);
    expect((await broker.publish({ consumer: 'constructor', provider: '__proto__' })).status).to.equal(200);
  });

  it('with endless nesting is refused', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect((await broker.put('/pacts/provider/petshop/consumer/web/version/1', deep)).status).to.equal(400);
    expect((await broker.forVerification({ consumerVersionSelectors: [JSON.parse('['.repeat(500) + ']'.repeat(500))] })).status).to.equal(
      400,
    );
    expect((await broker.get(`/matrix?q${'[a]'.repeat(5_000)}=1`)).status).to.equal(400);
  });

  it('with bytes that are no text is refused', async () => {
    const answer = await broker.send('POST', '/pacticipants', { body: Uint8Array.of(0x7b, 0xff, 0x7d), headers: json });
    expect([answer.status, answer.at('/error')]).to.deep.equal([400, 'The request body is not valid UTF-8.']);
  });

  it('of more than 64 MB is refused, announced or not', async () => {
    const announced = await broker.send('POST', '/contracts/publish', {
      body: '{}',
      headers: { ...json, 'content-length': String(65 * 1024 * 1024) },
    });
    const chunk = new Uint8Array(1024 * 1024).fill(0x20);
    let sent = 0;
    const body = new ReadableStream({ pull: (controller) => (sent++ < 70 ? controller.enqueue(chunk) : controller.close()) });
    const streamed = await broker.handler(
      new Request('http://broker/contracts/publish', { method: 'POST', headers: json, body, duplex: 'half' }),
    );
    expect([announced.status, streamed.status]).to.deep.equal([413, 413]);
  });

  it('with a path that cannot be decoded is answered', async () => {
    for (const path of ['/pacticipants/%', '/pacticipants/%zz/versions', '/pacticipants/%ff%fe', '/pacts/provider/%E0%A4%A/latest']) {
      expect((await broker.get(path)).status).to.equal(404);
    }
  });

  it('that mixes lists and objects in a query is refused', async () => {
    expect((await broker.get('/matrix?q=1&q[]=2')).status).to.equal(400);
    expect((await broker.get('/matrix?q[a]=1&q[]=2')).status).to.equal(400);
    expect((await broker.get('/matrix?q[]=1&q[a]=2')).status).to.equal(400);
  });

  it('in names is kept: slashes, dots, quotes, other alphabets', async () => {
    for (const name of ["x'; drop table versions; --", 'a/b', '..', '日本語', '"q"', 'a%2Fb', '%', ' ', 'Ünï']) {
      const answer = await broker.publish({ consumer: name, provider: 'petshop', version: name === ' ' ? '1' : name });
      expect([name, answer.status]).to.deep.equal([name, name === ' ' ? 400 : 200]);
    }
    for (const href of (await broker.get('/pacts/latest')).each('/pacts', '/_links/self/1/href'))
      expect((await broker.get(String(href))).status).to.equal(200);
  });

  it('of unexpected types in every field is refused, never an error of ours', async () => {
    const values = [null, 0, true, [], {}, [null], 'x'.repeat(10_000)];
    for (const value of values) {
      const whole = {
        pacticipantName: value,
        pacticipantVersionNumber: value,
        branch: value,
        tags: value,
        buildUrl: value,
        contracts: value,
      };
      expect((await broker.post('/contracts/publish', whole)).status).to.equal(400);
      expect((await broker.post('/environments', { name: value, displayName: value, production: value, contacts: value })).status).to.equal(
        400,
      );
      expect((await broker.post('/contracts/publish', { ...whole, contracts: [value] })).status).to.equal(400);
    }
  });
});
