import { expect } from 'chai';
import { published } from './published.ts';
import type { Serving } from './serving.ts';
import { serve } from './serving.ts';
import type { Data } from './source-host-client.ts';
import { connect } from './source-host-client.ts';

const document = published('bitbucket.org.json');

(document === undefined ? describe.skip : describe)('a client from npm on the stub of the whole document of a source host', () => {
  let vendor: Serving;
  let client: ReturnType<typeof connect>;

  before(async () => {
    vendor = await serve(document ?? '');
    client = connect(vendor.url, 'a-token');
  });
  after(() => vendor.close());
  beforeEach(() => vendor.control('POST', 'reset'));

  const scope = { workspace: 'acme', repo_slug: 'shop' };
  /** The client stumbles over answers without a content type, as deletions have; what was asked is done all the same. */
  const gone = (call: Promise<unknown>): Promise<unknown> => call.catch(() => undefined);
  const statusOf = (call: Promise<unknown>): Promise<unknown> => call.then(() => 'none', (error: { readonly status?: number }) => error.status);

  it('creates a repository and reads it back', async () => {
    await client.repositories.create({ ...scope, _body: { type: 'repository', description: 'a shop', is_private: true } });
    const { data } = await client.repositories.get(scope);
    expect([data.description, data.is_private]).to.deep.equal(['a shop', true]);
  });

  it('deletes a repository, which is gone then', async () => {
    await client.repositories.create({ ...scope, _body: { type: 'repository' } });
    await gone(client.repositories.delete(scope));
    expect(await statusOf(client.repositories.get(scope))).to.equal(404);
  });

  it('opens a pull request, reads it and finds it in the list', async () => {
    const { data: opened } = await client.pullrequests.create({ ...scope, _body: { type: 'pullrequest', title: 'Mend it', source: { branch: { name: 'fix' } } } });
    const id = opened.id ?? 0;
    const { data: read } = await client.pullrequests.get({ ...scope, pull_request_id: id });
    const { data: list } = await client.pullrequests.list(scope);
    expect([read.title, list.values?.map((one) => one.id)]).to.deep.equal(['Mend it', [id]]);
  });

  it('merges and declines pull requests', async () => {
    const { data: opened } = await client.pullrequests.create({ ...scope, _body: { type: 'pullrequest', title: 'Mend it', source: { branch: { name: 'fix' } } } });
    const { data: merged } = await client.pullrequests.merge({ ...scope, pull_request_id: opened.id ?? 0, _body: { type: 'pullrequest_merge_parameters' } });
    expect(merged.id).to.equal(opened.id);
  });

  it('creates a branch, and lists branches and commits', async () => {
    await client.refs.createBranch({ ...scope, _body: { name: 'fix', target: { hash: 'abc' } } });
    const { data: branches } = await client.refs.listBranches(scope);
    const { data: commits } = await client.commits.list(scope);
    expect([branches.values?.map(({ name }) => name), Array.isArray(commits.values)]).to.deep.equal([['fix'], true]);
  });

  it('keeps webhooks of a repository', async () => {
    const { data: hook } = await client.repositories.createWebhook({ ...scope, _body: { description: 'tell me', url: 'https://example.com/hook', active: true, events: ['repo:push'] } });
    const uid = hook.uuid ?? '';
    const { data: read } = await client.repositories.getWebhook({ ...scope, uid });
    expect(read).to.include({ url: 'https://example.com/hook', active: true });
    await gone(client.repositories.deleteWebhook({ ...scope, uid }));
    expect(await statusOf(client.repositories.getWebhook({ ...scope, uid }))).to.equal(404);
  });

  it('goes through pages to the end', async () => {
    for (const title of ['a', 'b', 'c']) await client.pullrequests.create({ ...scope, _body: { type: 'pullrequest', title, source: { branch: { name: title } } } });
    const titles: (string | undefined)[] = [];
    let page: Data | undefined = (await client.pullrequests.list({ ...scope, pagelen: 2 })).data;
    while (page !== undefined) {
      titles.push(...(page.values ?? []).map(({ title }) => title));
      page = client.hasNextPage(page) ? (await client.getNextPage(page)).data : undefined;
    }
    expect(titles).to.have.members(['a', 'b', 'c']).and.have.length(3);
  });

  it('is refused without credentials', async () => {
    expect(await statusOf(connect(vendor.url).repositories.create({ ...scope, _body: { type: 'repository' } }))).to.equal(401);
  });
});
