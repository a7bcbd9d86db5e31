import { expect } from 'chai';
import { contract } from 'vendorproof';
import { failing } from '../shared/testing/failing.ts';
import { BitbucketClient } from './client.ts';
import { AuthenticationError } from './errors/authentication-error.ts';
import { NotFoundError } from './errors/not-found-error.ts';
import { testToken } from './testing/client.ts';

const bitbucket = contract({ consumer: 'bitbucket-integration', provider: 'bitbucket' });

const clientOf = ({ url }: { readonly url: string }): BitbucketClient => new BitbucketClient({ baseUrl: url, credentials: { token: testToken }, retry: { attempts: 1 } });

const workspace = 'acme-sec';
const repository = { workspace, slug: 'inventory' };
const path = { workspace, repo_slug: 'inventory' };
const repositoryFields = ['uuid', 'full_name', 'name', 'is_private', 'mainbranch.name', 'updated_on'];
const pullRequestFields = ['id', 'title', 'state', 'source.branch.name', 'destination.branch.name'];
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
        expect(repositories.map(({ uuid }) => uuid)).to.have.length(2);
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
      async (vendor) => expect((await clientOf(vendor).getRepository(repository)).mainbranch).to.have.property('name'),
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
    return bitbucket.interaction(
      {
        operation: 'createPullRequest',
        description: 'creates a pull request',
        given: { name: 'a branch is ready for a pull request', params: path },
        request: { path, body },
        response: { status: 201, relies: pullRequestFields, values: { state: 'OPEN' } },
      },
      async (vendor) => expect(await clientOf(vendor).createPullRequest(repository, body)).to.include({ title: 'Pin the base image', state: 'OPEN' }),
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
        await failing(clientOf(vendor).getRepository({ workspace, slug: 'none' }), NotFoundError);
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
        await failing(clientOf(vendor).getRepository(repository), AuthenticationError);
      },
    ));
});
