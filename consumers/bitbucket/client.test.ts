import { inspect } from 'node:util';
import { expect } from 'chai';
import { ProtocolError } from '../shared/errors/protocol-error.ts';
import { failing } from '../shared/testing/failing.ts';
import { bitbucketOnScript, testToken } from './testing/client.ts';
import { samplePullRequest, sampleRepository } from './testing/samples.ts';

describe('the Bitbucket client', () => {
  const { vendor, client } = bitbucketOnScript();
  const repository = { workspace: 'acme-sec', slug: 'inventory' };
  const sent = () => vendor.requests[0] ?? expect.fail('nothing was sent');
  const branch = (name: string) => ({ branch: { name } });

  it('gets a repository with its main branch', async () => {
    vendor.answers({ body: sampleRepository });
    const found = await client().getRepository(repository);
    expect(sent()).to.include({ method: 'GET', url: '/2.0/repositories/acme-sec/inventory' });
    expect(found).to.deep.include({ full_name: 'acme-sec/inventory', mainbranch: { name: 'main' } });
  });

  it('puts the braces of a UUID into the path in escaped form', async () => {
    vendor.answers({ body: sampleRepository });
    await client().getRepository({ workspace: '{4f6d}', slug: '{b6f2}' });
    expect(sent().url).to.equal('/2.0/repositories/%7B4f6d%7D/%7Bb6f2%7D');
  });

  it('tolerates an empty repository, whose main branch is null or left out', async () => {
    const { mainbranch: _, ...without } = sampleRepository;
    vendor.answers({ body: { ...sampleRepository, mainbranch: null } }, { body: without });
    expect((await client().getRepository(repository)).mainbranch).to.equal(null);
    expect((await client().getRepository(repository)).mainbranch).to.equal(null);
  });

  it('creates a pull request with nested branch names, and the vendor picks the main branch', async () => {
    vendor.answers({ status: 201, body: samplePullRequest, headers: { location: `${vendor.url}/2.0/x` } });
    const created = await client().createPullRequest(repository, { title: 'Pin base image', source: branch('fix/pin-image') });
    expect(sent()).to.include({ method: 'POST', url: '/2.0/repositories/acme-sec/inventory/pullrequests' });
    expect(sent().headers['content-type']).to.equal('application/json');
    expect(JSON.parse(sent().body)).to.deep.equal({ title: 'Pin base image', source: branch('fix/pin-image') });
    expect(created).to.deep.include({ id: 42, state: 'OPEN', destination: branch('main') });
  });

  it('sends an access token as a bearer token', async () => {
    vendor.answers({ body: sampleRepository });
    await client().getRepository(repository);
    expect(sent().headers).to.include({ authorization: `Bearer ${testToken}`, accept: 'application/json' });
  });

  it('keeps a pull request’s state that it does not know', async () => {
    vendor.answers({ status: 201, body: { ...samplePullRequest, state: 'QUEUED' } });
    expect((await client().createPullRequest(repository, { title: 't', source: branch('x') })).state).to.equal('QUEUED');
  });

  it('names a relied-on field that is missing, however deep', async () => {
    vendor.answers({ status: 201, body: { ...samplePullRequest, source: { branch: {} } } });
    const created = client().createPullRequest(repository, { title: 't', source: branch('x') });
    expect(await failing(created, ProtocolError)).to.include({ field: 'source.branch.name', status: 201 });
  });

  it('shows no token when it is printed', () => {
    expect(inspect(client(), { depth: 9 })).not.to.contain(testToken);
  });
});
