import type { ProviderFile } from 'vendorproof';

const address = 'https://api.bitbucket.org/2.0/repositories/{workspace}';

/** A repository of the workspace that was asked for. */
const repository = (slug: string, uuid: string) => ({
  type: 'repository',
  uuid,
  slug,
  name: slug,
  full_name: `{workspace}/${slug}`,
  mainbranch: { type: 'branch', name: 'main' },
  parent: null,
});

const inventory = repository('inventory', '{b6f2c1de-0a51-4f5e-9a40-6c2b5f1d7e33}');
const billing = repository('billing', '{0d9a7c55-3e1b-4c8e-8f25-5a7d1c9e2b64}');
const asked = { slug: '{repo_slug}', name: '{repo_slug}', full_name: '{workspace}/{repo_slug}', parent: null };

const branch = (name: string, hash = '9f8c1d2e3b4a5968778695a4b3c2d1e0f9a8b7c6') => ({ type: 'branch', name, target: { type: 'commit', hash } });
const commit = (hash: string) => ({ type: 'commit', hash });

export const repositoryStates: ProviderFile['states'] = {
  'the workspace has repositories on one page': {
    stub: [{ operation: 'listRepositories', body: { values: [inventory, billing] } }],
  },
  'the workspace has repositories on two pages': {
    stub: [
      { operation: 'listRepositories', when: { page: null }, body: { values: [inventory], next: `${address}?page=2` } },
      { operation: 'listRepositories', body: { values: [billing] } },
    ],
  },
  'a repository exists': {
    stub: [{ operation: 'getRepository', body: asked }],
  },
  'an empty repository exists': {
    stub: [{ operation: 'getRepository', body: { ...asked, mainbranch: null } }],
  },
  'the repository has branches on two pages': {
    stub: [
      { operation: 'listBranches', when: { page: null }, body: { values: [branch('main')], size: 2, next: `${address}/{repo_slug}/refs/branches?page=2` } },
      { operation: 'listBranches', body: { values: [branch('fix/pin-image')], size: 2 } },
    ],
  },
  'a branch exists': {
    stub: [{ operation: 'getBranch', body: branch('{name}') }],
  },
  'no such branch': {
    stub: [
      {
        operation: 'getBranch',
        when: { name: '{name}' },
        status: 404,
        body: { type: 'error', error: { message: 'Branch not found: {name}' } },
      },
    ],
  },
  'a commit is there to branch from': {
    stub: [],
  },
  'the branch is taken': {
    stub: [{ operation: 'createBranch', status: 409, body: { type: 'error', error: { message: 'The branch exists already.' } } }],
  },
  'the repository has commits on two pages': {
    stub: [
      {
        operation: 'listCommits',
        when: { page: null },
        body: { values: [commit('9f8c1d2e3b4a5968778695a4b3c2d1e0f9a8b7c6')], next: `${address}/{repo_slug}/commits?page=b3BhcXVl` },
      },
      { operation: 'listCommits', body: { values: [commit('0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d')] } },
    ],
  },
  'a commit exists': {
    stub: [],
  },
};
