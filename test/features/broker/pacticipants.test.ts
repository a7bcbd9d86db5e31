import { expect } from 'chai';
import type { TestBroker } from './testing/a-broker.ts';
import { aBroker } from './testing/a-broker.ts';

describe('pacticipants', () => {
  let broker: TestBroker;
  beforeEach(async () => (broker = await aBroker()));
  afterEach(() => broker.close());

  it('are created with a display name drawn from their name', async () => {
    const answer = await broker.post('/pacticipants', { name: 'petShop-web_api' });
    expect(answer.status).to.equal(201);
    expect(answer.headers.get('location')).to.equal('http://broker/pacticipants/petShop-web_api');
    expect(answer.at('/displayName')).to.equal('Pet Shop Web Api');
  });

  it('are not changed by creating them again', async () => {
    await broker.post('/pacticipants', { name: 'web', mainBranch: 'main' });
    const answer = await broker.post('/pacticipants', { name: 'web', mainBranch: 'trunk' });
    expect(answer.status).to.equal(201);
    expect(answer.at('/mainBranch')).to.equal('main');
  });

  it('are listed by name whatever its case, with pages only when asked for', async () => {
    for (const name of ['b', 'A', 'c']) await broker.post('/pacticipants', { name });
    const all = await broker.get('/pacticipants');
    const page = await broker.get('/pacticipants?page=2&size=2');
    expect(all.each('/_embedded/pacticipants', '/name')).to.deep.equal(['A', 'b', 'c']);
    expect(all.at('/page')).to.equal(undefined);
    expect(page.each('/_embedded/pacticipants', '/name')).to.deep.equal(['c']);
    expect(page.at('/page')).to.deep.equal({ number: 2, size: 2, totalElements: 3, totalPages: 2 });
    expect(page.at('/_links/previous/href')).to.equal('http://broker/pacticipants?size=2&page=1');
  });

  it('are searched by a part of the name, in which nothing is a pattern', async () => {
    for (const name of ['Web_shop', 'webshop', '100%']) await broker.post('/pacticipants', { name });
    const found = async (q: string) =>
      (await broker.get(`/pacticipants?q=${encodeURIComponent(q)}`)).each('/_embedded/pacticipants', '/name');
    expect(await found('b_s')).to.deep.equal(['Web_shop']);
    expect(await found('WEB')).to.deep.equal(['Web_shop', 'webshop']);
    expect(await found('%')).to.deep.equal(['100%']);
  });

  it('link to what the verifier fills in', async () => {
    await broker.post('/pacticipants', { name: 'a/b c' });
    const answer = await broker.get('/pacticipants/a%2Fb%20c');
    expect(answer.at('/_links/pb:branch-version/href')).to.equal(
      'http://broker/pacticipants/a%2Fb%20c/branches/{branch}/versions/{version}',
    );
    expect(answer.at('/_links/pb:version-tag/href')).to.equal('http://broker/pacticipants/a%2Fb%20c/versions/{version}/tags/{tag}');
  });

  it('show their labels, latest version and where they are deployed', async () => {
    await broker.publish();
    await broker.deploy('web', '1', 'test');
    await broker.put('/pacticipants/web/labels/team-a');
    const answer = await broker.get('/pacticipants/web');
    expect(answer.at('/_embedded/latestVersion/number')).to.equal('1');
    expect(answer.each('/_embedded/labels', '/name')).to.deep.equal(['team-a']);
    expect(answer.each('/_links/pb:deployed-environments', '/name')).to.deep.equal(['Test']);
  });

  it('are patched field by field, and created when they are missing', async () => {
    expect((await broker.patch('/pacticipants/web', { mainBranch: 'main' })).status).to.equal(201);
    const answer = await broker.patch('/pacticipants/web', { repositoryUrl: 'http://example.org' });
    expect(answer.status).to.equal(200);
    expect([answer.at('/mainBranch'), answer.at('/repositoryUrl')]).to.deep.equal(['main', 'http://example.org']);
  });

  it('are replaced whole by PUT', async () => {
    await broker.post('/pacticipants', { name: 'web', mainBranch: 'main', displayName: 'Web' });
    const answer = await broker.put('/pacticipants/web', { displayName: 'The web' });
    expect([answer.at('/displayName'), answer.at('/mainBranch')]).to.deep.equal(['The web', undefined]);
    expect((await broker.put('/pacticipants/nope', {})).status).to.equal(404);
  });

  it('are deleted with everything of theirs', async () => {
    await broker.publish();
    await broker.verify();
    expect((await broker.delete('/pacticipants/web')).status).to.equal(204);
    expect((await broker.delete('/pacticipants/web')).at('/error')).to.equal("No pacticipant with name 'web' found");
    expect((await broker.get('/pacts/latest')).at('/pacts')).to.deep.equal([]);
  });

  it('refuse fields of the wrong form', async () => {
    const answer = await broker.post('/pacticipants', { mainBranch: 'a b', displayName: 7 });
    expect(answer.status).to.equal(400);
    expect(answer.at('/errors')).to.deep.equal({
      name: ['is missing'],
      displayName: ['must be a string'],
      mainBranch: ['cannot contain spaces'],
    });
  });

  it('refuse pages that cannot be', async () => {
    const answer = await broker.get('/pacticipants?page=0&pageSize=x');
    expect(answer.status).to.equal(400);
    expect(answer.at('/errors')).to.deep.equal({ page: ['must be greater than or equal to 1'], pageSize: ['must be an integer'] });
  });
});

describe('labels', () => {
  let broker: TestBroker;
  before(async () => (broker = await aBroker()));
  after(() => broker.close());

  it('are put on a pacticipant, which is made if there is none', async () => {
    expect((await broker.put('/pacticipants/web/labels/b')).status).to.equal(201);
    expect((await broker.put('/pacticipants/web/labels/b')).status).to.equal(200);
    expect((await broker.get('/pacticipants/web/labels/b')).at('/name')).to.equal('b');
    expect((await broker.get('/pacticipants/label/b')).each('/_embedded/pacticipants', '/name')).to.deep.equal(['web']);
  });

  it('are listed once each, by name', async () => {
    await broker.put('/pacticipants/app/labels/b');
    await broker.put('/pacticipants/app/labels/a');
    expect((await broker.get('/labels')).each('/_embedded/labels', '/name')).to.deep.equal(['a', 'b']);
    expect((await broker.get('/labels?page=1&size=1')).at('/page/totalElements')).to.equal(2);
  });

  it('are taken off again', async () => {
    await broker.put('/pacticipants/tv/labels/x');
    expect((await broker.delete('/pacticipants/tv/labels/x')).status).to.equal(204);
    expect((await broker.delete('/pacticipants/tv/labels/x')).status).to.equal(404);
  });
});
