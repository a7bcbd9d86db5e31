import { expect } from 'chai';
import type { TestBroker } from './testing/a-broker.ts';
import { aBroker } from './testing/a-broker.ts';

describe('versions', () => {
  let broker: TestBroker;
  beforeEach(async () => (broker = await aBroker()));
  afterEach(() => broker.close());

  it('are created by PUT, which replaces build address and tags', async () => {
    expect(
      (await broker.put('/pacticipants/web/versions/1', { buildUrl: 'http://ci/1', tags: [{ name: 'a' }, { name: 'b' }] })).status,
    ).to.equal(201);
    const answer = await broker.put('/pacticipants/web/versions/1', { tags: [{ name: 'b' }, { name: 'c' }] });
    expect(answer.status).to.equal(200);
    expect(answer.at('/buildUrl')).to.equal(undefined);
    expect(answer.each('/_embedded/tags', '/name')).to.have.members(['b', 'c']);
  });

  it('keep what PATCH does not name', async () => {
    await broker.put('/pacticipants/web/versions/1', { buildUrl: 'http://ci/1' });
    const answer = await broker.patch('/pacticipants/web/versions/1', { tags: [{ name: 'a' }] });
    expect([answer.status, answer.at('/buildUrl')]).to.deep.equal([200, 'http://ci/1']);
    expect((await broker.patch('/pacticipants/web/versions/2', {})).status).to.equal(201);
  });

  it('can be recorded in every environment, by the environment’s name', async () => {
    await broker.version('web', '1');
    const uuid = await broker.environment('test');
    const answer = await broker.get('/pacticipants/web/versions/1');
    const address = `http://broker/pacticipants/web/versions/1/deployed-versions/environment/${uuid}`;
    expect(answer.at('/_links/pb:record-deployment/0')).to.include({ name: 'test', href: address });
    expect(answer.each('/_links/pb:record-release', '/name')).to.deep.equal(['test']);
  });

  it('have the arrays that the command line needs even where there is no environment', async () => {
    await broker.version('web', '1');
    const answer = await broker.get('/pacticipants/web/versions/1');
    expect([answer.at('/_links/pb:record-deployment'), answer.at('/_links/pb:record-release')]).to.deep.equal([[], []]);
  });

  it('are listed newest first, with pages when asked for', async () => {
    for (const number of ['1', '3', '2']) await broker.version('web', number);
    expect((await broker.get('/pacticipants/web/versions')).each('/_embedded/versions', '/number')).to.deep.equal(['2', '3', '1']);
    const page = await broker.get('/pacticipants/web/versions?pageNumber=1&pageSize=2');
    expect(page.each('/_embedded/versions', '/number')).to.deep.equal(['2', '3']);
    expect(page.at('/_links/next/href')).to.equal('http://broker/pacticipants/web/versions?size=2&page=2');
  });

  it('have one empty page where there is nothing', async () => {
    await broker.post('/pacticipants', { name: 'web' });
    const answer = await broker.get('/pacticipants/web/versions?page=1');
    expect(answer.at('/page')).to.deep.equal({ number: 1, size: 100, totalElements: 0, totalPages: 1 });
  });

  it('are found as the latest, with a tag and on a branch', async () => {
    await broker.put('/pacticipants/web/branches/main/versions/1');
    await broker.put('/pacticipants/web/versions/2/tags/dev');
    await broker.version('web', '3');
    const paths = ['latest-version', 'latest-version/dev', 'branches/main/latest-version'];
    const answers = await Promise.all(paths.map((path) => broker.get(`/pacticipants/web/${path}`)));
    expect(answers.map((answer) => answer.at('/number'))).to.deep.equal(['3', '2', '1']);
    expect(answers[0]?.at('/_links/self/href')).to.equal('http://broker/pacticipants/web/latest-version');
    expect((await broker.get('/pacticipants/web/tags/dev/versions')).each('/_embedded/versions', '/number')).to.deep.equal(['2']);
  });

  it('keep odd numbers as they are', async () => {
    const numbers = ['1/2', 'a b', 'ü–✓', '50%', '%2F', 'x'.repeat(300), 'feat.json', "it's(1)!"];
    for (const number of numbers) await broker.put(`/pacticipants/web/versions/${encodeURIComponent(number)}`);
    const list = await broker.get('/pacticipants/web/versions');
    expect(list.each('/_embedded/versions', '/number')).to.deep.equal(numbers.toReversed());
    for (const href of list.each('/_links/pb:versions', '/href')) expect((await broker.get(String(href))).status).to.equal(200);
  });

  it('take pacts, tags and results along when they are deleted, and move branches back', async () => {
    await broker.publish({ version: '1', branch: 'main' });
    await broker.publish({ version: '2', branch: 'main', tags: ['dev'] });
    expect((await broker.delete('/pacticipants/web/versions/2')).status).to.equal(204);
    expect((await broker.get('/pacticipants/web/branches/main/latest-version')).at('/number')).to.equal('1');
    expect((await broker.get('/pacticipants/web/latest-version/dev')).status).to.equal(404);
    expect((await broker.delete('/pacticipants/web/versions/2')).status).to.equal(404);
  });
});

describe('branches', () => {
  let broker: TestBroker;
  beforeEach(async () => (broker = await aBroker()));
  afterEach(() => broker.close());

  const toBranch = (branch: string, version: string) =>
    broker.put(`/pacticipants/web/branches/${encodeURIComponent(branch)}/versions/${version}`);

  it('answer 201 with an address for a new version, and 200 with a body for one that is there', async () => {
    const first = await toBranch('feat/x y', '1');
    expect([first.status, first.headers.get('location')]).to.deep.equal([
      201,
      'http://broker/pacticipants/web/branches/feat%2Fx%20y/versions/1',
    ]);
    const second = await toBranch('feat/x y', '1');
    expect([second.status, second.at('/_links/pb:branch/name')]).to.deep.equal([200, 'feat/x y']);
  });

  it('head to the version added last, whatever its order', async () => {
    await broker.version('web', '1');
    await toBranch('main', '2');
    await toBranch('main', '1');
    expect((await broker.get('/pacticipants/web/branches/main/latest-version')).at('/number')).to.equal('1');
    expect((await broker.get('/pacticipants/web/branches/main/versions')).each('/_embedded/versions', '/number')).to.deep.equal(['2', '1']);
  });

  it('are listed by last change, always by pages', async () => {
    await toBranch('a', '1');
    broker.advance(1000);
    await toBranch('b', '2');
    broker.advance(1000);
    await toBranch('a', '3');
    const answer = await broker.get('/pacticipants/web/branches');
    expect(answer.each('/_embedded/branches', '/name')).to.deep.equal(['a', 'b']);
    expect(answer.at('/page')).to.deep.equal({ number: 1, size: 100, totalElements: 2, totalPages: 1 });
  });

  it('lose a version without losing it for others', async () => {
    await toBranch('main', '1');
    await toBranch('main', '2');
    expect((await broker.delete('/pacticipants/web/branches/main/versions/2')).status).to.equal(204);
    expect((await broker.get('/pacticipants/web/branches/main/versions/2')).status).to.equal(404);
    expect((await broker.get('/pacticipants/web/branches/main/latest-version')).at('/number')).to.equal('1');
    expect((await broker.get('/pacticipants/web/versions/2')).status).to.equal(200);
  });

  it('are deleted without their versions', async () => {
    await toBranch('main', '1');
    expect((await broker.delete('/pacticipants/web/branches/main')).status).to.equal(204);
    expect((await broker.delete('/pacticipants/web/branches/main')).status).to.equal(404);
    expect((await broker.get('/pacticipants/web/versions/1')).at('/_embedded/branchVersions')).to.deep.equal([]);
  });

  it('are deleted many at once, but neither those excepted nor the main branch', async () => {
    for (const [index, branch] of ['main', 'a', 'b', 'c'].entries()) await toBranch(branch, String(index));
    const answer = await broker.delete('/pacticipants/web/branches?exclude[]=b');
    expect(answer.status).to.equal(202);
    expect(answer.at('/notices/0')).to.deep.equal({ type: 'success', text: 'Deleted 2 branches of web. Left: b, main' });
  });
});

describe('tags of a version that is PUT', () => {
  it('are tags and nothing else, and a list', async () => {
    const broker = await aBroker();
    await broker.environment('test');
    const answer = await broker.put('/pacticipants/web/versions/1', { tags: [{ name: 'test' }] });
    expect([answer.at('/_embedded/branchVersions'), answer.at('/_links/pb:deployed-environments')]).to.deep.equal([[], []]);
    expect((await broker.put('/pacticipants/web/versions/1', { tags: 'test' })).status).to.equal(400);
    expect((await broker.put('/pacticipants/web/versions/1', [])).status).to.equal(400);
    await broker.close();
  });
});

describe('tags', () => {
  let broker: TestBroker;
  beforeEach(async () => (broker = await aBroker()));
  afterEach(() => broker.close());

  it('answer 201 and then 200, and need a content type even without a body', async () => {
    const first = await broker.put('/pacticipants/web/versions/1/tags/feat%2Fx', '');
    expect([first.status, first.at('/name'), first.at('/_links/version/name')]).to.deep.equal([201, 'feat/x', '1']);
    expect((await broker.put('/pacticipants/web/versions/1/tags/feat%2Fx')).status).to.equal(200);
    expect((await broker.send('PUT', '/pacticipants/web/versions/1/tags/x')).status).to.equal(415);
  });

  it('are taken off again', async () => {
    await broker.put('/pacticipants/web/versions/1/tags/dev');
    expect((await broker.get('/pacticipants/web/versions/1/tags/dev')).status).to.equal(200);
    expect((await broker.delete('/pacticipants/web/versions/1/tags/dev')).status).to.equal(204);
    expect((await broker.delete('/pacticipants/web/versions/1/tags/dev')).status).to.equal(404);
  });

  it('become the branch of a brand-new version that has neither', async () => {
    await broker.put('/pacticipants/web/versions/1/tags/main');
    await broker.put('/pacticipants/web/versions/1/tags/second');
    expect((await broker.get('/pacticipants/web/versions/1')).each('/_embedded/branchVersions', '/name')).to.deep.equal(['main']);
    await broker.version('web', '2');
    broker.advance(11_000);
    await broker.put('/pacticipants/web/versions/2/tags/late');
    expect((await broker.get('/pacticipants/web/versions/2')).at('/_embedded/branchVersions')).to.deep.equal([]);
  });

  it('named as an environment deploy the version there', async () => {
    const uuid = await broker.environment('test');
    await broker.put('/pacticipants/web/versions/1/tags/test');
    const answer = await broker.get(`/environments/${uuid}/deployed-versions/currently-deployed`);
    expect(answer.each('/_embedded/deployedVersions', '/_embedded/version/number')).to.deep.equal(['1']);
  });
});
