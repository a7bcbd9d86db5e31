import { expect } from 'chai';
import { contract } from 'vendorproof';
import { VendorError } from '../shared/errors/vendor-error.ts';
import { failing } from '../shared/testing/failing.ts';
import { BitbucketClient } from './client.ts';
import { testToken } from './testing/client.ts';
import { hash, olderHash } from './testing/samples.ts';

const bitbucket = contract({ consumer: 'bitbucket-integration', provider: 'bitbucket' });

const clientOf = ({ url }: { readonly url: string }): BitbucketClient => new BitbucketClient({ baseUrl: url, credentials: { token: testToken }, retry: { attempts: 1 } });

const workspace = 'acme-sec';
const repository = { workspace, slug: 'inventory' };
const path = { workspace, repo_slug: 'inventory' };
const repositoryFields = ['uuid', 'full_name', 'slug', 'name', 'is_private', 'mainbranch.name', 'updated_on'];
const pullRequestFields = ['id', 'title', 'state', 'source.branch.name', 'destination.branch.name', 'updated_on'];
const commitFields = ['hash', 'date', 'message', 'author.raw', 'parents[].hash'];
const branchFields = ['name', 'target.hash'];
const inValues = (fields: readonly string[]): readonly string[] => fields.map((field) => `values[].${field}`);

describe('our contract with Bitbucket', () => {
  it('lists the repositories of one page', () =>
    bitbucket.interaction(
      {
        operation: 'listRepositories',
        description: 'lists the repositories of one page',
        given: 'the workspace has repositories on one page',
        request: { path: { workspace }, query: { pagelen: 100, sort: 'created_on' } },
        response: { status: 200, relies: inValues(repositoryFields) },
      },
      async (vendor) => expect(await Array.fromAsync(clientOf(vendor).listRepositories(workspace))).to.have.length(1),
    ));

  it('walks the pages of repositories by the next link', () =>
    bitbucket.interactions(
      [
        {
          operation: 'listRepositories',
          description: 'lists the first page of repositories',
          given: 'the workspace has repositories on two pages',
          request: { path: { workspace }, query: { pagelen: 1, sort: 'created_on' } },
          response: { status: 200, relies: inValues(repositoryFields), examples: { next: `{vendor}/repositories/${workspace}?pagelen=1&sort=created_on&page=2` } },
        },
        {
          operation: 'listRepositories',
          description: 'lists the last page of repositories',
          given: 'the workspace has repositories on two pages',
          request: { path: { workspace }, query: { pagelen: 1, sort: 'created_on', page: '2' } },
          response: { status: 200, relies: inValues(repositoryFields), examples: { 'values[].uuid': '{9a1b2c3d-4e5f-4061-8273-94a5b6c7d8e9}' } },
        },
      ],
      async (vendor) => {
        const repositories = await Array.fromAsync(clientOf(vendor).listRepositories(workspace, { pagelen: 1 }));
        expect(repositories.map(({ id }) => id)).to.have.length(2);
      },
    ));

  it('gets a repository', () =>
    bitbucket.interaction(
      {
        operation: 'getRepository',
        description: 'gets a repository',
        given: { name: 'a repository exists', params: path },
        request: { path },
        response: { status: 200, relies: repositoryFields },
      },
      async (vendor) => expect(await clientOf(vendor).getRepository(repository)).to.have.property('mainBranch').that.is.a('string'),
    ));

  it('lists the open pull requests of a branch', () => {
    const q = 'source.branch.name="fix/pin-image" AND destination.branch.name="main" AND state="OPEN"';
    return bitbucket.interaction(
      {
        operation: 'listPullRequests',
        description: 'lists the open pull requests of a branch',
        given: { name: 'the repository has an open pull request', params: path },
        request: { path, query: { pagelen: 50, sort: 'created_on', q } },
        response: { status: 200, relies: inValues(pullRequestFields) },
      },
      async (vendor) => expect(await Array.fromAsync(clientOf(vendor).listPullRequests(repository, { q }))).to.have.length(1),
    );
  });

  it('creates a pull request', () => {
    const body = { title: 'Pin the base image', source: { branch: { name: 'fix/pin-image' } }, destination: { branch: { name: 'main' } }, description: 'Pins the image.', close_source_branch: true };
    const fields = { title: body.title, sourceBranch: 'fix/pin-image', destinationBranch: 'main', description: body.description, closesSourceBranch: true };
    return bitbucket.interaction(
      {
        operation: 'createPullRequest',
        description: 'creates a pull request',
        given: { name: 'a branch is ready for a pull request', params: path },
        request: { path, body },
        response: { status: 201, relies: pullRequestFields, values: { state: 'OPEN' } },
      },
      async (vendor) => expect(await clientOf(vendor).createPullRequest(repository, fields)).to.include({ title: 'Pin the base image', state: 'OPEN' }),
    );
  });

  it('tells a repository that is not there', () =>
    bitbucket.interaction(
      {
        operation: 'getRepository',
        description: 'gets a repository that is not there',
        given: { name: 'no such repository', params: { workspace, repo_slug: 'none' } },
        request: { path: { workspace, repo_slug: 'none' } },
        response: { status: 404, relies: ['error.message'] },
      },
      async (vendor) => {
        expect((await failing(clientOf(vendor).getRepository({ workspace, slug: 'none' }), VendorError)).message).not.to.contain('no reason given');
      },
    ));

  it('tells a revoked token', () =>
    bitbucket.interaction(
      {
        operation: 'getRepository',
        description: 'gets a repository with a revoked token',
        given: 'the token was revoked',
        request: { path },
        response: { status: 401, relies: ['error.message'] },
      },
      async (vendor) => {
        expect((await failing(clientOf(vendor).getRepository(repository), VendorError)).message).not.to.contain('no reason given');
      },
    ));

  it('lists the workspaces of the user', () =>
    bitbucket.interaction(
      {
        operation: 'listUserWorkspaces',
        description: 'lists the workspaces of the user',
        given: 'the user belongs to a workspace',
        request: { query: { pagelen: 100, sort: 'slug' } },
        response: { status: 200, relies: inValues(['administrator', 'workspace.uuid', 'workspace.slug']) },
      },
      async (vendor) => expect(await Array.fromAsync(clientOf(vendor).listUserWorkspaces())).to.have.length(1),
    ));

  it('gets a workspace', () =>
    bitbucket.interaction(
      {
        operation: 'getWorkspace',
        description: 'gets a workspace',
        given: 'a workspace exists',
        request: { path: { workspace } },
        response: { status: 200, relies: ['uuid', 'slug', 'name', 'is_private', 'created_on'] },
      },
      async (vendor) => expect(await clientOf(vendor).getWorkspace(workspace)).to.include({ slug: workspace }),
    ));

  it('lists the branches of one page', () =>
    bitbucket.interaction(
      {
        operation: 'listBranches',
        description: 'lists the branches of one page',
        given: { name: 'the repository has branches on two pages', params: path },
        request: { path, query: { pagelen: 100, sort: 'name' } },
        response: { status: 200, relies: inValues(branchFields) },
      },
      async (vendor) => expect(await Array.fromAsync(clientOf(vendor).listBranches(repository))).to.have.length(1),
    ));

  it('gets a branch whose name has a slash', () =>
    bitbucket.interaction(
      {
        operation: 'getBranch',
        description: 'gets a branch whose name has a slash',
        given: { name: 'a branch exists', params: { ...path, name: 'fix/pin-image' } },
        request: { path: { ...path, name: 'fix/pin-image' } },
        response: { status: 200, relies: branchFields },
      },
      async (vendor) => expect(await clientOf(vendor).getBranch(repository, 'fix/pin-image')).to.have.property('hash'),
    ));

  it('makes a branch', () =>
    bitbucket.interaction(
      {
        operation: 'createBranch',
        description: 'makes a branch',
        given: { name: 'a commit is there to branch from', params: path },
        request: { path, body: { name: 'fix/pin-image', target: { hash } } },
        response: { status: 201, relies: branchFields, values: { target: { hash } } },
      },
      async (vendor) => expect(await clientOf(vendor).createBranch(repository, { name: 'fix/pin-image', hash })).to.include({ hash }),
    ));

  it('lists the commits of a range', () =>
    bitbucket.interaction(
      {
        operation: 'listCommits',
        description: 'lists the commits of a range',
        given: { name: 'the repository has commits on two pages', params: path },
        request: { path, query: { pagelen: 100, include: [hash], exclude: [olderHash] } },
        response: { status: 200, relies: inValues(commitFields) },
      },
      async (vendor) => expect(await Array.fromAsync(clientOf(vendor).listCommits(repository, { include: [hash], exclude: [olderHash] }))).to.have.length(1),
    ));

  it('gets a commit', () =>
    bitbucket.interaction(
      {
        operation: 'getCommit',
        description: 'gets a commit',
        given: { name: 'a commit exists', params: path },
        request: { path: { ...path, commit: hash } },
        response: { status: 200, relies: commitFields },
      },
      async (vendor) => expect(await clientOf(vendor).getCommit(repository, hash)).to.have.property('message'),
    ));

  it('gets a file', () =>
    bitbucket.interaction(
      {
        operation: 'getSource',
        description: 'gets what is known of a file',
        given: { name: 'a file exists', params: path },
        request: { path: { ...path, commit: hash, path: 'policy/base.yaml' }, query: { format: 'meta' } },
        response: { status: 200, relies: ['type', 'path', 'size'] },
      },
      async (vendor) => expect(await clientOf(vendor).getSourceEntry(repository, { commit: hash, path: 'policy/base.yaml' })).to.have.property('size').that.is.a('number'),
    ));
});
