import { expect } from 'chai';
import { Secret } from '../shared/auth/secret.ts';
import { createCaller } from '../shared/call/caller.ts';
import { isInvalidRequest } from '../shared/errors/guards.ts';
import { VendorError } from '../shared/errors/vendor-error.ts';
import { failing } from '../shared/testing/failing.ts';
import { manualClock } from '../shared/testing/manual-clock.ts';
import { vendorStub } from '../shared/testing/vendor-stub.ts';
import { oauthSession } from './auth/oauth-session.ts';
import { bitbucketAt, inventory } from './testing/client.ts';
import { memoryRefreshTokens } from './testing/refresh-tokens.ts';
import { hash } from './testing/samples.ts';

describe('the Bitbucket client, on the stub', () => {
  const vendor = vendorStub('bitbucket');
  const client = () => bitbucketAt(vendor.url);
  const branch = { name: 'feature/x', hash };
  const consumer = { id: 'consumer-1', secret: new Secret('canary-secret') };

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

  it('asks for no more than fifty pull requests a page, since more are refused (B21)', async () => {
    await Array.fromAsync(client().listPullRequests(inventory, { q: 'state="OPEN"', states: ['OPEN', 'MERGED'], pagelen: 100 }));
    const raw = createCaller({ vendor: 'bitbucket', endpoints: `${vendor.url}/2.0`, authorizer: { authorize: async () => ({ headers: { authorization: 'Bearer x' } }) } });
    const asked = raw.call({ operation: 'listPullRequests', method: 'GET', path: 'repositories/acme-sec/inventory/pullrequests', query: { pagelen: '100' }, read: () => {} });
    expect(isInvalidRequest(await failing(asked, VendorError))).to.equal(true);
    expect((await vendor.calls()).map(({ status }) => status)).to.deep.equal([200, 400]);
  });

  it('walks branches on two pages', async () => {
    await vendor.state('the repository has branches on two pages');
    expect(await Array.fromAsync(client().listBranches(inventory))).to.have.length(2);
    expect(await vendor.calls('listBranches')).to.have.length(2);
  });

  it('walks all there is: workspaces, webhooks, a directory', async () => {
    await vendor.state('a directory exists');
    expect(await Array.fromAsync(client().listDirectory(inventory, { commit: hash, path: 'policy' }))).to.have.length(2);
    await vendor.state('a webhook is registered');
    expect(await Array.fromAsync(client().listHooks(inventory))).to.have.length(1);
  });

  it('refreshes once for calls that find the token expired at the same time (B13)', async () => {
    await vendor.state('a person has let the consumer in');
    const clock = manualClock();
    const own = oauthSession({ consumer, refreshTokens: memoryRefreshTokens('canary-1'), connection: { baseUrl: vendor.url, clock } });
    const bitbucket = bitbucketAt(vendor.url, { credentials: { session: own }, clock });
    await bitbucket.getRepository(inventory);
    await vendor.faults('expired-credentials,operation=getRepository,count=2');
    await Promise.all([bitbucket.getRepository(inventory), bitbucket.getRepository(inventory)]);
    expect(await vendor.calls('createToken')).to.have.length(2);
    expect((await vendor.calls('getRepository')).map(({ status }) => status)).to.deep.equal([200, 401, 401, 200, 200]);
  });

  it('refreshes once for calls that come together after its end (B13)', async () => {
    await vendor.state('a person has let the consumer in');
    const own = oauthSession({ consumer, refreshTokens: memoryRefreshTokens('canary-1'), connection: { baseUrl: vendor.url } });
    const bitbucket = bitbucketAt(vendor.url, { credentials: { session: own } });
    await Promise.all([bitbucket.getRepository(inventory), bitbucket.getRepository(inventory), own.current()]);
    expect(await vendor.calls('createToken')).to.have.length(1);
  });
});
