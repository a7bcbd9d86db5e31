import { inspect } from 'node:util';
import { expect } from 'chai';
import { ProtocolError } from '../shared/errors/protocol-error.ts';
import { failing } from '../shared/testing/failing.ts';
import { bitbucketOnScript, inventory, testToken } from './testing/client.ts';
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
