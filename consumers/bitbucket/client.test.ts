import { inspect } from 'node:util';
import { expect } from 'chai';
import { ProtocolError } from '../shared/errors/protocol-error.ts';
import { failing } from '../shared/testing/failing.ts';
import { vendorStub } from '../shared/testing/vendor-stub.ts';
import { bitbucketAt, bitbucketOnScript, inventory, testToken } from './testing/client.ts';
import { aBranch, aCommit, aPullRequest, aRepository, hash, page } from './testing/samples.ts';

describe('the Bitbucket client', () => {
  const { vendor, client, observer } = bitbucketOnScript();
  const sent = () => vendor.requests[0] ?? expect.fail('nothing was sent');

  it('gets a repository with its main branch (B03)', async () => {
    vendor.answers({ body: aRepository() });
    const found = await client().getRepository(inventory);
    expect(sent()).to.include({ method: 'GET', url: '/2.0/repositories/acme-sec/inventory' });
    expect(found).to.include({ fullName: 'acme-sec/inventory', mainBranch: 'main' });
  });

  it('puts the braces of a UUID into the path in escaped form', async () => {
    vendor.answers({ body: aRepository() });
    await client().getRepository({ workspace: '{4f6d}', slug: '{b6f2}' });
    expect(sent().url).to.equal('/2.0/repositories/%7B4f6d%7D/%7Bb6f2%7D');
  });

  it('tolerates an empty repository, whose main branch is null or left out (B36)', async () => {
    vendor.answers({ body: aRepository({ mainbranch: null }) }, { body: aRepository({ mainbranch: undefined }) });
    expect((await client().getRepository(inventory)).mainBranch).to.equal(null);
    expect((await client().getRepository(inventory)).mainBranch).to.equal(null);
  });

  it('sends a new pull request’s branches nested, and lets the vendor pick the main branch', async () => {
    vendor.answers({ status: 201, body: aPullRequest() });
    await client().createPullRequest(inventory, { title: 'Pin base image', sourceBranch: 'fix/pin-image' });
    expect(sent().headers['content-type']).to.equal('application/json');
    expect(JSON.parse(sent().body)).to.deep.equal({ title: 'Pin base image', source: { branch: { name: 'fix/pin-image' } } });
  });

  it('sends an access token as a bearer token', async () => {
    vendor.answers({ body: aRepository() });
    await client().getRepository(inventory);
    expect(sent().headers).to.include({ authorization: `Bearer ${testToken}`, accept: 'application/json' });
  });

  it('keeps a pull request’s state that it does not know, and counts it', async () => {
    vendor.answers({ body: aPullRequest({ state: 'QUEUED' }) });
    expect((await client().getPullRequest(inventory, 42)).state).to.equal('QUEUED');
    expect(observer().of('unexpected')).to.have.length(1);
  });

  it('keeps a merge strategy that it does not know (B40)', async () => {
    vendor.answers({ body: aBranch('main', { merge_strategies: ['squash', 'octopus_merge'] }) });
    expect((await client().getBranch(inventory, 'main')).mergeStrategies).to.deep.equal(['squash', 'octopus_merge']);
  });

  it('keeps the raw author of a commit whose mail belongs to no account (B37)', async () => {
    vendor.answers({ body: aCommit({ author: { type: 'author', raw: 'Bot <bot@acme.example>' } }) });
    expect((await client().getCommit(inventory, hash)).author).to.deep.equal({ raw: 'Bot <bot@acme.example>', account: null });
  });

  it('reads a file’s attributes as the list that they are (B38)', async () => {
    const file = { type: 'commit_file', path: 'a', size: 1 };
    vendor.answers(page([{ ...file, attributes: [] }, { ...file, path: 'b', attributes: ['executable'] }, { type: 'commit_directory', path: 'c' }]));
    const entries = await Array.fromAsync(client().listDirectory(inventory, { commit: hash, path: 'policy' }));
    expect(entries.map(({ kind, attributes, size }) => [kind, attributes, size])).to.deep.equal([['file', [], 1], ['file', ['executable'], 1], ['directory', [], null]]);
  });

  it('names a relied-on field that is missing, however deep', async () => {
    vendor.answers({ body: aPullRequest({ source: { branch: {} } }) });
    expect(await failing(client().getPullRequest(inventory, 42), ProtocolError)).to.include({ field: 'source.branch.name', status: 200 });
  });

  it('shows no token when it is printed', () => {
    expect(inspect(client(), { depth: 9, showHidden: true })).not.to.contain(testToken);
  });
});

describe('the Bitbucket client, on the stub', () => {
  const vendor = vendorStub('bitbucket');
  const client = () => bitbucketAt(vendor.url);
  const branch = { name: 'feature/x', hash };

  it('tells the workspaces of its user (B01)', async () => {
    await vendor.state('the user belongs to a workspace');
    const access = { id: '{4f6d1c2a-1f0b-4d6e-8a77-0b1d9e5a2c31}', slug: 'acme-sec', isAdministrator: true };
    expect(await Array.fromAsync(client().listUserWorkspaces())).to.deep.equal([access]);
    expect((await client().getWorkspace('acme-sec')).slug).to.equal('acme-sec');
  });

  it('creates a branch from a commit, and reads it although its name has a slash (B04)', async () => {
    expect(await client().createBranch(inventory, branch)).to.include(branch);
    expect(await client().findBranch(inventory, 'feature/x')).to.include(branch);
  });

  it('deletes a branch, once or twice', async () => {
    await client().createBranch(inventory, branch);
    await client().deleteBranch(inventory, 'feature/x');
    await client().deleteBranch(inventory, 'feature/x');
    expect(await client().findBranch(inventory, 'feature/x')).to.equal(null);
  });

  it('opens a pull request into the main branch (B05)', async () => {
    const opened = await client().createPullRequest(inventory, { title: 'Pin base image', sourceBranch: 'feature/x' });
    expect(opened).to.include({ title: 'Pin base image', state: 'OPEN', destinationBranch: 'main' });
    const [call] = await vendor.calls('createPullRequest');
    expect(call).to.include({ status: 201 });
  });

  it('merges a pull request at once (B06)', async () => {
    await vendor.state('a pull request is open', { pull_request_id: 42 });
    const progress = await client().mergePullRequest(inventory, 42, { strategy: 'squash' });
    expect(progress).to.deep.include({ done: true });
    expect(progress).to.have.nested.property('pullRequest.mergeCommit', '5f4e3d2c1b0a');
  });

  it('declines a pull request with a body of JSON (B08)', async () => {
    await vendor.state('a pull request is open', { pull_request_id: 42 });
    expect(await client().declinePullRequest(inventory, 42)).to.include({ state: 'DECLINED' });
    expect((await vendor.calls('declinePullRequest')).map(({ status }) => status)).to.deep.equal([200]);
  });

  it('registers a webhook, whose secret nobody reads again (B09)', async () => {
    const hook = await client().createHook(inventory, { url: 'https://hooks.acme.example/b', description: 'inventory', events: ['repo:push'], secret: 'canary' });
    expect(hook).to.include({ hasSecret: true, isActive: true });
    expect(JSON.stringify([hook, await client().getHook(inventory, hook.id)])).not.to.contain('canary');
    await client().deleteHook(inventory, hook.id);
    expect(await Array.fromAsync(client().listHooks(inventory))).to.deep.equal([]);
  });

  it('makes a repository with a file, and deletes it, once or twice', async () => {
    const own = { workspace: 'acme-contract-test', slug: 'run-1' };
    expect(await client().createRepository(own, { isPrivate: true, project: 'SEC' })).to.include({ isPrivate: true });
    await client().writeFiles(own, { branch: 'main', message: 'first', files: { 'policy/base.yaml': 'a: 1\n', branch: 'a file of that name' } });
    await client().deleteRepository(own);
    await client().deleteRepository(own);
    expect((await vendor.calls()).map(({ status }) => status)).to.deep.equal([200, 201, 204, 404]);
  });

  it('reads the commits of a range', async () => {
    await vendor.state('the repository has commits on two pages');
    const commits = await Array.fromAsync(client().listCommits(inventory, { include: [hash], exclude: ['main'], path: 'policy' }));
    expect(commits).to.have.length(2);
  });

  it('knows what stands at a path', async () => {
    await vendor.state('a file exists');
    expect(await client().getSourceEntry(inventory, { commit: hash, path: 'policy/base.yaml' })).to.include({ kind: 'file', path: 'policy/base.yaml' });
  });
});
