import { expect } from 'chai';
import { localReaders } from '../shared/auth/credentials-readers.ts';
import { secretFrom } from '../shared/auth/credentials-kinds.ts';
import { systemClock } from '../shared/clock.ts';
import { unobserved } from '../shared/observer.ts';
import { vendorStub } from '../shared/testing/vendor-stub.ts';
import type { BitbucketApi } from './api.ts';
import { BitbucketClient } from './client.ts';
import { takeInventory } from './inventory.ts';
import { declineOnce } from './merging.ts';
import { readOnBranch } from './policy-files.ts';
import { ensureBranch, openRemediation } from './remediation.ts';
import { bitbucketAt } from './testing/client.ts';

/** What a caller of the client goes through in one round, in whatever workspace: it changes nothing. */
async function sync(api: BitbucketApi, workspace: string): Promise<void> {
  for await (const { slug } of api.listUserWorkspaces()) expect((await api.getWorkspace(slug)).slug).to.equal(slug);
  const { assets } = await takeInventory(api, workspace);
  for (const { name, defaultBranch } of assets.slice(0, 3)) {
    const repository = { workspace, slug: name.replace(/.*\//, '') };
    if (defaultBranch === undefined) continue;
    const { hash } = await api.getBranch(repository, defaultBranch);
    const { value: newest } = await api.listCommits(repository, { include: [hash], pagelen: 1 }).next();
    expect(newest ? (await api.getCommit(repository, newest.hash)).hash : hash).to.match(/^[0-9a-f]{40}$/);
    await api.listPullRequests(repository).next();
  }
}

/** Makes a repository, proposes a change, declines it, and deletes the repository. */
async function propose(api: BitbucketApi, repository: { readonly workspace: string; readonly slug: string }): Promise<void> {
  await api.createRepository(repository, { isPrivate: true, description: 'made by a test' });
  try {
    await api.writeFiles(repository, { branch: 'main', message: 'first', files: { 'policy.yaml': 'image: node\n' } });
    const { hash } = await api.getBranch(repository, 'main');
    await ensureBranch(api, repository, { name: 'fix/pin-image', hash });
    await api.writeFiles(repository, { branch: 'fix/pin-image', message: 'pin', files: { 'policy.yaml': 'image: node:24\n' } });
    expect((await readOnBranch(api, repository, { branch: 'fix/pin-image', path: 'policy.yaml' })).byteLength).to.be.greaterThan(0);
    const remediation = { finding: 'f-7', repository, branch: 'fix/pin-image', title: 'Pin base image', explanation: 'It floats.' };
    const opened = await openRemediation(api, remediation);
    if ('pullRequest' in opened) expect((await declineOnce(api, { repository, id: opened.pullRequest.id })).state).to.equal('DECLINED');
    expect(opened.outcome).to.equal('opened');
  } finally {
    await api.deleteRepository(repository);
  }
}

describe('the Bitbucket client, end to end at the stub', () => {
  const vendor = vendorStub('bitbucket');

  it('syncs', async () => {
    await vendor.state('the workspace has repositories on two pages');
    await sync(bitbucketAt(vendor.url), 'acme-sec');
    expect(await vendor.calls('listRepositories')).to.have.length(2);
  });

  it('proposes a change, declines it, and deletes the repository', async () => {
    const repository = { workspace: 'acme-contract-test', slug: 'run-1' };
    await vendor.state('no open pull request');
    await propose(bitbucketAt(vendor.url), repository);
    expect((await vendor.calls('deleteRepository')).map(({ status }) => status)).to.deep.equal([204]);
  });
});

describe('the Bitbucket client, end to end in a workspace', () => {
  const { RUN_INTEGRATION_TESTS: wanted, BITBUCKET_TOKEN: token, BITBUCKET_EMAIL: email, BITBUCKET_WORKSPACE: workspace, BITBUCKET_TEST_WORKSPACE: testWorkspace } = process.env;
  const settings = { vendor: 'bitbucket', name: 'token', readers: localReaders(process.env), clock: systemClock, observer: unobserved };
  const client = () => {
    const source = secretFrom('env:BITBUCKET_TOKEN', settings);
    return new BitbucketClient({ credentials: email ? { email, token: source } : { token: source } });
  };

  if (wanted === 'true' && token && workspace) it('syncs', () => sync(client(), workspace)).timeout(300_000);
  else it('is not tried: RUN_INTEGRATION_TESTS=true, BITBUCKET_TOKEN and BITBUCKET_WORKSPACE are not all set');

  if (wanted === 'true' && token && testWorkspace) {
    it('proposes a change in a repository of its own', () => propose(client(), { workspace: testWorkspace, slug: `run-${systemClock.now()}` })).timeout(300_000);
  } else it('writes nothing: BITBUCKET_TEST_WORKSPACE is not set, or no token is');
});
