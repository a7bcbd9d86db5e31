import type { ProviderFile, StubAnswer } from 'vendorproof';

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

const openPullRequest = { type: 'pullrequest', state: 'OPEN', merge_commit: null, closed_by: null };

/** The vendor's answer for what is not there, and for what the credential may not see. */
const missingRepository = (operation: string): StubAnswer => ({
  operation,
  when: { repo_slug: '{repo_slug}' },
  status: 404,
  body: { type: 'error', error: { message: 'Repository {workspace}/{repo_slug} not found' } },
});

export const provider: ProviderFile = {
  states: {
    'the workspace has repositories on one page': {
      stub: [{ operation: 'listRepositories', body: { values: [inventory, billing] } }],
    },
    'the workspace has repositories on two pages': {
      stub: [
        {
          operation: 'listRepositories',
          when: { page: null },
          body: { values: [inventory], next: 'https://api.bitbucket.org/2.0/repositories/{workspace}?page=2' },
        },
        { operation: 'listRepositories', body: { values: [billing] } },
      ],
    },
    'a repository exists': {
      stub: [{ operation: 'getRepository', body: { slug: '{repo_slug}', name: '{repo_slug}', full_name: '{workspace}/{repo_slug}', parent: null } }],
    },
    'no such repository': {
      stub: ['getRepository', 'listPullRequests', 'createPullRequest'].map(missingRepository),
    },
    'the repository has an open pull request': {
      stub: [{ operation: 'listPullRequests', body: { values: [{ ...openPullRequest, id: 42 }] } }],
    },
    'a branch is ready for a pull request': {
      stub: [{ operation: 'createPullRequest', status: 201, body: { ...openPullRequest, id: 42 } }],
    },
    'the token was revoked': {
      stub: [{ status: 401, body: { type: 'error', error: { message: 'The token is invalid, expired or revoked.' } } }],
    },
  },
};
