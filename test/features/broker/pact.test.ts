import { expect } from 'chai';
import type { TestBroker } from './testing/a-broker.ts';
import { aBroker } from './testing/a-broker.ts';
import { aPact } from './testing/a-pact.ts';

const pair = '/pacts/provider/petshop/consumer/web';

describe('the pact of a consumer version', () => {
  let broker: TestBroker;
  beforeEach(async () => (broker = await aBroker()));
  afterEach(() => broker.close());

  it('is served as it was published: numbers and key order too', async () => {
    const content =
      '{"consumer":{"name":"web"},"provider":{"name":"petshop"},"interactions":[{"description":"a","10":1.0,"9":12345678901234567890,"é":1e3}]}';
    await broker.publish({ content });
    const { text } = await broker.get(`${pair}/version/1`);
    expect(text).to.contain('"description":"a","10":1.0,"9":12345678901234567890,"é":1e3}');
  });

  it('carries an id in every interaction, as its first key', async () => {
    await broker.publish();
    const { text } = await broker.get(`${pair}/version/1`);
    expect(text).to.match(/"interactions":\[\{"_id":"[0-9a-f]{40}","type"/);
  });

  it('links to whatever the verifier and the command line follow', async () => {
    await broker.publish();
    const answer = await broker.get(`${pair}/version/1`);
    const content = answer.textAt('/_links/pb:pact-version/href');
    expect(answer.at('/_links/pb:publish-verification-results/href')).to.equal(`${content}/verification-results`);
    expect(answer.at('/_links/pb:provider')).to.include({ name: 'petshop', href: 'http://broker/pacticipants/petshop' });
    expect(answer.at('/_links/pb:consumer-version/name')).to.equal('1');
    expect(answer.at('/createdAt')).to.equal('2026-01-01T00:00:00+00:00');
  });

  it('overwrites links that the content brought along', async () => {
    await broker.publish({ content: aPact().replace('{', '{"_links":{"self":{"href":"http://elsewhere"}},"createdAt":"x",') });
    const answer = await broker.get(`${pair}/version/1`);
    expect(answer.at('/_links/self/href')).to.equal(`http://broker${pair}/version/1`);
    expect(answer.text.match(/createdAt/g)).to.have.length(1);
  });

  it('stays the same when it is downloaded and published again', async () => {
    await broker.publish();
    const served = (await broker.get(`${pair}/version/1`)).text;
    expect((await broker.publish({ content: served })).status).to.equal(200);
  });

  it('answers 404 for a version nobody published', async () => {
    const answer = await broker.get(`${pair}/version/9`);
    expect(answer.status).to.equal(404);
    expect(answer.type).to.equal('application/json;charset=utf-8');
  });

  it('is found by its content, newest consumer version first', async () => {
    await broker.publish({ version: '1' });
    await broker.publish({ version: '2' });
    const sha = (await broker.get(`${pair}/version/1`)).at('/_links/pb:pact-version/name');
    const answer = await broker.get(`${pair}/pact-version/${sha}`);
    expect(answer.at('/_links/pb:consumer-version/name')).to.equal('2');
  });

  it('is found by an address whose metadata is garbage', async () => {
    await broker.publish();
    const sha = (await broker.get(`${pair}/version/1`)).at('/_links/pb:pact-version/name');
    const answers = await Promise.all(
      ['%00', 'bm90IGpzb24', 'W10', '!!'].map((metadata) => broker.get(`${pair}/pact-version/${sha}/metadata/${metadata}`)),
    );
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 200, 200, 200]);
  });

  it('is deleted with all its revisions, and says what is left', async () => {
    await broker.publish({ version: '1' });
    await broker.publish({ version: '2', content: aPact({ descriptions: ['other'] }) });
    const answer = await broker.delete(`${pair}/version/2`);
    expect(answer.status).to.equal(200);
    expect(answer.at('/_links/pb:latest-pact-version/href')).to.equal(`http://broker${pair}/latest`);
    expect((await broker.delete(`${pair}/version/2`)).status).to.equal(404);
  });

  it('leads to the version before whose content differs', async () => {
    await broker.publish({ version: '1' });
    await broker.publish({ version: '2', content: aPact({ descriptions: ['other'] }) });
    await broker.publish({ version: '3', content: aPact({ descriptions: ['other'] }) });
    expect((await broker.get(`${pair}/version/3/previous-distinct`)).at('/_links/pb:consumer-version/name')).to.equal('1');
  });
});

describe('the latest pact', () => {
  let broker: TestBroker;
  before(async () => {
    broker = await aBroker();
    await broker.publish({ version: '1', branch: 'feat/x', tags: ['dev'] });
    await broker.publish({ version: '2', branch: 'main' });
    await broker.put('/pacticipants/web/branches/main/versions/3');
  });
  after(() => broker.close());

  const versionAt = async (path: string) => (await broker.get(`${pair}/${path}`)).at('/_links/pb:consumer-version/name');

  it('is that of the newest version that has one, and its version is in a header', async () => {
    const answer = await broker.get(`${pair}/latest`);
    expect(answer.headers.get('x-pact-consumer-version')).to.equal('2');
    expect(await versionAt('latest')).to.equal('2');
  });

  it('can be narrowed to a tag, to none, and to a branch', async () => {
    expect(
      await Promise.all(['latest/dev', 'latest-untagged', 'branch/feat%2Fx/latest', 'branch/main/latest'].map(versionAt)),
    ).to.deep.equal(['1', '2', '1', '2']);
  });

  it('answers 404 for a tag or branch without one', async () => {
    expect((await broker.get(`${pair}/latest/prod`)).status).to.equal(404);
    expect((await broker.get(`${pair}/branch/nope/latest`)).status).to.equal(404);
  });

  it('takes results for the consumer version that it showed', async () => {
    const answer = await broker.get(`${pair}/latest/dev`);
    expect(answer.at('/_links/pb:publish-verification-results/href')).to.match(/\/metadata\/[\w-]+\/verification-results$/);
  });
});

describe('PUT of a pact', () => {
  let broker: TestBroker;
  beforeEach(async () => (broker = await aBroker()));
  afterEach(() => broker.close());

  it('answers 201 for a new one and 200 for the same again', async () => {
    expect((await broker.put(`${pair}/version/1`, aPact())).status).to.equal(201);
    expect((await broker.put(`${pair}/version/1`, aPact())).status).to.equal(200);
  });

  it('refuses other content for the same version', async () => {
    await broker.put(`${pair}/version/1`, aPact());
    const answer = await broker.put(`${pair}/version/1`, aPact({ descriptions: ['other'] }));
    expect(answer.status).to.equal(409);
    expect(answer.at('/error')).to.contain('Cannot change the content');
  });

  it('refuses names that are not those of its address', async () => {
    const answer = await broker.put(`${pair}/version/1`, aPact({ consumer: 'app' }));
    expect(answer.status).to.equal(400);
    expect(answer.at('/errors/consumer.name/0')).to.equal("name in pact 'app' does not match name in URL path 'web'.");
  });

  it('refuses an empty body, and what is not JSON', async () => {
    expect((await broker.put(`${pair}/version/1`, '')).status).to.equal(400);
    expect((await broker.put(`${pair}/version/1`, '{"a"')).at('/error')).to.contain('not JSON');
  });

  it('refuses JSON that is no object', async () => {
    for (const body of ['[1.0]', '"text"', 'null']) expect((await broker.put(`${pair}/version/1`, body)).status).to.equal(400, body);
  });

  it('answers a similar new name with 409 and plain text', async () => {
    await broker.put(`${pair}/version/1`, aPact());
    const answer = await broker.put('/pacts/provider/petshop-api/consumer/web/version/1', '{}');
    expect([answer.status, answer.type]).to.deep.equal([409, 'text/plain;charset=utf-8']);
  });

  it('PATCH merges into what is there', async () => {
    await broker.put(`${pair}/version/1`, aPact({ descriptions: ['one'] }));
    const headers = { 'content-type': 'application/json' };
    const patched = await broker.send('PATCH', `${pair}/version/1`, { body: aPact({ descriptions: ['two'] }), headers });
    const collision = await broker.send('PATCH', `${pair}/version/1`, { body: aPact({ descriptions: ['two'], path: '/x' }), headers });
    expect(patched.each('/interactions', '/description')).to.deep.equal(['one', 'two']);
    expect(collision.status).to.equal(409);
  });
});
